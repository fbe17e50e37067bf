"""GET and PATCH /user."""

from typing import Any

from tests.support.api import Api


def test_a_profile_is_edited_field_by_field(program: Api) -> None:
    zone = program.patch("/user", {"timezone": "Asia/Tokyo"})
    language = program.patch("/user", {"language": "ru"})

    assert (zone.status, zone.json["timezone"], zone.json["language"]) == (200, "Asia/Tokyo", "en")
    assert (language.json["timezone"], language.json["language"]) == ("Asia/Tokyo", "ru")
    assert (zone.headers["etag"], language.headers["etag"]) == ('"2"', '"3"')
    assert program.get("/user").json == language.json
    assert program.get("/user").headers["etag"] == '"3"'


def test_errors_speak_the_language_of_the_profile(program: Api) -> None:
    program.patch("/user", {"language": "ru"})

    answer = program.patch("/user", {"language": "xx"}, headers={"Accept-Language": "en"})

    assert answer.json["message"] == "Некоторые поля заполнены неверно."


def test_an_edit_of_the_current_version_passes(program: Api) -> None:
    answer = program.patch("/user", {"language": "ru"}, headers={"If-Match": '"1"'})

    assert (answer.status, answer.json["version"]) == (200, 2)
    assert program.patch("/user", {"language": "en"}, headers={"If-Match": "*"}).status == 200


def test_an_edit_of_an_old_version_is_412_and_shows_the_current_one(program: Api) -> None:
    current = program.patch("/user", {"language": "ru"}).json

    answer = program.patch("/user", {"timezone": "UTC"}, headers={"If-Match": '"1"'})

    assert answer.status == 412
    assert answer.json["current"] == current
    assert program.get("/user").json == current


def test_an_edit_without_a_change_keeps_the_version(program: Api) -> None:
    for body in ({}, {"language": None, "timezone": None}):
        answer = program.patch("/user", body)
        assert (answer.status, answer.json["version"]) == (200, 1)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"timezone": "moscow"}, "timezone"),
    ({"timezone": "x" * 10_000}, "timezone"),
    ({"timezone": 3}, "timezone"),
    ({"language": "RU"}, "language"),
    ({"email": "new@example.com"}, "email"),
    ({"password": "another horse"}, "password"),
    ({"roles": ["admin"]}, "roles"),
    ({"version": 1}, "version"),
    ({"quiet_hours": {"from": "22:00"}}, "quiet_hours.to"),
    ({"quiet_hours": {"from": "22:00", "to": "24:00"}}, "quiet_hours.to"),
    ({"quiet_hours": {"from": "22:00", "to": "22:00"}}, "quiet_hours.to"),
    ({"quiet_hours": "22-7"}, "quiet_hours"),
    ({"notifications": {"catch_up_s": 59}}, "notifications.catch_up_s"),
    ({"notifications": {"catch_up_s": 604_801}}, "notifications.catch_up_s"),
    ({"notifications": {"digest": "sms"}}, "notifications.digest"),
    ({"notifications": {"reminder_channel": "off"}}, "notifications.reminder_channel"),
    ({"notifications": {"sound": True}}, "notifications.sound"),
    ({"notifications": {"reminder_mail": "no"}}, "notifications.reminder_mail"),
    ({"notifications": {"notice_mail": 0}}, "notifications.notice_mail"),
    ({"email_confirmed": True}, "email_confirmed"),
    ({"email_refused": False}, "email_refused"),
]


def test_what_can_not_be_edited_is_refused(program: Api) -> None:
    for body, field in REFUSED:
        answer = program.patch("/user", body)

        assert answer.status == 422, body
        assert set(answer.json["fields"]) == {field}
    assert program.get("/user").json["version"] == 1


def test_messages_come_by_telegram_and_at_any_hour_until_somebody_says_otherwise(
    program: Api,
) -> None:
    profile = program.get("/user").json

    assert profile["quiet_hours"] is None
    assert profile["notifications"] == {
        "reminder_channel": "telegram",
        "digest": "email",
        "reminder_mail": True,
        "notice_mail": True,
        "statistics_mail": True,
        "catch_up_s": 86_400,
    }


def test_preferences_are_edited_field_by_field_and_quiet_hours_end_with_null(program: Api) -> None:
    hours = {"from": "22:00", "to": "07:00"}
    program.patch("/user", {"quiet_hours": hours})
    program.patch("/user", {"notifications": {"digest": "off", "catch_up_s": 60}})
    program.patch("/user", {"notifications": {"reminder_mail": False, "notice_mail": False}})

    edited = program.patch("/user", {"notifications": {"reminder_channel": "email"}}).json

    assert edited["quiet_hours"] == hours
    assert edited["notifications"] == {
        "reminder_channel": "email",
        "digest": "off",
        "reminder_mail": False,
        "notice_mail": False,
        "statistics_mail": True,
        "catch_up_s": 60,
    }
    ended = program.patch("/user", {"quiet_hours": None, "language": "ru"}).json
    assert (ended["quiet_hours"], ended["language"]) == (None, "ru")
    assert ended["notifications"] == edited["notifications"]
    assert program.get("/user").json == ended


def test_an_edit_of_preferences_of_an_old_version_is_412(program: Api) -> None:
    program.patch("/user", {"language": "ru"})

    answer = program.patch("/user", {"quiet_hours": None}, headers={"If-Match": '"1"'})

    assert answer.status == 412
    assert answer.json["current"]["notifications"]["digest"] == "email"
