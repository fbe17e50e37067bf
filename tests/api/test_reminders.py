"""Reminders over HTTP: several of them, and snoozing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from tests.support.api import Answered, Api

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def rfc(instant: datetime) -> str:
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def given_task(anna: Api, **fields: Any) -> Any:
    answer = anna.post("/tasks", {"title": "Tea", **fields})
    assert answer.status == 201, answer.text
    return answer.json


def snooze(anna: Api, task: Any, body: dict[str, Any], **headers: str) -> Answered:
    return anna.post(f"/tasks/{task['id']}/snooze", body, headers=headers)


def test_a_list_of_reminders_comes_back_as_it_was_sent(anna: Api) -> None:
    due_at = NOON + 24 * HOUR
    task = given_task(
        anna,
        due_at=rfc(due_at),
        reminders=[
            {"before_s": 3600, "urgent": True},
            {"at": rfc(NOON + HOUR), "channel": "email"},
        ],
    )

    assert task["reminder_time"] == rfc(NOON + HOUR)
    assert (task["reminder_set"], task["reminder_sent"]) == (True, False)
    assert task["reminders"] == [
        {
            "id": "2",
            "at": rfc(NOON + HOUR),
            "before_s": None,
            "channel": "email",
            "chosen_channel": "email",
            "urgent": False,
            "state": "scheduled",
            "sent_at": None,
            "late_s": None,
            "error": None,
        },
        {
            "id": "1",
            "at": rfc(due_at - HOUR),
            "before_s": 3600,
            "channel": "telegram",
            "chosen_channel": None,
            "urgent": True,
            "state": "scheduled",
            "sent_at": None,
            "late_s": None,
            "error": None,
        },
    ]
    assert anna.get(f"/tasks/{task['id']}").json == task
    assert anna.get("/tasks").json == [task]


@pytest.mark.parametrize("nothing", [None, []])
def test_null_and_an_empty_list_take_all_away(anna: Api, nothing: list[Any] | None) -> None:
    task = given_task(anna, reminders=[{"at": rfc(NOON + HOUR)}])

    answer = anna.patch(f"/tasks/{task['id']}", {"reminders": nothing})

    assert (answer.status, answer.json["reminders"]) == (200, [])
    assert answer.json["reminder_set"] is False


IN_AN_HOUR = rfc(NOON + HOUR)
REFUSED: list[tuple[list[dict[str, Any]], str, str]] = [
    ([{}], "reminders.0", "either"),
    ([{"at": IN_AN_HOUR, "before_s": 60}], "reminders.0", "either"),
    ([{"at": rfc(NOON)}], "reminders.0.at", "22.11.2026 15:00 (Europe/Moscow)"),
    ([{"before_s": 60}], "reminders.0.before_s", "no due date"),
    ([{"at": IN_AN_HOUR}, {"before_s": -1}], "reminders.1.before_s", "0 or more"),
    ([{"before_s": 31_622_401}], "reminders.0.before_s", "31622400"),
    ([{"before_s": "60"}], "reminders.0.before_s", "whole number"),
    ([{"at": IN_AN_HOUR, "channel": "sms"}], "reminders.0.channel", "telegram"),
    ([{"at": IN_AN_HOUR, "urgent": 1}], "reminders.0.urgent", "true or false"),
    ([{"at": IN_AN_HOUR, "id": "1"}], "reminders.0.id", "no such field"),
    ([{"at": rfc(NOON + n * HOUR)} for n in range(1, 12)], "reminders", "10"),
]


@pytest.mark.parametrize(("reminders", "field", "words"), REFUSED)
def test_what_cannot_remind_is_refused_with_the_reason(
    anna: Api, reminders: list[dict[str, Any]], field: str, words: str
) -> None:
    answer = anna.post("/tasks", {"title": "Tea", "reminders": reminders})

    assert answer.status == 422
    assert list(answer.json["fields"]) == [field]
    assert words in answer.json["fields"][field].replace(",", "").replace("\N{NBSP}", "")


def test_fractions_of_a_millisecond_do_not_make_another_reminder(anna: Api) -> None:
    wishes = [{"at": "2026-11-22T13:00:00.123456Z"}]
    task = given_task(anna, reminders=wishes)

    answer = anna.patch(f"/tasks/{task['id']}", {"reminders": wishes})

    assert answer.json == task


def test_a_snooze_counts_from_now_and_moves_the_plain_time(anna: Api) -> None:
    task = given_task(anna, reminder_time=rfc(NOON + HOUR))

    answer = snooze(anna, task, {"for_s": 600})

    assert answer.status == 200
    assert answer.json["reminder_time"] == rfc(NOON + timedelta(minutes=10))
    assert answer.headers["etag"] == '"2"'
    until = snooze(anna, task, {"until": rfc(NOON + 5 * HOUR), "reminder_id": "1"})
    assert until.json["reminder_time"] == rfc(NOON + 5 * HOUR)


def test_a_snooze_with_a_key_is_one_snooze(anna: Api, noon: Any) -> None:
    task = given_task(anna, reminder_time=rfc(NOON + HOUR))
    first = snooze(anna, task, {"for_s": 600}, **{"Idempotency-Key": "one"})
    noon.shift(5)

    again = snooze(anna, task, {"for_s": 600}, **{"Idempotency-Key": "one"})
    other = snooze(anna, task, {"for_s": 600}, **{"Idempotency-Key": "two"})

    assert again.json == first.json
    assert other.json["version"] == first.json["version"] + 1


def test_a_snooze_that_makes_no_sense_is_refused_with_the_reason(anna: Api) -> None:
    task = given_task(anna, reminder_time=rfc(NOON + HOUR))
    refused: list[tuple[dict[str, Any], str]] = [
        ({}, "body"),
        ({"for_s": 60, "until": IN_AN_HOUR}, "body"),
        ({"for_s": 0}, "for_s"),
        ({"for_s": 31_622_401}, "for_s"),
        ({"until": rfc(NOON)}, "until"),
        ({"for_s": 60, "reminder": "1"}, "reminder"),
    ]

    for body, field in refused:
        answer = snooze(anna, task, body)
        assert (answer.status, list(answer.json["fields"])) == (422, [field]), body


def test_a_done_task_an_unknown_one_and_an_unknown_reminder_are_not_snoozed(anna: Api) -> None:
    task = given_task(anna, reminder_time=rfc(NOON + HOUR))

    unknown = snooze(anna, task, {"for_s": 60, "reminder_id": "7"})
    nobodys = snooze(anna, {"id": "nobodys-task"}, {"for_s": 60})
    anna.patch(f"/tasks/{task['id']}", {"done": True})
    done = snooze(anna, task, {"for_s": 60})

    assert (unknown.status, nobodys.status) == (404, 404)
    assert (done.status, done.json["code"]) == (409, "task_done")
