"""
What the worker does: learns about providers, and exchanges codes for proofs.

A code is good once. So a sign-in is claimed once and for all: whoever claimed it and died leaves it
claimed, which its browser is told after a while (`enter.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from vestnik.accounts.outside import FRESH, Identity
from vestnik.errors import PermanentError, TransientError, VestnikError
from vestnik.oidc.discovery import discovered, with_keys
from vestnik.oidc.id_token import identity_of, signed_in_at
from vestnik.oidc.model import WORKER_LEASE, Flow, Metadata, Provider, Purpose
from vestnik.oidc.ports import Flows, Known, Opens, UnknownKeyError, Web
from vestnik.oidc.token import redeemed


@dataclass(frozen=True)
class ProvingDesk:
    """What asking providers works with. `web`: what one may be called by; `opens`: its tokens."""

    providers: Mapping[str, Provider]
    flows: Flows
    known: Known
    web: Callable[[Provider], Web]
    opens: Opens
    callback_url: Callable[[str], str]
    now: Callable[[], datetime]


def learn(provider_id: str, desk: ProvingDesk) -> None:
    """
    Ask a provider about itself, unless that was done a short while ago.

    Raises:
        TransientError, PermanentError: as `discovered`.
    """
    provider = desk.providers.get(provider_id)
    if provider is not None:
        known = _known(provider, desk)
        if known is None or not known.is_fresh(desk.now()):
            _learned(provider, desk)


def prove(key: str, desk: ProvingDesk) -> VestnikError | None:
    """Exchange the code of a sign-in that waits with one; answers why it came to nothing."""
    now = desk.now()
    flow = desk.flows.claim(key, now=now, until=now + WORKER_LEASE)
    if flow is None:
        return None
    try:
        identity, at = _proved(flow, desk)
    except (PermanentError, TransientError) as error:
        is_final = isinstance(error, PermanentError)
        desk.flows.fail(key, error.code if is_final else "outside_unavailable")
        return error
    desk.flows.prove(key, identity, at)
    return None


def _proved(flow: Flow, desk: ProvingDesk) -> tuple[Identity, datetime | None]:
    """Who came, and when he signed in there; who was to do so anew must just have done it."""
    provider = desk.providers.get(flow.provider)
    if provider is None:
        raise PermanentError("outside_unavailable")
    metadata = _usable(provider, desk)
    callback = desk.callback_url(provider.id)
    token = redeemed(flow, provider, metadata, desk.web(provider), callback_url=callback)
    try:
        claims = desk.opens(token, metadata.keys)
    except UnknownKeyError:
        if not metadata.may_renew_keys(desk.now()):
            raise
        renewed = with_keys(metadata, desk.web(provider), now=desk.now())
        desk.known.keep(provider.id, renewed)
        claims = desk.opens(token, renewed.keys)
    now = desk.now()
    identity = identity_of(claims, provider, nonce=flow.nonce, now=now)
    at = signed_in_at(claims, now=now)
    if flow.purpose is Purpose.PROVE and (at is None or now - at > FRESH):
        raise PermanentError("outside_not_anew")
    return identity, at


def _usable(provider: Provider, desk: ProvingDesk) -> Metadata:
    """What is known of a provider, renewed where it is old; else the old serves for a day."""
    known = _known(provider, desk)
    if known is not None and known.is_fresh(desk.now()):
        return known
    try:
        return _learned(provider, desk)
    except (TransientError, PermanentError):
        if known is None or not known.serves(desk.now()):
            raise
        return known


def _known(provider: Provider, desk: ProvingDesk) -> Metadata | None:
    found = desk.known.metadata(provider.id)
    return found if found and found.issuer == provider.issuer else None


def _learned(provider: Provider, desk: ProvingDesk) -> Metadata:
    metadata = discovered(provider, desk.web(provider), now=desk.now())
    desk.known.keep(provider.id, metadata)
    return metadata
