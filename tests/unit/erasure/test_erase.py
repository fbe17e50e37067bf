"""Erasing ends well, whatever dies on the way and whoever comes late."""

from datetime import timedelta

import pytest

from tests.support.tables import sort_keys
from tests.support.world import World
from tests.unit.erasure.conftest import Leaver
from vestnik.erasure.erase import go_on
from vestnik.erasure.model import ERASURE, SETTLED_AFTER
from vestnik.erasure.store import ErasureStore
from vestnik.platform.due import LEASE, Plan


class Died(BaseException):
    """The process is gone."""


def test_an_account_is_closed_when_nobody_can_be_at_work_for_it(
    leaver: Leaver, world: World
) -> None:
    leaver.things = ["task", "mail"]
    leaver.leaves()
    leaver.run_hints()
    assert leaver.things == []
    leaver.things = ["written by who still saw the account"]
    leaver.run_hints()
    assert not leaver.is_over

    world.advance(SETTLED_AFTER)
    leaver.run_hints()
    assert (leaver.things, leaver.is_over) == ([], False)
    world.advance(timedelta(seconds=5))
    leaver.run_hints()

    assert leaver.is_over
    assert sort_keys("accounts") == set()


def test_what_others_share_waits_until_nobody_works_for_the_account(
    leaver: Leaver, world: World
) -> None:
    leaver.late_things = ["chat"]
    leaver.leaves()

    leaver.run_hints()
    assert leaver.late_things == ["chat"]

    world.advance(SETTLED_AFTER)
    leaver.run_hints()
    assert leaver.late_things == []


def test_more_than_there_is_time_for_goes_on_at_once(leaver: Leaver, world: World) -> None:
    leaver.things = ["1", "2", "3", "4", "5"]
    leaver.leaves()
    leaver.hints.take()

    leaver.run_hints(has_time=lambda: len(leaver.things) > 3)

    assert leaver.things == ["1", "2", "3"]
    assert [hint.slot_ms for hint in leaver.hints.take()] == [world.now_ms]
    leaver.run_hints()
    assert leaver.things == []


def test_whoever_dies_on_the_way_somebody_else_goes_on(leaver: Leaver, world: World) -> None:
    leaver.things = ["1", "2"]
    leaver.leaves()

    def dies() -> bool:
        raise Died

    with pytest.raises(Died):
        leaver.run_hints(has_time=dies)
    leaver.run_hints()
    assert leaver.things == ["1"]

    for wait in (LEASE, SETTLED_AFTER, timedelta(seconds=5)):
        world.advance(wait)
        leaver.run_hints()
    assert (leaver.things, leaver.is_over) == ([], True)


def test_only_one_is_at_it_and_who_was_held_up_changes_nothing(
    leaver: Leaver, world: World
) -> None:
    leaver.leaves()
    stalled = leaver.erasure()
    assert stalled
    assert leaver.erasure() is None

    world.advance(LEASE)
    assert leaver.erasure()

    assert not ErasureStore().put_off(stalled, world.now)
    assert not ErasureStore().close(stalled)


def test_a_hint_that_comes_a_little_early_waits_and_a_much_earlier_one_leaves(
    leaver: Leaver, world: World
) -> None:
    leaver.leaves()
    leaver.run_hints()
    [entry] = world.entries(ERASURE)
    leaver.things = ["late"]

    world.wait_until_ms(entry.due_ms - 2_001)
    go_on(entry, leaver.eraser())
    assert leaver.things == ["late"]

    world.wait_until_ms(entry.due_ms - 2_000)
    go_on(entry, leaver.eraser())
    assert leaver.things == []


def test_an_entry_that_nothing_waits_for_is_dropped_once_it_is_old(
    leaver: Leaver, world: World
) -> None:
    leaver.leaves()
    [entry] = world.entries(ERASURE)
    _until_it_is_over(leaver, world)
    world.due.put(Plan(ERASURE, entry.ref, entry.due_ms, entry.rev), made_ms=world.now_ms)

    leaver.run_hints()
    assert len(world.entries(ERASURE)) == 1
    world.advance(timedelta(minutes=5, milliseconds=1))
    leaver.run_hints()

    assert leaver.is_over


def _until_it_is_over(leaver: Leaver, world: World) -> None:
    for _ in range(3):
        leaver.run_hints()
        world.advance(SETTLED_AFTER)
    assert leaver.is_over
