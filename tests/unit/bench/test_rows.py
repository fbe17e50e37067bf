"""Verdicts: a goal is met by figures of the product beside its peers, and by nothing else."""

from bench.digests import Sample, row_14
from bench.moments import PACE, Race, row_6, row_7, row_8, row_9, row_10
from bench.receiver import Arrival
from bench.table import Row, as_text, failed
from bench.waiting import Delivery


def a_delivery(late_s: float, *, count: int = 100, first_s: float = 1000.0) -> Delivery:
    """Evenly spread over ten seconds, all equally late."""
    due_s = {f"r{n}": first_s + n / 10 for n in range(count)}
    return Delivery(due_s, [arrived(key, at_s + late_s) for key, at_s in due_s.items()])


def arrived(key: str, at_s: float) -> Arrival:
    return Arrival(key, at_s, at_s + 0.05)


def a_burst(per_s: float, *, count: int = 170) -> Delivery:
    due_s = {f"b{n}": 1000.0 for n in range(count)}
    return Delivery(due_s, [arrived(key, 1000 + n / per_s) for n, key in enumerate(due_s)])


BEAT, ETA = a_delivery(30.0), a_delivery(0.005)


def test_lateness_is_met_only_beside_both_peers() -> None:
    ours = a_delivery(0.002)

    assert row_6(Race(ours, BEAT, ETA)).verdict == "met"
    assert row_6(Race(ours, BEAT, "Redis is missing")).verdict == "failed"
    assert row_6(Race(a_delivery(0.02), BEAT, ETA)).verdict == "missed"


def test_a_lost_reminder_misses_every_goal_that_counts_arrivals() -> None:
    whole = a_delivery(0.002)
    lossy = Delivery(whole.due_s, whole.arrivals[1:])

    assert row_6(Race(lossy, BEAT, ETA)).verdict == "missed"
    assert row_10([lossy], BEAT).verdict == "missed"


def test_one_that_is_early_is_seen_among_late_ones() -> None:
    assert row_7([a_delivery(0.0), a_delivery(0.002)]).verdict == "met"
    assert row_7([a_delivery(0.002), a_delivery(-0.001, count=1)]).verdict == "missed"


def test_one_that_came_twice_is_seen() -> None:
    once = a_delivery(0.002)
    twice = Delivery(once.due_s, [*once.arrivals, once.arrivals[0]])

    assert row_10([once], BEAT).verdict == "met"
    assert row_10([once, twice], BEAT).verdict == "missed"
    assert row_10([once], "not asked for").verdict == "failed"


def test_a_pace_is_kept_in_every_second_and_used() -> None:
    assert row_9(a_burst(PACE)).verdict == "met"
    assert row_9(a_burst(PACE + 3)).verdict == "missed"
    assert row_9(a_burst(PACE - 3)).verdict == "missed"


def test_a_burst_is_measured_against_what_is_in_flight() -> None:
    # 10 in flight, 50 ms: 200 a second
    assert row_8(a_burst(200, count=2000), BEAT, in_flight=10).verdict == "met"
    assert row_8(a_burst(100, count=2000), BEAT, in_flight=10).verdict == "missed"


def test_the_table_shows_failed_rows_with_their_reason() -> None:
    rows = [Row(7, "early", "0", "0 of 10", "none", "met"), failed(8, "no Redis")]

    lines = as_text(rows).splitlines()

    assert lines[0].split() == ["#", "measure", "goal", "figure", "peer", "verdict"]
    assert "no Redis" in lines[3]
    assert lines[3].endswith("failed")


def a_sample(tasks: int, read_units: float, *, sending_units: float = 40.0) -> Sample:
    return Sample(tasks, mailed=40, read_units=read_units, sending_units=sending_units)


def test_a_night_that_reads_what_sleeps_misses_its_goal() -> None:
    flat = row_14([a_sample(180, 64.5), a_sample(1080, 64.5), a_sample(10_080, 64.5)])
    grows = row_14([a_sample(180, 64.5), a_sample(1080, 70.0), a_sample(10_080, 79.0)])
    costly = row_14([a_sample(180, 81.0), a_sample(1080, 81.0), a_sample(10_080, 81.0)])

    assert [one.verdict for one in (flat, grows, costly)] == ["met", "missed", "missed"]
    assert flat.figure == "RRU 0.000; 1.61 RRU a mailed user (+ 1.00 to send)"
