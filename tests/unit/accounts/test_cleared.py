"""Stretches of time that were deleted, against a plain list of things."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vestnik.accounts.cleared import KEPT_MAX, NOTHING_CLEARED, Cleared, Gap, Stretch

DAY_MS = 24 * 3600 * 1000
MAKE, CLEAR, UNDO = "make", "clear", "undo"


@dataclass
class Thing:
    """Something listed at an instant; `deletion`: which one took it."""

    at_ms: int
    deletion: str | None = None


steps = st.lists(st.tuples(st.sampled_from((MAKE, MAKE, CLEAR, UNDO)), st.integers(0, 9)))


@given(steps)
def test_each_deletion_takes_what_is_there_and_its_undo_brings_back_just_that(
    taken_steps: list[tuple[str, int]],
) -> None:
    cleared, things, made = NOTHING_CLEARED, list[Thing](), list[str]()
    for now_ms, (step, which) in enumerate(taken_steps):
        if step == MAKE:
            things.append(Thing(now_ms))
        elif step == CLEAR:
            deletion = f"d{now_ms}"
            made = [*made, deletion][-KEPT_MAX:]
            cleared = cleared.with_deletion(deletion, until_ms=now_ms, at_ms=now_ms)
            for thing in things:
                thing.deletion = thing.deletion or deletion
        elif made:
            deletion = made[which % len(made)]
            cleared = cleared.without(deletion)
            for thing in things:
                thing.deletion = None if thing.deletion == deletion else thing.deletion

        seen = [cleared.covering(thing.at_ms) is not None for thing in things]
        assert seen == [thing.deletion is not None for thing in things]
        assert_in_order(cleared)


def assert_in_order(cleared: Cleared) -> None:
    for one, following in pairwise(cleared.stretches):
        assert one.until_ms <= following.after_ms
    assert all(one.after_ms < one.until_ms for one in cleared.stretches)
    for gap in cleared.gaps():
        assert cleared.covering(gap.after_ms + 1) is None
        assert cleared.covering(gap.ends_by(10**6)) is None


def test_the_gaps_of_what_was_never_cleared_are_all_of_time() -> None:
    assert NOTHING_CLEARED.gaps() == [Gap(-1, None)]


def test_the_names_of_yesterdays_deletions_are_forgotten_but_not_what_they_took() -> None:
    cleared = NOTHING_CLEARED.with_deletion("a", until_ms=10, at_ms=10)
    cleared = cleared.with_deletion("b", until_ms=20, at_ms=20)

    later = cleared.with_deletion("c", until_ms=DAY_MS * 2, at_ms=DAY_MS * 2)

    assert later.stretches == (Stretch(-1, 20, 20), Stretch(20, DAY_MS * 2, DAY_MS * 2, "c"))
    assert not later.is_known("a")


def test_a_deletion_can_be_undone_for_a_day() -> None:
    cleared = NOTHING_CLEARED.with_deletion("a", until_ms=10, at_ms=10)

    assert cleared.can_be_undone("a", 10 + DAY_MS)
    assert not cleared.can_be_undone("a", 11 + DAY_MS)
    assert not cleared.without("a").can_be_undone("a", 10)
    assert cleared.without("a").is_undone("a")


def test_however_often_somebody_deletes_all_his_row_stays_small() -> None:
    cleared = NOTHING_CLEARED
    for number in range(1, 500):
        cleared = cleared.with_deletion(f"d{number}", until_ms=number * 10, at_ms=number)
        if number % 3 == 0:
            cleared = cleared.without(f"d{number - 1}")

    assert len(cleared.stretches) <= 2 * KEPT_MAX
    assert len(cleared.undone) <= KEPT_MAX
