"""How much is explored: a size that fits into every run of the tests, or all of it."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """
    `further`: single faults beyond one for each step of each kind of invocation; None: all.
    `turn`: each such fault of a step only, another at the next step. `pairs`: pairs of faults.
    `every`: second switches happen at each such step of a race only.
    """

    further: int | None
    turn: int
    pairs: int
    every: int


_FULL = Size(further=None, turn=1, pairs=8_500, every=1)
_USUAL = Size(further=120, turn=2, pairs=600, every=10)


def size() -> Size:
    """The full one where EXPLORE says so."""
    return _FULL if os.environ.get("EXPLORE") == "full" else _USUAL
