"""The calendar's text, read by two libraries that know nothing of each other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped] # it comes without types
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import NOON
from vestnik.calendars.feed import SIZE_MAX_BYTES, feed_of
from vestnik.tasks.model import Reminder, ReminderState, Task
from vestnik.tasks.recurrence import Repeat, begun
from vestnik.when.recurrence import Mode

HOUR = timedelta(hours=1)
MOSCOW = "Europe/Moscow"


def a_task(**changes: Any) -> Task:
    task = Task("anna", "task-one", "Купить; молоко, хлеб", NOON, NOON, "web")
    return replace(task, **changes)


def a_reminder(at: datetime, **changes: Any) -> Reminder:
    return replace(Reminder("1", at, at, "rev"), **changes)


def repeating(rrule: str, *, at: datetime = NOON + HOUR, mode: Mode = Mode.CALENDAR) -> Task:
    recurrence = begun(Repeat(rrule, mode, MOSCOW), at)
    return a_task(recurrence=recurrence, reminders=(a_reminder(at),))


def read(*tasks: Task) -> list[Any]:
    return list(icalendar.Calendar.from_ical(feed_of(tasks, name="Tasks")).walk("VTODO"))


def read_elsewhere(*tasks: Task) -> list[Any]:
    calendar = vobject.readOne(feed_of(tasks, name="Tasks").decode())
    return list(calendar.vtodo_list)


def test_both_readers_find_all_fields_of_an_open_task() -> None:
    due = NOON + 2 * HOUR
    task = a_task(
        description="первая\nвторая", tags=("дом", "a,b"), priority=1, due_at=due,
        reminders=(a_reminder(NOON + HOUR),),
    )  # fmt: skip

    [todo] = read(task)
    [other] = read_elsewhere(task)

    assert (str(todo["summary"]), other.summary.value) == (task.title, task.title)
    assert (str(todo["description"]), other.description.value) == ("первая\nвторая",) * 2
    assert (todo.decoded("due"), other.due.value) == (due, due)
    assert (todo["priority"], other.priority.value) == (1, "1")
    assert (todo["status"], other.status.value) == ("NEEDS-ACTION",) * 2
    assert todo.categories == ["дом", "a,b"]
    assert other.categories.value == ["дом", "a,b"]
    [alarm] = todo.walk("VALARM")
    assert (alarm["action"], alarm.decoded("trigger")) == ("DISPLAY", NOON + HOUR)
    assert alarm["trigger"].params["VALUE"] == "DATE-TIME"
    assert other.valarm.trigger.value == NOON + HOUR


def test_a_done_task_is_completed_and_reminds_of_nothing() -> None:
    task = a_task(done_at=NOON + HOUR, reminders=(a_reminder(NOON + 2 * HOUR),))

    [todo] = read(task)
    [other] = read_elsewhere(task)

    assert (todo["status"], todo.decoded("completed")) == ("COMPLETED", NOON + HOUR)
    assert (other.status.value, other.completed.value) == ("COMPLETED", NOON + HOUR)
    assert todo.walk("VALARM") == []


@pytest.mark.parametrize("state", set(ReminderState) - {"scheduled", "sending", "held"})
def test_only_reminders_that_wait_are_alarms(state: ReminderState) -> None:
    [todo] = read(a_task(reminders=(a_reminder(NOON + HOUR, state=state),)))

    assert todo.walk("VALARM") == []


@pytest.mark.parametrize(
    ("rrule", "local"),
    [
        ("FREQ=DAILY;COUNT=3", ["11-22 16:00", "11-23 16:00", "11-24 16:00"]),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261201", ["11-23 16:00", "11-30 16:00"]),
        ("FREQ=DAILY;UNTIL=20261123T160000", ["11-22 16:00", "11-23 16:00"]),
        ("FREQ=DAILY;UNTIL=20261123T130000Z", ["11-22 16:00", "11-23 16:00"]),
    ],
)
def test_a_repeating_task_begins_at_its_time_by_the_wall_clock_of_its_zone(
    rrule: str, local: list[str]
) -> None:
    [todo] = read(repeating(rrule))
    [other] = read_elsewhere(repeating(rrule))

    assert todo.decoded("dtstart") == NOON + HOUR
    assert todo["dtstart"].params["TZID"] == MOSCOW
    assert [
        f"{at:%m-%d %H:%M}" for at in other.getrruleset() if at.day != 22 or "DAILY" in rrule
    ] == local


@pytest.mark.parametrize(
    ("until", "instant"),
    [
        ("20261123T150000", datetime(2026, 11, 23, 12, tzinfo=UTC)),
        ("20261123T150000Z", datetime(2026, 11, 23, 15, tzinfo=UTC)),
        ("20261123", datetime(2026, 11, 23, 20, 59, 59, tzinfo=UTC)),
    ],
)
def test_an_end_by_the_wall_clock_is_said_in_utc(until: str, instant: datetime) -> None:
    [todo] = read(repeating(f"FREQ=DAILY;UNTIL={until}"))

    assert todo["rrule"]["UNTIL"] == [instant]


def test_of_a_count_what_is_left_is_shown() -> None:
    task = repeating("FREQ=DAILY;COUNT=5")
    assert task.recurrence is not None
    third = replace(task, recurrence=task.recurrence.at(NOON + HOUR + timedelta(days=2)))
    after_done = repeating("FREQ=DAILY;COUNT=5", mode=Mode.AFTER_DONE)
    assert after_done.recurrence is not None
    second = replace(after_done, recurrence=after_done.recurrence.at(NOON + timedelta(days=9)))

    counts = [todo["rrule"]["COUNT"] for todo in read(task, third, second)]

    assert counts == [[5], [3], [4]]


def test_its_alarms_repeat_with_it_and_one_that_is_done_repeats_no_more() -> None:
    task = repeating("FREQ=DAILY")
    early = replace(task, reminders=(a_reminder(NOON + HOUR / 2),))

    [todo] = read(early)
    [done] = read(replace(task, done_at=NOON))

    assert todo.walk("VALARM")[0].decoded("trigger") == -HOUR / 2
    assert "RRULE" not in done


def test_its_due_date_is_never_before_its_begin() -> None:
    for due in (NOON, NOON + HOUR, NOON + 2 * HOUR):
        [todo] = read(replace(repeating("FREQ=DAILY"), due_at=due))

        assert todo.decoded("dtstart") <= todo.decoded("due") == due


def test_a_zone_is_described_where_it_is_used() -> None:
    feed = feed_of([repeating("FREQ=DAILY")], name="Tasks")

    zones: list[Any] = icalendar.Calendar.from_ical(feed).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == [MOSCOW]


def test_the_same_tasks_are_the_same_text() -> None:
    tasks = [a_task(), repeating("FREQ=DAILY")]

    assert feed_of(tasks, name="Tasks") == feed_of(tasks, name="Tasks")


def test_it_never_grows_beyond_what_can_be_answered() -> None:
    long = a_task(title="," * 300, description=";" * 1_000, tags=("\\" * 50,) * 20)

    feed = feed_of((replace(long, id=f"task-{number}") for number in range(2_000)), name="Tasks")

    assert SIZE_MAX_BYTES / 2 < len(feed) <= SIZE_MAX_BYTES


@settings(max_examples=50)
@given(
    st.text(min_size=1, max_size=300),
    st.text(max_size=300),
    st.lists(st.text(min_size=1, max_size=20), max_size=3),
)
def test_whatever_is_written_can_be_read(title: str, description: str, tags: list[str]) -> None:
    task = a_task(title=title, description=description, tags=tuple(tags))

    [todo] = read(task)

    assert todo["uid"] == "task-one@vestnik"
    assert todo.decoded("dtstamp") == NOON.astimezone(UTC)
