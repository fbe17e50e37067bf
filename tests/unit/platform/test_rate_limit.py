"""Limits, against a reference that remembers every instant, and in every order of a race."""

import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.interleave import Pause, Stepping, schedules
from vestnik.errors import TransientError
from vestnik.platform import dynamodb
from vestnik.platform.dynamodb import table_name
from vestnik.platform.rate_limit import DynamoLimiter, Limit, Limiter, MemoryLimiter

NOON_MS = 1_795_348_800_000
_runs = itertools.count()
FIVE = Limit("five", count=5, period_s=60, by="account")


@dataclass
class LeakyBucket:
    """The reference: a bucket of `burst` that drains one each interval, in exact fractions."""

    limit: Limit
    level: Fraction = Fraction(0)
    at_ms: int = 0

    def take(self, now_ms: int) -> bool:
        drained = Fraction(now_ms - self.at_ms, 1000) / self.interval_s
        self.level, self.at_ms = max(Fraction(0), self.level - drained), now_ms
        if self.level + 1 > self.limit.at_once:
            return False
        self.level += 1
        return True

    @property
    def interval_s(self) -> Fraction:
        return Fraction(self.limit.interval_us, 1_000_000)


@pytest.fixture(params=["memory", "table"])
def limiter(request: pytest.FixtureRequest) -> Limiter:
    if request.param == "memory":
        return MemoryLimiter()
    request.getfixturevalue("aws")
    return DynamoLimiter(table_name("ephemeral"), dynamodb.client())


def test_a_burst_passes_and_the_next_one_waits(limiter: Limiter) -> None:
    decisions = [limiter.take(FIVE, "anna", now_ms=NOON_MS) for _ in range(6)]

    assert [one.allowed for one in decisions] == [True] * 5 + [False]
    assert [one.remaining for one in decisions] == [4, 3, 2, 1, 0, 0]
    assert decisions[4].reset_s == 60
    assert decisions[5].retry_after_s == 12  # 60 s / 5


def test_who_waits_as_long_as_told_passes(limiter: Limiter) -> None:
    for _ in range(5):
        limiter.take(FIVE, "anna", now_ms=NOON_MS)

    assert not limiter.take(FIVE, "anna", now_ms=NOON_MS + 11_999).allowed
    assert limiter.take(FIVE, "anna", now_ms=NOON_MS + 12_000).allowed
    assert not limiter.take(FIVE, "anna", now_ms=NOON_MS + 12_000).allowed


def test_keys_and_limits_do_not_touch_each_other(limiter: Limiter) -> None:
    for _ in range(6):
        limiter.take(FIVE, "anna", now_ms=NOON_MS)

    assert limiter.take(FIVE, "boris", now_ms=NOON_MS).allowed
    other = Limit("other", count=5, period_s=60, by="account")
    assert limiter.take(other, "anna", now_ms=NOON_MS).allowed


def test_a_burst_may_be_smaller_than_the_count(limiter: Limiter) -> None:
    limit = Limit("api", count=120, period_s=60, by="user", burst=2)

    passed = [limiter.take(limit, "anna", now_ms=NOON_MS).allowed for _ in range(3)]

    assert passed == [True, True, False]
    assert limiter.take(limit, "anna", now_ms=NOON_MS + 500).allowed  # 60 s / 120


def test_a_clock_that_was_set_back_locks_nobody_out(limiter: Limiter) -> None:
    for _ in range(6):
        limiter.take(FIVE, "anna", now_ms=NOON_MS)

    assert limiter.take(FIVE, "anna", now_ms=NOON_MS - 3_600_000).allowed


@pytest.mark.parametrize(
    ("factor", "count", "burst"), [(1, 5, 3), (100, 500, 300), (0.5, 2, 1), (0.001, 1, 1)]
)
def test_a_limit_can_be_made_looser_but_never_off(factor: float, count: int, burst: int) -> None:
    limit = Limit("some", count=5, period_s=60, by="ip", burst=3).times(factor)

    assert (limit.count, limit.burst) == (count, burst)


gaps_ms = st.lists(st.integers(0, 30_000) | st.just(0) | st.just(12_000), max_size=60)
limits = st.builds(
    Limit,
    name=st.just("some"),
    count=st.integers(1, 40),
    period_s=st.sampled_from([1, 60, 3600]),
    by=st.just("ip"),
    burst=st.none() | st.integers(1, 40),
)


@given(limit=limits, gaps=gaps_ms)
def test_memory_decides_like_the_reference(limit: Limit, gaps: list[int]) -> None:
    assert_like_reference(MemoryLimiter(), limit, gaps)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(limit=limits, gaps=gaps_ms)
