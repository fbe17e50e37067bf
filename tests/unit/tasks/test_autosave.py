"""Autosaves of tabs, however they are delayed, repeated and mixed with what others do."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON
from tests.support.interleave import Stepping, schedules
from tests.support.tables import empty_tables
from tests.support.world import World
from tests.unit.tasks.autosaving import FIELDS, Tab, a_network
from vestnik.errors import GoneError, PreconditionFailedError
from vestnik.tasks.autosave import Autosave, autosaved
from vestnik.tasks.edits import TaskChanges, edited
from vestnik.tasks.model import Autosaves, Task
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.use_cases import Desk, delete_task, edit_task, get_task
from vestnik.when.recurrence import Mode

Deed = Callable[[Task, Desk], object]

TAB, OTHER = "tab-aaaa", "tab-bbbb"
TEA = Task("anna", "t1", "Tea", NOON, NOON, "web")

values = {
    "title": st.sampled_from(["A", "B", "C", "Tea"]),
    "description": st.sampled_from(["", "a", "b"]),
    "priority": st.integers(1, 4),
}
texts = st.one_of(*(st.tuples(st.just(name), values[name]) for name in FIELDS))
numbers = st.integers(0, 9)
tab_names = st.sampled_from([TAB, OTHER])
steps = st.one_of(
    st.tuples(st.just("type"), tab_names, texts),
    st.tuples(st.just("save"), tab_names),
    st.tuples(st.sampled_from(["hand over", "hand over again", "answer", "lose"]), numbers),
    st.tuples(st.just("elsewhere"), texts),
)


def play(taken: Sequence[Any]) -> tuple[Any, dict[str, Tab], set[str]]:
    """The network after the steps, the tabs, and the fields that were changed elsewhere."""
    network, tabs = a_network()
    elsewhere = set[str]()
    for step, *given_with in taken:
        match step, given_with:
            case "type", [name, (field, value)]:
                tabs[name].type(field, value)
            case "save", [name]:
                network.requests.append(tabs[name].request())
            case "elsewhere", [(field, value)]:
                network.server.edit({field: value})
                elsewhere.add(field)
            case "answer" | "lose", [which]:
                network.answer(which, tabs, lost=step == "lose")
            case _, [which]:
                network.hand_over(which, again=step == "hand over again")
    return network, tabs, elsewhere


@settings(max_examples=400)
@given(st.lists(steps, max_size=40))
def test_nobodys_edit_is_overwritten_unseen(taken: Sequence[Any]) -> None:
    network, tabs, _ = play(taken)

    network.settle(tabs)

    assert network.server.overwritten_unseen == []


@settings(max_examples=400)
@given(st.lists(steps, max_size=40))
def test_a_tabs_last_value_is_what_stays_of_its_own(taken: Sequence[Any]) -> None:
    network, tabs, elsewhere = play(taken)

    network.settle(tabs)

    for tab in tabs.values():
        others = elsewhere.union(*(one.wrote for one in tabs.values() if one is not tab))
        alone = {name: value for name, value in tab.wrote.items() if name not in others}
        assert {name: getattr(network.server.task, name) for name in alone} == alone


def saved(task: Task, title: str, seq: int, version: int, *, tab: str = TAB) -> Task:
    changes, autosave = TaskChanges(title=title), Autosave(tab, seq, version)
    return autosaved(task, changes, autosave, rev="r", now=NOON)


def test_a_later_one_need_not_wait_for_the_answer_to_an_earlier() -> None:
    task = saved(saved(saved(TEA, "A", 1, 1), "AB", 2, 1), "ABC", 3, 2)

    assert (task.title, task.version) == ("ABC", 4)
    assert task.autosaves == Autosaves(TAB, 3, from_version=1, version=4)


def test_one_that_was_overtaken_or_comes_again_changes_nothing() -> None:
    task = saved(TEA, "AB", 2, 1)

    assert saved(task, "A", 1, 1) == task
    assert saved(task, "AB", 2, 1) == task
    elsewhere = edited(task, TaskChanges(title="Bot"), rev="r", now=NOON)
    assert saved(elsewhere, "AB", 2, 1) == elsewhere


def test_an_edit_from_elsewhere_between_is_in_the_way_until_the_tab_knows_of_it() -> None:
    task = edited(saved(TEA, "A", 1, 1), TaskChanges(priority=1), rev="r", now=NOON)

    with pytest.raises(PreconditionFailedError) as refused:
        saved(task, "AB", 2, 1)

    assert refused.value.details["current"] == task
    after = saved(task, "AB", 3, task.version)
    assert (after.title, after.priority, after.autosaves) == ("AB", 1, Autosaves(TAB, 3, 3, 4))


def test_another_tab_is_somebody_else() -> None:
    with pytest.raises(PreconditionFailedError):
        saved(saved(TEA, "A", 1, 1), "B", 1, 1, tab=OTHER)


def test_a_version_that_is_older_than_the_tabs_own_edits_is_in_the_way() -> None:
    task = saved(replace(TEA, version=5), "A", 1, 5)

    with pytest.raises(PreconditionFailedError):
        saved(task, "AB", 2, 4)


def test_one_that_changes_nothing_still_counts() -> None:
    task = saved(saved(TEA, "Tea", 2, 1), "Other", 1, 2, tab=OTHER)

    with pytest.raises(PreconditionFailedError):
        saved(task, "A", 1, 1)


def test_none_brings_a_deleted_task_back() -> None:
    with pytest.raises(GoneError):
        saved(replace(saved(TEA, "A", 1, 1), deleted_at=NOON), "A", 1, 1)


def test_it_is_kept_on_the_row_and_what_brings_nothing_new_is_on_no_record(world: World) -> None:
    task = world.given_task("Tea")

    for seq in (1, 2):
        changes, autosave = TaskChanges(title="Milk"), Autosave(TAB, seq, task.version)
        edit_task("anna", task.id, changes, world.desk, autosave=autosave)

    kept = get_task("anna", task.id, world.desk)
    assert kept.autosaves == Autosaves(TAB, 2, from_version=1, version=3)
    assert [one.what for one in kept.history] == ["created", "edited"]
    assert world.titles(done=False) == ["Milk"]


def test_a_task_that_follows_in_its_series_begins_without_any(world: World) -> None:
    repeat = Repeat("FREQ=DAILY", Mode.CALENDAR, "Europe/Moscow")
    at = world.now + timedelta(hours=1)
    task = world.given_task("Tea", reminder_time=at, recurrence=repeat)

    done = TaskChanges(done=True)
    edit_task("anna", task.id, done, world.desk, autosave=Autosave(TAB, 1, task.version))

    [following] = world.desk.tasks.page("anna", done=False, after_key=None, limit=2)[0]
    assert get_task("anna", following.id, world.desk).autosaves is None


def _save(seq: int, title: str) -> Deed:
    autosave = Autosave(TAB, seq, 1)
    return lambda task, desk: edit_task(
        "anna", task.id, TaskChanges(title=title), desk, autosave=autosave
    )


def _of_bot(task: Task, desk: Desk) -> Task:
    return edit_task("anna", task.id, TaskChanges(priority=1), desk)


def _delete(task: Task, desk: Desk) -> None:
    delete_task("anna", task.id, desk)


@pytest.mark.parametrize(
    ("other", "is_as_acknowledged"),
    [
        (_save(2, "ABC"), lambda task, _first, _second: task.title == "ABC"),
        (
            _of_bot,
            lambda task, first, second: (
                (task.title, task.priority) == ("AB" if first else "Tea", 1 if second else 4)
            ),
        ),
        (_delete, lambda task, first, _second: task.title == ("AB" if first else "Tea")),
    ],
)
def test_what_was_acknowledged_is_there_in_whatever_order_two_write(
    aws: None, other: Deed, is_as_acknowledged: Callable[[Task, bool, bool], bool]
) -> None:
    def stage() -> tuple[Any, list[Any]]:
        empty_tables()
        world = World()
        task = world.given_task("Tea")

        def play(deed: Deed) -> Callable[[Any], object]:
            return lambda pause: deed(
                task, replace(world.desk, tasks=Stepping(world.desk.tasks, pause))
            )

        return (world, task), [play(_save(1, "AB")), play(other)]

    orders = 0
    for (world, task), results in schedules(stage):
        orders += 1
        kept = world.desk.tasks.get("anna", task.id)
        failed = [one for one in results if isinstance(one, Exception)]
        assert all(isinstance(one, PreconditionFailedError | GoneError) for one in failed)
        assert is_as_acknowledged(kept, *(one not in failed for one in results))
    assert orders >= 20
