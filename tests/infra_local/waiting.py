"""Waiting for a condition, not for a time."""

import time
from collections.abc import Callable
from typing import TypeVar

_LOOK_EVERY_S = 0.02
_Seen = TypeVar("_Seen")


def until(look: Callable[[], _Seen], *, within_s: float = 60.0) -> _Seen:
    """
    What `look` gives as soon as it is true.

    Raises:
        AssertionError: it never was.
    """
    deadline = time.monotonic() + within_s
    while not (seen := look()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(_LOOK_EVERY_S)
    return seen
