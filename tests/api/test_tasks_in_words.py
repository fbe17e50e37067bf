"""Tasks out of a line of text, over the API."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.api import Api
from vestnik import clock

WEDNESDAY = datetime(2026, 11, 18, 11, 30, tzinfo=UTC)  # 14:30 in Moscow


@pytest.fixture(autouse=True)
def _on_a_wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: WEDNESDAY)


def parsed(api: Api, text: str, **fields: str) -> dict[str, object]:
    answer = api.post("/tasks/parse", {"text": text, **fields})
    assert answer.status == 200, answer.text
    document: dict[str, object] = answer.json
    return document


def test_a_line_is_read_and_nothing_is_stored(anna: Api) -> None:
    assert parsed(anna, "купить молоко завтра в 9") == {
        "title": "купить молоко",
        "reminder_time": "2026-11-19T06:00:00.000Z",
        "time_given": True,
        "recurrence": None,
        "priority": None,
        "tags": [],
        "ambiguous": [],
        "spans": [{"start": 14, "end": 24}],
    }
    assert anna.get("/tasks").json == []


def test_a_recurrence_and_a_day_without_a_time_are_read(anna: Api) -> None:
    answer = parsed(anna, "по вторникам тренировка")

    assert answer["recurrence"] == {"rrule": "FREQ=WEEKLY;BYDAY=TU", "mode": "calendar"}
    assert (answer["reminder_time"], answer["time_given"]) == ("2026-11-24T06:00:00.000Z", False)


def test_what_is_ambiguous_lists_its_readings(anna: Api) -> None:
    answer = parsed(anna, "напомни в 9 позвонить")

    assert (answer["title"], answer["reminder_time"]) == ("позвонить", None)
    assert answer["ambiguous"] == [
        {
            "title": "позвонить",
            "reminder_time": instant,
            "time_given": True,
            "recurrence": None,
        }
        for instant in ("2026-11-18T18:00:00.000Z", "2026-11-19T06:00:00.000Z")
    ]


def test_a_line_without_time_is_its_own_title(anna: Api) -> None:
    answer = parsed(anna, " Купить 2 литра молока ")

    assert (answer["title"], answer["reminder_time"]) == ("Купить 2 литра молока", None)
    assert (answer["ambiguous"], answer["spans"]) == ([], [])


def test_wall_times_are_meant_in_the_zone_that_was_asked_for(anna: Api) -> None:
    answer = parsed(anna, "завтра в 9", timezone="Asia/Kathmandu")

    assert answer["reminder_time"] == "2026-11-19T03:15:00.000Z"


@pytest.mark.parametrize(
    ("text", "ru", "en"),
    [
        ("вчера в 9", "Это время уже прошло", "This time has passed"),
        ("завтра в 25:99", "Такого времени не бывает", "There is no such time"),
    ],
)
def test_a_past_or_impossible_time_is_refused_in_the_caller_s_words(
    anna: Api, text: str, ru: str, en: str
) -> None:
    for language, message in (("ru", ru), ("en", en)):
        anna.patch("/user", {"language": language})
        for path in ("/tasks/parse", "/tasks"):
            answer = anna.post(path, {"text": text})

            assert answer.status == 422
            assert answer.json["fields"]["reminder_time"].startswith(message)


@pytest.mark.parametrize(
    "body", [{}, {"text": ""}, {"text": " "}, {"text": "a" * 301}, {"text": 5}]
)
def test_a_text_has_1_to_300_characters(anna: Api, body: dict[str, object]) -> None:
    answer = anna.post("/tasks/parse", body)

    assert (answer.status, list(answer.json["fields"])) == (422, ["text"])


def test_a_zone_that_does_not_exist_is_refused(anna: Api) -> None:
    answer = anna.post("/tasks/parse", {"text": "завтра", "timezone": "Mars/Base"})

    assert (answer.status, list(answer.json["fields"])) == (422, ["timezone"])


def test_a_task_is_made_of_a_line(anna: Api) -> None:
    answer = anna.post("/tasks", {"text": "купить молоко завтра в 9"})

    assert answer.status == 201
    assert answer.json["title"] == "купить молоко"
    assert answer.json["reminder_time"] == "2026-11-19T06:00:00.000Z"
    assert answer.json["reminder_set"] is True


def test_a_repeating_task_is_made_of_a_line(anna: Api) -> None:
    task = anna.post("/tasks", {"text": "каждый день в 9 зарядка"}).json

    assert (task["title"], task["reminder_time"]) == ("зарядка", "2026-11-19T06:00:00.000Z")
    assert task["recurrence"] == {"rrule": "FREQ=DAILY", "mode": "calendar"}


def test_a_task_of_a_line_without_time_has_none(anna: Api) -> None:
    task = anna.post("/tasks", {"text": "read chapter 5"}).json

    assert (task["title"], task["reminder_set"]) == ("read chapter 5", False)


def test_an_ambiguous_line_makes_no_task_and_shows_the_readings(anna: Api) -> None:
    answer = anna.post("/tasks", {"text": "позвонить в 9"})

    assert answer.status == 422
    assert list(answer.json["fields"]) == ["reminder_time"]
    instants = [one["reminder_time"] for one in answer.json["ambiguous"]]
    assert instants == ["2026-11-18T18:00:00.000Z", "2026-11-19T06:00:00.000Z"]
    assert anna.get("/tasks").json == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": "завтра в 9"}, "title"),
        ({"text": "завтра в 9 позвонить", "title": "A"}, "text"),
        ({"text": "завтра в 9 позвонить", "priority": 1}, "text"),
    ],
)
def test_a_line_that_makes_no_task_says_why(anna: Api, body: dict[str, object], field: str) -> None:
    answer = anna.post("/tasks", body)

    assert (answer.status, list(answer.json["fields"])) == (422, [field])


def test_a_repeated_line_finds_its_task_even_when_its_time_has_passed(
    anna: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = {"Idempotency-Key": "k1"}
    first = anna.post("/tasks", {"text": "позвонить сегодня в 14:32"}, headers=key)
    later = datetime(2026, 11, 18, 11, 35, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: later)

    again = anna.post("/tasks", {"text": "позвонить сегодня в 14:32"}, headers=key)
    other = anna.post("/tasks", {"text": "позвонить сегодня в 14:40"}, headers=key)

    assert (first.status, again.status) == (201, 201)
    assert again.json["id"] == first.json["id"]
    assert (other.status, list(other.json["fields"])) == (422, ["Idempotency-Key"])


@pytest.mark.parametrize(
    ("text", "title", "reminder_time"),
    [
        # Written at 14:30, nine minutes before it came.
        ("позвонить через 2 часа #дом", "позвонить", "2026-11-18T13:30:00.000Z"),
        ("позвонить сегодня в 17 #дом", "позвонить", "2026-11-18T14:00:00.000Z"),
        ("позвонить через 5 минут #дом", "позвонить через 5 минут #дом", None),
        ("позвонить в 9 #дом", "позвонить в 9 #дом", None),
        ("позвонить завтра в 25:99 #дом", "позвонить завтра в 25:99 #дом", None),
    ],
)
def test_a_line_that_comes_late_is_read_as_of_when_it_was_written(
    anna: Api,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    title: str,
    reminder_time: str | None,
) -> None:
    monkeypatch.setattr(clock, "now", lambda: WEDNESDAY + timedelta(minutes=9))

    answer = anna.post("/tasks", {"text": text, "written_at": WEDNESDAY.isoformat()})

    assert answer.status == 201, answer.text
    assert answer.json["title"] == title
    assert answer.json["reminder_time"] == reminder_time
    assert answer.json["tags"] == ["дом"]


def test_a_line_from_a_clock_that_is_ahead_is_read_as_of_now(anna: Api) -> None:
    ahead = WEDNESDAY + timedelta(days=1)

    task = anna.post("/tasks", {"text": "завтра в 9 обед", "written_at": ahead.isoformat()}).json

    assert task["reminder_time"] == "2026-11-19T06:00:00.000Z"


def test_priority_and_tags_are_read_in_the_same_line(anna: Api) -> None:
    text = "купить молоко завтра #дом в 9 !1"

    answer = parsed(anna, text)

    assert (answer["title"], answer["priority"], answer["tags"]) == ("купить молоко", 1, ["дом"])
    assert answer["reminder_time"] == "2026-11-19T06:00:00.000Z"
    spans: Any = answer["spans"]
    understood = [text[one["start"] : one["end"]] for one in spans]
    assert understood == ["завтра", "#дом", "в 9", "!1"]
    task = anna.post("/tasks", {"text": text}).json
    assert (task["title"], task["priority"], task["tags"]) == ("купить молоко", 1, ["дом"])


def test_a_line_of_marks_alone_has_no_title(anna: Api) -> None:
    assert list(anna.post("/tasks", {"text": "#дом !1"}).json["fields"]) == ["title"]


def test_more_tags_than_a_task_has_are_refused_with_their_number(anna: Api) -> None:
    line = "Tea " + " ".join(f"#tag{number}" for number in range(21))

    answer = anna.post("/tasks", {"text": line})

    assert answer.status == 422
    assert "20" in answer.json["fields"]["tags"]
