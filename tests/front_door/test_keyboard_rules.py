"""Keyboards: what the double takes, what it refuses, and what becomes of their messages."""

from typing import Any

import pytest

from tests.front_door.door import Door

MAIN = {
    "keyboard": [
        [{"text": "New task"}, {"text": "Task list"}],
        [{"text": "Where am I", "request_location": True}],
    ],
    "resize_keyboard": True,
    "is_persistent": True,
    "one_time_keyboard": False,
    "input_field_placeholder": "What to remind of?",
}
FORCED = {"force_reply": True, "input_field_placeholder": "Title", "selective": True}
REMOVED = {"remove_keyboard": True}


@pytest.fixture
def chat(door: Door) -> int:
    door.hears(61)
    return 61


def known(door: Door, chat_id: int) -> dict[str, Any]:
    document = door.http.get(f"/_local/api/telegram/chats/{chat_id}").json()
    chat: dict[str, Any] = document["known"]
    return chat


def sent(door: Door, chat_id: int, markup: object) -> int:
    answer = door.call("sendMessage", chat_id=chat_id, text="t", reply_markup=markup)
    message_id: int = answer["result"]["message_id"]
    return message_id


def buttons(count: int) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "b", "callback_data": "x"}] for _ in range(count)]}


def test_a_reply_keyboard_with_all_its_settings_is_taken(door: Door, chat: int) -> None:
    sent(door, chat, MAIN)

    assert known(door, chat)["keyboard"] == MAIN


def test_a_forced_reply_is_asked_for_until_the_person_writes(door: Door, chat: int) -> None:
    message_id = sent(door, chat, FORCED)

    asked = known(door, chat)["forced_reply"]
    door.hears(chat, "a title", message_id=message_id + 1)

    assert asked == {**FORCED, "message_id": message_id}
    assert known(door, chat)["forced_reply"] is None


@pytest.mark.parametrize("markup", [MAIN, FORCED, REMOVED])
def test_a_message_with_a_keyboard_that_isnt_inline_cant_be_edited(
    door: Door, chat: int, markup: object
) -> None:
    message_id = sent(door, chat, markup)

    answer = door.call("editMessageText", chat_id=chat, message_id=message_id, text="other")

    assert answer["description"] == "Bad Request: message can't be edited"


def test_a_hundred_inline_buttons_are_taken_and_no_more(door: Door, chat: int) -> None:
    taken = door.call("sendMessage", chat_id=chat, text="t", reply_markup=buttons(100))
    refused = door.call("sendMessage", chat_id=chat, text="t", reply_markup=buttons(101))

    assert taken["ok"]
    assert refused["description"] == "Bad Request: REPLY_MARKUP_TOO_LONG"


@pytest.mark.parametrize("placeholder", ["", "x" * 65])
def test_a_placeholder_has_1_to_64_characters(door: Door, chat: int, placeholder: str) -> None:
    markup = {**MAIN, "input_field_placeholder": placeholder}

    assert not door.call("sendMessage", chat_id=chat, text="t", reply_markup=markup)["ok"]


def test_an_edit_takes_no_reply_keyboard(door: Door, chat: int) -> None:
    message_id = sent(door, chat, None)
    place = {"chat_id": chat, "message_id": message_id}

    assert not door.call("editMessageText", **place, text="t2", reply_markup=MAIN)["ok"]
    assert not door.call("editMessageReplyMarkup", **place, reply_markup=MAIN)["ok"]


def test_a_link_button_and_a_hidden_preview_are_taken(door: Door, chat: int) -> None:
    markup = {"inline_keyboard": [[{"text": "Open", "url": "http://127.0.0.1:8000/l#abc"}]]}
    preview = {"is_disabled": True}

    answer = door.call(
        "sendMessage", chat_id=chat, text="t", reply_markup=markup, link_preview_options=preview
    )

    assert answer["result"]["reply_markup"] == markup
    assert answer["result"]["link_preview_options"] == preview
