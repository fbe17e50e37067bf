"""Faults that can be ordered for the inbox."""

from typing import Literal, get_args

from infra.local.front_door.ordered_fault import OrderedFault

Mode = Literal["ok", "refuse", "drop_after_data", "slow"]
MailFault = OrderedFault[Mode]


def no_mail_fault() -> MailFault:
    """An inbox that does nothing wrong."""
    return OrderedFault(get_args(Mode))
