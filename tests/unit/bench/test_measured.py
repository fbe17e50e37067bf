"""What can't be measured or run is a failed row that says why; it hides no other row."""

import os
import shutil
from typing import Any, cast

import pytest

from bench import moments
from bench.measured import Measured
from bench.peers.environment import PeerError, redis_server
from bench.receiver import Arrival, Receiver
from bench.sizes import Sizes
from bench.waiting import Delivery

PUNCTUAL = Delivery({"a": 1.0, "b": 2.0}, [Arrival("a", 1.001, 1.001), Arrival("b", 2.0, 2.0)])


def measuring(*numbers: int) -> Measured:
    nowhere = cast("Receiver", None)
    return Measured(nowhere, Sizes(), lambda _: None, frozenset(numbers))


def test_a_product_that_cannot_run_fails_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("./run ended")

    monkeypatch.setattr(Measured, "_bench", broken)

    rows = measuring(1, 6, 8).rows()

    assert [(row.number, row.verdict) for row in rows] == [(n, "failed") for n in (1, 6, 8)]
    assert {row.figure for row in rows} == {"RuntimeError: ./run ended"}


def test_a_row_without_material_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Measured, "_paced", lambda _: None)

    [row] = measuring(7).rows()

    assert row.verdict == "failed"


def test_one_part_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(self: Measured) -> None:
        self.deliveries.append(PUNCTUAL)
        self._keep(moments.row_7([PUNCTUAL]))
        raise RuntimeError("no more")

    monkeypatch.setattr(Measured, "_paced", half)

    early, growth = reversed(measuring(1, 7).rows())

    assert (early.verdict, growth.verdict) == ("met", "failed")


def test_without_redis_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(PeerError, match=r"^Redis is missing: sudo apt-get install .*redis-server$"):
        redis_server()
