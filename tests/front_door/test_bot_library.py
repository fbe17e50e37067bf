"""The library that the product uses can't tell the double from Telegram."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    MenuButtonCommands,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TimedOut

from tests.front_door.door import TOKEN, Door

T = TypeVar("T")
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="1:done:x")]])


def speak(door: Door, act: Callable[[Bot], Awaitable[T]], token: str = TOKEN) -> T:
    async def session() -> T:
        async with Bot(token, base_url=door.bot_api) as bot:
            return await act(bot)

    return asyncio.run(session())


def test_it_knows_who_it_is(door: Door) -> None:
    me = speak(door, lambda bot: bot.get_me())

    assert (me.id, me.username, me.is_bot) == (123456, "vestnik_bot", True)


def test_a_message_with_buttons_arrives(door: Door) -> None:
    door.hears(11)

    message = speak(door, lambda bot: bot.send_message(11, "Напоминание 🎉", reply_markup=KEYBOARD))

    assert (message.text, message.chat.id, message.reply_markup) == ("Напоминание 🎉", 11, KEYBOARD)
    call = door.calls()[-1]
    assert call["params"]["chat_id"] == 11
    assert call["params"]["reply_markup"] == {
        "inline_keyboard": [[{"text": "Done", "callback_data": "1:done:x"}]]
    }
    assert call["response"]["result"]["message_id"] == message.message_id


def test_message_numbers_grow_in_their_chat(door: Door) -> None:
    door.hears(12)

    async def act(bot: Bot) -> list[int]:
        return [(await bot.send_message(12, text)).message_id for text in "abc"]

    assert speak(door, act) == [2, 3, 4]


def test_a_message_is_edited_and_deleted(door: Door) -> None:
    door.hears(13)

    async def act(bot: Bot) -> None:
        message = await bot.send_message(13, "one", reply_markup=KEYBOARD)
        edited = await bot.edit_message_text("two", 13, message.message_id)
        assert isinstance(edited, Message)
        assert (edited.text, edited.reply_markup) == ("two", None)
        await bot.edit_message_reply_markup(13, message.message_id, reply_markup=KEYBOARD)
        await bot.delete_message(13, message.message_id)
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await bot.edit_message_text("three", 13, message.message_id)

    speak(door, act)


def test_a_reply_keyboard_and_a_reply_are_taken(door: Door) -> None:
    door.hears(14)

    async def act(bot: Bot) -> None:
        keyboard = ReplyKeyboardMarkup([["New task", "Task list"]], resize_keyboard=True)
        message = await bot.send_message(14, "hi", reply_markup=keyboard, reply_to_message_id=1)
        assert message.reply_to_message is not None
        await bot.send_chat_action(14, "typing")

    speak(door, act)


def test_the_bot_is_set_up(door: Door) -> None:
    async def act(bot: Bot) -> None:
        url = f"{door.origin}/api/telegram/webhook"
        await bot.set_webhook(url, secret_token="s", allowed_updates=["message"])
        info = await bot.get_webhook_info()
        assert (info.url, info.max_connections, info.allowed_updates) == (url, 40, ("message",))
        await bot.set_my_commands([BotCommand("start", "Начать")], language_code="ru")
        assert [c.command for c in await bot.get_my_commands(language_code="ru")] == ["start"]
        assert await bot.get_my_commands() == ()
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
        await bot.delete_webhook()
        assert (await bot.get_webhook_info()).url == ""

    speak(door, act)


def test_a_multipart_call_is_read(door: Door) -> None:
    certificate = InputFile(b"pem", filename="cert.pem")

    speak(door, lambda bot: bot.set_webhook("https://example.com/", certificate=certificate))

    assert door.calls()[-1]["params"]["url"] == "https://example.com/"


def test_a_wrong_token_is_invalid(door: Door) -> None:
    with pytest.raises(InvalidToken):
        speak(door, lambda bot: bot.get_me(), token="123456:other")


def test_a_stranger_cant_be_written_to(door: Door) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        speak(door, lambda bot: bot.send_message(999_999, "hi"))


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"mode": "429", "retry_after": 7}, RetryAfter),
        ({"mode": "403"}, Forbidden),
        ({"mode": "400"}, BadRequest),
    ],
)
def test_ordered_faults_are_the_librarys_errors(
    door: Door,
    monkeypatch: pytest.MonkeyPatch,
    fault: dict[str, object],
    error: type[Exception],
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    door.hears(15)
    door.http.post("/_local/api/telegram/faults", json={"method": "sendMessage", **fault})

    with pytest.raises(error) as raised:
        speak(door, lambda bot: bot.send_message(15, "hi"))

    if isinstance(raised.value, RetryAfter):
        assert raised.value.retry_after == timedelta(seconds=7)


def test_a_hanging_call_times_out(door: Door) -> None:
    door.hears(16)
    door.http.post("/_local/api/telegram/faults", json={"method": "sendMessage", "mode": "hang"})

    with pytest.raises(TimedOut):
        speak(door, lambda bot: bot.send_message(16, "hi", read_timeout=0.2))

    assert door.calls()[-1]["response"] is None
