"""Recurrence over the API: rules tried, and tasks that repeat."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.api import Answered, Api
from vestnik import clock

WEEKDAYS = {"rrule": "FREQ=WEEKLY;BYDAY=MO,FR", "dtstart": "2026-11-23T09:00:00+03:00"}


def preview(api: Api, **fields: Any) -> Answered:
    return api.post("/recurrence/preview", {**WEEKDAYS, **fields})


def test_the_next_times_are_shown_in_utc(anna: Api) -> None:
    answer = preview(anna, timezone="Europe/Moscow", count=3)

    assert answer.status == 200
    assert answer.json == {
        "occurrences": [
            "2026-11-23T06:00:00.000Z",
            "2026-11-27T06:00:00.000Z",
            "2026-11-30T06:00:00.000Z",
        ]
    }


def test_they_keep_the_wall_clock_of_the_zone(anna: Api) -> None:
    answer = preview(
        anna, rrule="FREQ=DAILY", dtstart="2027-03-27T02:30:00", timezone="Europe/Berlin", count=3
    )

    assert answer.json["occurrences"] == [
        "2027-03-27T01:30:00.000Z",
        "2027-03-28T01:30:00.000Z",  # 02:30 is in the gap: 03:30 by the clock
        "2027-03-29T00:30:00.000Z",
    ]


def test_without_a_zone_it_is_the_callers_and_ten_are_shown(anna: Api) -> None:
    answer = preview(anna, rrule="FREQ=DAILY", dtstart="2026-11-23T09:00")

    assert len(answer.json["occurrences"]) == 10
    assert answer.json["occurrences"][0] == "2026-11-23T06:00:00.000Z"


def test_a_series_that_ends_shows_fewer(anna: Api) -> None:
    assert len(preview(anna, rrule="FREQ=DAILY;COUNT=2").json["occurrences"]) == 2
    assert len(preview(anna, rrule="FREQ=DAILY;UNTIL=20261125T060000Z").json["occurrences"]) == 3


def test_as_many_as_the_limit_says_are_shown(anna: Api) -> None:
    assert len(preview(anna, rrule="FREQ=MINUTELY", count=366).json["occurrences"]) == 366


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"rrule": "FREQ=DAILY;COUNT=2;UNTIL=20301231"}, "rrule", "COUNT"),
        ({"rrule": "FREQ=DAILY;INTERVAL=0"}, "rrule", "100,000"),
        ({"rrule": "FREQ=DAILY;COUNT=1001"}, "rrule", "1,000"),
        ({"rrule": "FREQ=WEEKLY;BYDAY=1MO"}, "rrule", "FREQ=WEEKLY"),
        ({"rrule": "FREQ=SECONDLY"}, "rrule", "one time a minute"),
        ({"rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, "rrule", "2200"),
        ({"rrule": "BYDAY=MO"}, "rrule", "FREQ"),
        ({"rrule": ""}, "rrule", "FREQ=WEEKLY"),
        ({"rrule": "F" * 1001}, "rrule", "1,000"),
        ({"rrule": 5}, "rrule", "text"),
        ({"rrule": None}, "rrule", "text"),
        ({"dtstart": "tomorrow"}, "dtstart", "2026-11-22T09:00:00+03:00"),
        ({"dtstart": 1790000000}, "dtstart", "2026-11-22T09:00:00+03:00"),
        ({"dtstart": "2026-02-30T09:00:00"}, "dtstart", "2026-11-22T09:00:00+03:00"),
        ({"dtstart": "9999-12-31T23:59:59Z"}, "dtstart", "1970 to 2200"),
        ({"dtstart": "0001-01-01T00:00:00+14:00"}, "dtstart", "1970 to 2200"),
        ({"timezone": "moscow"}, "timezone", "Europe/Moscow"),
        ({"timezone": "../etc/passwd"}, "timezone", "time zone"),
        ({"count": 0}, "count", "1"),
        ({"count": 367}, "count", "366"),
        ({"count": "3"}, "count", "whole number"),
        ({"color": "red"}, "color", "no such field"),
    ],
)
def test_a_wrong_field_is_422_and_says_what_is_expected(
    anna: Api, fields: dict[str, Any], field: str, said: str
) -> None:
    answer = preview(anna, **fields)

    assert answer.status == 422, answer.text
    assert answer.json["code"] == "invalid_input"
    assert set(answer.json["fields"]) == {field}
    assert said in answer.json["fields"][field]


def test_a_preview_needs_somebody_signed_in(anybody: Api) -> None:
    assert preview(anybody).status == 401


def given_weekly(api: Api, **fields: Any) -> dict[str, Any]:
    at = (clock.now() + timedelta(hours=1)).isoformat(timespec="seconds")
    body = {"title": "Water", "reminder_time": at, "recurrence": {"rrule": "FREQ=WEEKLY"}}
    task: dict[str, Any] = api.post("/tasks", {**body, **fields}).json
    return task


def test_a_done_task_is_followed_by_the_next_of_its_series(anna: Api) -> None:
    task = given_weekly(anna)

    assert anna.patch(f"/tasks/{task['id']}", {"done": True}).status == 200
    assert anna.patch(f"/tasks/{task['id']}", {"done": True}).status == 200

    [following] = anna.get("/tasks").json
    [past] = anna.get("/tasks?status=done").json
    assert following["recurrence"] == {"rrule": "FREQ=WEEKLY", "mode": "calendar"}
    assert following["series_id"] == past["series_id"] == task["id"] == past["id"]
    waited = _instant(following["reminder_time"]) - _instant(task["reminder_time"])
    assert waited == timedelta(days=7)
    assert following["reminder_set"]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_rule_is_changed_and_taken_away(anna: Api) -> None:
    path = f"/tasks/{given_weekly(anna)['id']}"
    rule = {"rrule": "FREQ=DAILY", "mode": "after_done"}

    assert anna.patch(path, {"recurrence": rule}).json["recurrence"] == rule
    assert anna.patch(path, {"title": "Tea"}).json["recurrence"] == rule
    assert anna.patch(path, {"recurrence": None}).json["recurrence"] is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reminder_time": None}, "recurrence"),
        ({"recurrence": "FREQ=DAILY"}, "recurrence"),
        ({"recurrence": {"rrule": "FREQ=DAILY;COUNT=2;UNTIL=20301231"}}, "recurrence.rrule"),
        ({"recurrence": {"rrule": "F" * 1001}}, "recurrence.rrule"),
        ({"recurrence": {"rrule": "FREQ=DAILY", "mode": "sometimes"}}, "recurrence.mode"),
        ({"recurrence": {"mode": "calendar"}}, "recurrence.rrule"),
    ],
)
def test_a_wrong_recurrence_is_422_with_its_field(
    anna: Api, fields: dict[str, Any], field: str
) -> None:
    at = "2150-01-01T09:00:00Z"
    body = {"title": "Water", "reminder_time": at, "recurrence": {"rrule": "FREQ=DAILY"}}

    answer = anna.post("/tasks", {**body, **fields})

    assert answer.status == 422, answer.text
    assert set(answer.json["fields"]) == {field}
    assert anna.get("/tasks").json == []