def test_the_table_decides_like_the_reference(aws: None, limit: Limit, gaps: list[int]) -> None:
    assert_like_reference(
        DynamoLimiter(table_name("ephemeral"), dynamodb.client()), limit, gaps, f"run {next(_runs)}"
    )


def assert_like_reference(
    limiter: Limiter, limit: Limit, gaps: list[int], key: str = "anna"
) -> None:
    reference, now_ms = LeakyBucket(limit), NOON_MS
    for gap in gaps:
        now_ms += gap
        decision = limiter.take(limit, key, now_ms=now_ms)
        assert decision.allowed == reference.take(now_ms)
        assert 0 <= decision.remaining < limit.at_once
        if not decision.allowed:
            assert decision.retry_after_s > 0


@given(limit=limits, gaps=gaps_ms)
def test_no_window_lets_more_pass_than_burst_and_rate_together(
    limit: Limit, gaps: list[int]
) -> None:
    limiter, passed, now_ms = MemoryLimiter(), deque[int](), NOON_MS
    for gap in gaps:
        now_ms += gap
        if limiter.take(limit, "anna", now_ms=now_ms).allowed:
            passed.append(now_ms)
    for index, begin in enumerate(passed):
        for more, end in enumerate(list(passed)[index:]):
            steady = (end - begin) * 1000 / limit.interval_us
            assert more + 1 <= limit.at_once + steady


def racing(
    callers: int, arrival_us: int | None, limit: Limit
) -> Callable[[], tuple[list[int], list[Callable[[Pause], object]]]]:
    """So many callers at one instant, each of whose requests is a step; the world: the requests."""

    def stage() -> tuple[list[int], list[Callable[[Pause], object]]]:
        table = dynamodb.client()
        key = {"pk": {"S": f"limit#{limit.name}#anna"}, "sk": {"S": "gcra"}}
        table.delete_item(TableName=table_name("ephemeral"), Key=key)
        if arrival_us is not None:
            item = {**key, "arrival_us": {"N": str(arrival_us)}}
            table.put_item(TableName=table_name("ephemeral"), Item=item)
        calls: list[int] = []

        def take(pause: Pause) -> object:
            def counted() -> None:
                calls.append(1)
                pause()

            limiter = DynamoLimiter(table_name("ephemeral"), Stepping(table, counted))
            return limiter.take(limit, "anna", now_ms=NOON_MS).allowed

        return calls, [take] * callers

    return stage


@pytest.mark.parametrize(
    ("arrival_us", "burst", "free"),
    [
        (None, 1, 1),  # never seen
        (NOON_MS * 1000, 1, 1),  # at rest since this instant
        (NOON_MS * 1000 + 1, 2, 1),  # one of two in use
        (NOON_MS * 1000 + 1, 3, 2),
        (NOON_MS * 1000 + 30_000_001, 2, 0),  # 60 s / 2 ahead
        (NOON_MS * 1000 + 10**12, 1, 1),  # of a clock that was ahead
    ],
)
def test_a_race_lets_exactly_as_many_pass_as_are_free(
    aws: None, arrival_us: int | None, burst: int, free: int
) -> None:
    limit = Limit("raced", count=2, period_s=60, by="ip", burst=burst)

    runs = list(schedules(racing(2, arrival_us, limit)))

    assert len(runs) >= 2
    for calls, passed in runs:
        assert sum(passed) == free
        assert len(calls) <= 2 * 2


def test_a_decision_costs_one_request_at_rest_and_two_when_busy(aws: None) -> None:
    calls: list[int] = []
    limiter = DynamoLimiter(
        table_name("ephemeral"), Stepping(dynamodb.client(), lambda: calls.append(1))
    )

    costs = []
    for _ in range(3):
        before = len(calls)
        limiter.take(FIVE, "anna", now_ms=NOON_MS)
        costs.append(len(calls) - before)

    assert costs == [1, 2, 2]


def test_a_table_that_does_not_answer_decides_nothing(aws: None) -> None:
    with pytest.raises(TransientError):
        DynamoLimiter("no-such-table", dynamodb.client()).take(FIVE, "anna", now_ms=NOON_MS)


def test_a_container_forgets_the_keys_that_are_at_rest() -> None:
    limiter = MemoryLimiter()
    for number in range(20_001):
        limiter.take(FIVE, str(number), now_ms=NOON_MS + number * 100)

    assert len(limiter._arrivals_us) < 200
