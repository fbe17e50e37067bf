"""Language, zone, quiet hours, summary; what the bot says about itself."""

from datetime import time

import pytest

from tests.bot.people import account
from tests.support.chat import Chat
from vestnik.accounts.model import QuietHours
from vestnik.texts import Language


def keyboard(chat: Chat) -> list[list[str]]:
    """What stands on the keyboard under the input field."""
    [shown] = [
        one["keyboard"]
        for one in chat.telegram.bot.chats.all_chats()
        if one["chat"]["id"] == chat.chat_id
    ]
    return [[button["text"] for button in row] for row in shown["keyboard"]]


def test_the_first_contact_greets_in_two_lines_with_seven_buttons(anna: Chat) -> None:
    [text] = anna.says("/start")

    assert len(text.splitlines()) == 2
    assert keyboard(anna) == [
        ["Новая задача", "Список задач"],
        ["Удалить задачу", "Удалить все"],
        ["Установить время", "Ссылка на веб"],
        ["Помощь"],
    ]
    assert (account(anna).language, account(anna).timezone) == ("ru", "Europe/Moscow")
    assert account(anna).email is None


def test_english_people_get_english_buttons(boris: Chat) -> None:
    boris.says("/start")

    assert keyboard(boris) == [
        ["New task", "Task list"],
        ["Delete task", "Delete all"],
        ["Set time", "Web link"],
        ["Help"],
    ]


def test_help_names_every_command(anna: Chat) -> None:
    [text] = anna.says("Помощь")

    for command in (
        "/new_task", "/tasks", "/today", "/remind", "/rmtask", "/rmtasks", "/web", "/settings",
        "/tz", "/lang", "/link", "/unlink", "/cancel",
    ):  # fmt: skip
        assert command in text


def test_an_unknown_command_points_to_help(anna: Chat) -> None:
    [text] = anna.says("/teleport")

    assert "/help" in text


@pytest.mark.parametrize(
    ("way", "language"), [("/lang en", "en"), ("/lang", "en"), ("/lang ru", "ru")]
)
def test_another_language_brings_its_keyboard(anna: Chat, way: str, language: Language) -> None:
    anna.says(way)
    if way == "/lang":
        anna.presses("English")

    assert account(anna).language == language
    first = {"ru": "Новая задача", "en": "New task"}[language]
    assert keyboard(anna)[0][0] == first


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Екатеринбург", "Asia/Yekaterinburg"),
        ("New York", "America/New_York"),
        ("Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_the_zone_of_a_city(anna: Chat, words: str, zone: str) -> None:
    anna.says("/tz")
    assert keyboard(anna)[0] == ["📍 Прислать место"]

    [text] = anna.says(words)

    assert account(anna).timezone == zone
    assert zone in text
    assert keyboard(anna)[0] == ["Новая задача", "Список задач"]


def test_the_zone_of_a_shared_place(anna: Chat) -> None:
    anna.sends(location={"latitude": 55.03, "longitude": 82.92})

    assert account(anna).timezone == "Asia/Novosibirsk"


def test_a_city_that_nobody_knows_is_asked_again(anna: Chat) -> None:
    anna.says("/tz Гондурасск")
    anna.says("Омск")

    assert account(anna).timezone == "Asia/Omsk"


def test_times_are_meant_in_the_persons_zone(anna: Chat) -> None:
    anna.says("/tz Владивосток")

    [text] = anna.says("кино завтра в 20:00")

    assert "⏰ завтра в 20:00 (Asia/Vladivostok)" in text


def test_settings_tell_how_everything_is(anna: Chat) -> None:
    [text] = anna.says("/settings")

    assert text == (
        "Настройки\n\nЯзык: русский\nЧасовой пояс: Europe/Moscow\n"
        "Тихие часы: выключены\nИтоги дня: на почту"
    )


def test_quiet_hours_in_own_words(anna: Chat) -> None:
    anna.says("/settings")
    anna.presses("Тихие часы")

    [confused] = anna.says("ночью")
    [answer] = anna.says("с 23 до 8")

    assert account(anna).preferences.quiet_hours == QuietHours(time(23), time(8))
    assert confused.startswith("Напишите, с какого часа")
    assert "Тихие часы: 23:00–08:00" in answer


def test_the_usual_quiet_hours_and_none(anna: Chat) -> None:
    anna.says("/settings")
    anna.presses("Тихие часы")
    anna.presses("23:00–08:00")
    assert "Тихие часы: 23:00–08:00" in anna.last["text"]

    anna.presses("Тихие часы")
    anna.presses("Выключить")

    assert account(anna).preferences.quiet_hours is None


def test_where_the_summary_goes(anna: Chat) -> None:
    anna.says("/settings")
    anna.presses("Итоги дня")

    anna.presses("в Telegram")

    assert account(anna).preferences.digest == "telegram"
    assert "Итоги дня: в Telegram" in anna.last["text"]
