from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from vestnik.digests.contents import Contents, Line, Missed, Stretch, contents, told_by

MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)  # in Moscow
NOON = MIDNIGHT - timedelta(hours=12)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
TODAY = Stretch(MIDNIGHT - DAY, MIDNIGHT)


def told(lines: Sequence[Line], stretch: Stretch = TODAY) -> Contents | None:
    return contents(lines, stretch, day=date(2026, 11, 22), timezone="Europe/Moscow")


def a_line(name: str, *, done: datetime | None = None, made: datetime = NOON) -> Line:
    return Line(name, name.title(), made, done)


def test_nothing_open_and_nothing_done_is_nothing_to_tell() -> None:
    assert told([]) is None
    assert told([a_line("tea", done=MIDNIGHT - 2 * DAY)]) is None


def test_what_is_done_at_midnight_belongs_to_the_day_that_begins() -> None:
    found = told([a_line("tea", done=MIDNIGHT - SECOND), a_line("milk", done=MIDNIGHT)])

    assert found is not None
    assert [line.id for line in found.done] == ["tea"]


def test_a_task_of_the_day_that_begins_is_not_among_those_that_are_left() -> None:
    found = told([a_line("tea"), a_line("milk", made=MIDNIGHT + SECOND)])

    assert found is not None
    assert [line.id for line in found.open] == ["tea"]


def test_the_latest_open_tasks_are_named_and_all_are_counted() -> None:
    lines = [a_line(f"t{n}", made=NOON + n * SECOND) for n in range(7)]

    found = told(lines)

    assert found is not None
    values = found.values(MIDNIGHT)
    assert values["open_count"] == 7
    assert [one["id"] for one in values["open"]] == ["t6", "t5", "t4", "t3", "t2"]


def test_of_many_that_were_done_the_last_fifty_are_named() -> None:
    lines = [a_line(f"t{n:03d}", done=NOON + n * SECOND) for n in range(60)]

    found = told(lines)

    assert found is not None
    values = found.values(MIDNIGHT)
    assert values["done_count"] == 60
    assert [one["id"] for one in values["done"]] == [f"t{n:03d}" for n in range(10, 60)]


def test_the_first_day_is_that_of_the_first_thing_that_is_told() -> None:
    stretch = Stretch(MIDNIGHT - 4 * DAY, MIDNIGHT)

    found = told([a_line("tea", done=MIDNIGHT - 2 * DAY - SECOND)], stretch)

    assert found is not None
    assert found.first_date == date(2026, 11, 20)


def test_a_missed_reminder_is_told_with_the_time_that_it_was_for() -> None:
    missed = Missed(at=NOON, wanted=NOON - 2 * DAY)

    found = told([Line("tea", "Tea", NOON - 3 * DAY, missed=(missed,))])

    assert found is not None
    assert found.values(MIDNIGHT)["missed"] == [
        {"id": "tea", "title": "Tea", "at": "2026-11-20T09:00:00.000Z"}
    ]


def test_what_was_written_too_late_for_a_digest_is_told_by_the_next_one() -> None:
    seen, unseen = (a_line(one, done=MIDNIGHT - SECOND) for one in ("seen", "unseen"))
    last = told([seen])
    assert last is not None
    stretch = Stretch(MIDNIGHT, MIDNIGHT + DAY, told_by(last.values(MIDNIGHT)))

    found = told([seen, unseen], stretch)

    assert found is not None
    assert [line.id for line in found.done] == ["unseen"]


def test_a_missed_reminder_is_not_told_twice() -> None:
    line = Line("tea", "Tea", NOON, missed=(Missed(MIDNIGHT - SECOND, NOON),))
    last = told([line])
    assert last is not None
    stretch = Stretch(MIDNIGHT, MIDNIGHT + DAY, told_by(last.values(MIDNIGHT)))

    found = told([line], stretch)

    assert found is not None
    assert found.missed == []


def test_what_a_digest_only_counted_is_not_told_by_the_next_one() -> None:
    lines = [a_line(f"t{n:03d}", done=MIDNIGHT - SECOND) for n in range(60)]
    last = told(lines)
    assert last is not None
    stretch = Stretch(MIDNIGHT, MIDNIGHT + DAY, told_by(last.values(MIDNIGHT)))

    assert told(lines, stretch) is None
