"""What is kept of a task's changes."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.world import World
from vestnik import clock
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.history import KEPT_MAX, history_text, read_history
from vestnik.tasks.model import Change, Task, What
from vestnik.tasks.recurrence import Repeat
from vestnik.tasks.use_cases import delete_task, edit_task, get_task, restore_task, snooze_task
from vestnik.when.recurrence import Mode

HOUR = timedelta(hours=1)
FIELDS = ("title", "description", "priority", "tags", "due_at", "reminders", "recurrence")

changes = st.builds(
    Change,
    st.integers(0, 7 * 10**12).map(clock.from_ms),
    st.sampled_from(("web", "telegram", "api", "link")),
    st.sampled_from(What),
    st.lists(st.sampled_from(FIELDS), unique=True).map(tuple),
)


def kept(task: Task, world: World) -> list[tuple[What, str, tuple[str, ...]]]:
    found = get_task("anna", task.id, world.desk)
    return [(one.what, one.source, one.fields) for one in found.history]


@given(st.lists(changes, max_size=KEPT_MAX).map(tuple))
def test_a_history_is_read_back_as_it_was_written(history: tuple[Change, ...]) -> None:
    assert read_history(history_text(history)) == history


def test_each_change_is_kept_with_its_place_and_its_fields(world: World) -> None:
    task = world.given_task(reminder_time=world.now + HOUR)
    renamed = TaskChanges(title="Coffee", priority=1, tags=("a",), description="black")
    edit_task("anna", task.id, renamed, world.desk, source="web")
    again = Repeat("FREQ=DAILY", Mode.CALENDAR, "UTC")
    moved = TaskChanges(reminder_time=world.now + 2 * HOUR, recurrence=again, due_at=world.now)
    edit_task("anna", task.id, moved, world.desk)
    until = world.now + HOUR
    snooze_task("anna", task.id, world.desk, until=until, key="press1", source="telegram")

    assert kept(task, world) == [
        (What.CREATED, "api", ()),
        (What.EDITED, "web", ("title", "description", "priority", "tags")),
        (What.EDITED, "api", ("due_at", "reminders", "recurrence")),
        (What.EDITED, "telegram", ("reminders",)),
    ]


def test_done_undone_deleted_and_restored_are_told_apart_from_what_they_do_to_reminders(
    world: World,
) -> None:
    task = world.given_task(reminder_time=world.now + HOUR)
    edit_task("anna", task.id, TaskChanges(done=True), world.desk, source="telegram")
    edit_task("anna", task.id, TaskChanges(done=False), world.desk, source="link")
    delete_task("anna", task.id, world.desk, source="web")
    restore_task("anna", task.id, world.desk, source="web")

    assert kept(task, world)[1:] == [
        (What.DONE, "telegram", ()),
        (What.UNDONE, "link", ()),
        (What.DELETED, "web", ()),
        (What.RESTORED, "web", ()),
    ]


def test_what_changes_nothing_is_no_change(world: World) -> None:
    task = world.given_task("Tea")

    edit_task("anna", task.id, TaskChanges(title="Tea"), world.desk)

    assert len(kept(task, world)) == 1


def test_the_last_twenty_are_kept_in_few_bytes(world: World) -> None:
    task = world.given_task()
    for number in range(30):
        world.advance(HOUR)
        edit_task("anna", task.id, TaskChanges(title=f"Tea {number}"), world.desk)

    found = get_task("anna", task.id, world.desk)

    assert len(found.history) == KEPT_MAX
    assert found.history[-1].at == world.now
    assert found.history[0].at == world.now - 19 * HOUR
    assert len(history_text(found.history) or "") <= 25 * KEPT_MAX


def test_the_next_of_a_series_has_a_history_of_its_own(world: World) -> None:
    daily = Repeat("FREQ=DAILY", Mode.CALENDAR, "UTC")
    task = world.given_task(reminder_time=world.now + HOUR, recurrence=daily)

    edit_task("anna", task.id, TaskChanges(done=True), world.desk, source="telegram")

    following = world.desk.tasks.page("anna", done=False, after_key=None, limit=1)[0][0]
    assert kept(following, world) == [(What.CREATED, "telegram", ())]
