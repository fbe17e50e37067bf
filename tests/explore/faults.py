"""What can go wrong at one step of I/O."""

from collections.abc import Mapping
from enum import StrEnum


class Crash(BaseException):
    """The process has died here. No `except Exception` hides it, no `finally` gets anything out."""


class Mode(StrEnum):
    """The first five fit every step; the others only what they name."""

    CRASH_BEFORE = "crash before"
    CRASH_AFTER = "crash after"
    TIMEOUT_APPLIED = "time-out though applied"
    TIMEOUT_NOT_APPLIED = "time-out not applied"
    THROTTLED = "throttled"
    ASKED_TWICE = "answer lost, the client's own retry answered"  # of writes of one row
    MESSAGE_LOST = "message lost"
    MESSAGE_DOUBLED = "message doubled"
    MESSAGE_LATE = "message late beyond the lease"


EVERYWHERE = tuple(Mode)[:5]
_ONLY_AT = {
    "PutItem": (Mode.ASKED_TWICE,),
    "UpdateItem": (Mode.ASKED_TWICE,),
    "SendMessageBatch": (Mode.MESSAGE_LOST, Mode.MESSAGE_DOUBLED, Mode.MESSAGE_LATE),
}

Faults = Mapping[int, Mode]  # number of the step -> what goes wrong there


def modes_at(operation: str) -> tuple[Mode, ...]:
    """All that can go wrong at a step of this operation."""
    return EVERYWHERE + _ONLY_AT.get(operation, ())
