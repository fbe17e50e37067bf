"""
Schedules fire when they are due.

AWS: a rate rule fires each minute, with a precision of a minute or better.
MiniStack: looks at its rules every 10 s, so a rule of one minute fires after 60 to 70 s.
Here: every half second, 59.9 to 60.1 s.
"""

from infra.local.embedded_aws import emulator

_TICK_S = 0.5


def install() -> None:
    """Shorten the pause between two looks at the rules."""
    eventbridge = emulator.module("services.eventbridge")
    emulator.replace(eventbridge, "_SCHEDULER_TICK_INTERVAL", _TICK_S)
