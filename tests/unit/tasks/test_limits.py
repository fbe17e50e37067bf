"""At most so many open tasks, counted seldom."""

from datetime import timedelta

import pytest

from tests.support.world import World
from vestnik.errors import ConflictError
from vestnik.tasks.clearing import delete_all, undo_delete_all
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.limits import OPEN_MAX, OpenCounts
from vestnik.tasks.use_cases import CreateTask, create_task, delete_task, edit_task, restore_task

FEW = 3


@pytest.fixture
def world(world: World) -> World:
    """A world where nobody may have more than three."""
    world.counts.limit = FEW
    return world


def given_full(world: World) -> list[str]:
    return [world.given_task(f"Task {number}").id for number in range(FEW)]


def assert_refused(caught: pytest.ExceptionInfo[ConflictError], world: World) -> None:
    assert (caught.value.code, caught.value.params) == ("too_many_tasks", {"limit": FEW})
    assert len(world.titles(done=False)) <= FEW


def test_ten_thousand_are_allowed() -> None:
    assert OPEN_MAX == 10_000


def test_one_more_is_refused_until_one_is_done_or_deleted(world: World) -> None:
    first, second, _ = given_full(world)

    with pytest.raises(ConflictError) as caught:
        world.given_task("one more")
    assert_refused(caught, world)
    edit_task("anna", first, TaskChanges(done=True), world.desk)
    delete_task("anna", second, world.desk)
    world.given_task("one more")
    world.given_task("another")

    with pytest.raises(ConflictError):
        world.given_task("one more")


def test_what_is_undone_or_restored_counts_too(world: World) -> None:
    first, second, _ = given_full(world)
    edit_task("anna", first, TaskChanges(done=True), world.desk)
    delete_task("anna", second, world.desk)
    world.given_task("in place of the first")
    world.given_task("in place of the second")

    with pytest.raises(ConflictError) as caught:
        edit_task("anna", first, TaskChanges(done=False), world.desk)
    assert_refused(caught, world)
    with pytest.raises(ConflictError) as caught:
        restore_task("anna", second, world.desk)
    assert_refused(caught, world)


def test_an_edit_and_a_repeated_creation_need_no_room(world: World) -> None:
    command = CreateTask("anna", TaskChanges(title="Tea"), "api", "hash", task_id="clientmade1")
    create_task(command, world.desk)
    world.given_task("two")
    third = world.given_task("three")

    create_task(command, world.desk)
    edit_task("anna", third.id, TaskChanges(title="renamed"), world.desk)

    assert len(world.titles(done=False)) == FEW


def test_taking_back_a_deletion_of_all_needs_room_for_all(world: World) -> None:
    given_full(world)
    undo = delete_all("anna", world.desk, key="press 1").undo
    new = world.given_task("new")

    with pytest.raises(ConflictError) as caught:
        undo_delete_all("anna", undo, world.desk)
    assert_refused(caught, world)
    delete_task("anna", new.id, world.desk)
    undo_delete_all("anna", undo, world.desk)

    assert len(world.titles(done=False)) == FEW


def test_it_is_counted_once_as_long_as_nobody_can_have_come_near(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    count = world.desk.tasks.count

    def noting(*args: object, **options: object) -> int:
        counted.append(1)
        return count(*args, **options)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(world.desk.tasks, "count", noting)
    world.counts.limit, world.counts.burst, world.counts.per_s = 100, 60, 2

    for _ in range(20):
        world.given_task()
    assert len(counted) == 1
    world.advance(timedelta(seconds=11))
    world.given_task()

    assert len(counted) == 2


def test_a_process_remembers_so_many_people_and_begins_anew() -> None:
    counts = OpenCounts(burst=0, per_s=0)
    for number in range(10_001):
        counts.was_counted(f"user {number}", 0, now_ms=0)

    assert counts.has_surely_room("user 10000", adding=1, now_ms=0)
    assert not counts.has_surely_room("user 0", adding=1, now_ms=0)
