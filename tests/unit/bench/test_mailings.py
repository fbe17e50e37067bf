"""Rows of mailings say what was measured, and are met only by what the goals ask."""

from dataclasses import replace

import pytest

from bench.mailings import Sample, Sending, row_11, row_12, row_13
from bench.receiver import Arrival


def sending(clients: int, *, over_s: float) -> Sending:
    """As many calls, the last answered so long after the first came."""
    arrivals = [Arrival(str(n), 100.0, 100.0 + over_s) for n in range(clients)]
    return Sending(clients, arrivals)


FAST = sending(5_000, over_s=5.4)  # 926 a second
SLOW = sending(5_000, over_s=12.5)  # 400 a second
PEERS = {"threads": SLOW, "gevent": sending(5_000, over_s=25.0)}


def test_the_rate_counts_no_repeats() -> None:
    doubled = Sending(5_000, [*SLOW.arrivals, *SLOW.arrivals[:10]])

    assert doubled.rate == SLOW.rate == pytest.approx(400)
    assert (doubled.doubled, doubled.lost) == (10, 0)


@pytest.mark.parametrize(
    ("ours", "verdict"),
    [
        (FAST, "met"),
        (sending(5_000, over_s=5.7), "missed"),  # 877 a second: below 0.90 of 1 000
        (replace(FAST, clients=5_001), "missed"),  # one was lost
    ],
)
def test_a_mailing_is_beside_the_best_of_the_pools(ours: Sending, verdict: str) -> None:
    row = row_11(ours, PEERS)  # type: ignore[arg-type]  # a way is a literal

    assert row.verdict == verdict
    assert row.peer == "threads 0.40, gevent 0.20"


def test_without_a_peer_there_is_nothing_to_compare_with() -> None:
    assert row_11(FAST, "Redis is missing").verdict == "failed"


def sample(clients: int, *, written: int, read: float = 1.0) -> Sample:
    return Sample(sending(clients, over_s=1.0), written, 10, read)


def test_writes_are_those_of_the_larger_mailing_and_grow_no_faster_than_it() -> None:
    few, many = sample(500, written=90), sample(5_000, written=890)

    row = row_12([sample(50, written=20), few, many])

    assert row.verdict == "met"
    assert row.figure == "0.200 and 0.180; exponent 0.95"  # 100 ÷ 500, 900 ÷ 5 000, lg 9
    assert row_12([few, sample(5_000, written=1_250)]).verdict == "missed"


def test_counting_must_not_grow() -> None:
    assert row_13([sample(50, written=1), sample(500, written=1)]).verdict == "met"
    assert row_13([sample(50, written=1), sample(500, written=1, read=3)]).verdict == "missed"
