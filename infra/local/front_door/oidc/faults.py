"""Faults that can be ordered for the provider."""

from typing import Literal, get_args

from infra.local.front_door.ordered_fault import OrderedFault

Mode = Literal[
    "ok",
    "down",
    "slow",
    "500",
    "html",
    "code_refused",
    "wrong_signature",
    "wrong_issuer",
    "wrong_audience",
    "wrong_nonce",
    "expired",
    "no_email",
    "key_rotated",
]
ProviderFault = OrderedFault[Mode]

# Met by every call that the product makes; the others only when a token is issued.
OF_EVERY_CALL: frozenset[Mode] = frozenset({"down", "slow", "500", "html"})


def no_provider_fault() -> ProviderFault:
    """A provider that does nothing wrong."""
    return OrderedFault(get_args(Mode))
