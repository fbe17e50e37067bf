"""What tests of several reminders have in common."""

from datetime import datetime, timedelta
from typing import Any

from tests.support.world import World
from vestnik.reminders.deliver import deliver
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Reminder, Task
from vestnik.tasks.reminding import ReminderWish
from vestnik.tasks.use_cases import edit_task, get_task

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def at(instant: datetime, **options: Any) -> ReminderWish:
    return ReminderWish(at=instant, **options)


def before(duration: timedelta, **options: Any) -> ReminderWish:
    return ReminderWish(before_s=int(duration.total_seconds()), **options)


def edited(world: World, task: Task, **changes: Any) -> Task:
    return edit_task("anna", task.id, TaskChanges(**changes), world.desk)


def seen(world: World, task: Task) -> Task:
    return get_task("anna", task.id, world.desk)


def waits(task: Task, now: datetime) -> list[tuple[str, timedelta, str]]:
    """(id, how long from now, state) of each reminder."""
    return [(one.id, one.at - now, one.state.value) for one in task.reminders]


def come(world: World, by: timedelta) -> None:
    """Time passes, and whatever comes due is delivered."""
    end = world.now + by
    while due := [
        one for one in world.entries("reminder") if one.due_ms <= int(end.timestamp() * 1000)
    ]:
        world.wait_until_ms(due[0].due_ms)
        deliver(due[0], world.courier)
        world.due.delete(due[0])
    world.now = end


def main(task: Task) -> Reminder:
    assert task.main_reminder
    return task.main_reminder
