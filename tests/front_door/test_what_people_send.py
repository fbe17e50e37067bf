"""What people send from the chat page, as the library reads it."""

import json
from typing import Any

import pytest
from telegram import Update

from tests.front_door.door import Door

ANNA = {"id": 81, "first_name": "Anna", "username": "anna", "language_code": "ru"}
PREFIX = "/_local/api/telegram"


def post(door: Door, path: str, **body: object) -> dict[str, Any]:
    answer: dict[str, Any] = door.http.post(f"{PREFIX}/{path}", json=body).json()
    return answer


def write(door: Door, **content: object) -> dict[str, Any]:
    answer = post(door, "writes", person=ANNA, content=content)
    message: dict[str, Any] = answer["update"]["message"]
    return message


def heard(door: Door) -> Update:
    """The newest update, as the webhook got it."""
    update = Update.de_json(json.loads(door.api.received[-1].body), None)
    assert update is not None
    return update


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain 3/4 and a@b.example", []),
        ("/start abc", [("bot_command", "/start")]),
        ("🎉 /new_task@vestnik_bot молоко", [("bot_command", "/new_task@vestnik_bot")]),
        ("👨‍👩‍👧 @vestnik_bot купи", [("mention", "@vestnik_bot")]),
        ("#дом https://example.com/a", [("hashtag", "#дом"), ("url", "https://example.com/a")]),
    ],
)
def test_entities_are_counted_in_utf16_units(
    door: Door, text: str, found: list[tuple[str, str]]
) -> None:
    write(door, text=text)

    message = heard(door).message

    assert message is not None
    assert [(e.type, message.parse_entity(e)) for e in message.entities] == found


def test_a_sticker_a_photo_and_a_voice_are_whole(door: Door) -> None:
    write(door, kind="sticker")
    sticker = heard(door).message
    write(door, kind="photo", caption="Чек @anna_b")
    photo = heard(door).message
    write(door, kind="voice")
    voice = heard(door).message

    assert sticker
    assert photo
    assert voice
    assert sticker.sticker
    assert sticker.sticker.emoji == "☀️"
    assert (photo.caption, photo.photo[-1].width) == ("Чек @anna_b", 800)
    assert [photo.parse_caption_entity(e) for e in photo.caption_entities] == ["@anna_b"]
    assert voice.voice
    assert voice.caption is None


def test_a_location_is_a_message(door: Door) -> None:
    write(door, location={"latitude": 55.75, "longitude": 37.62})

    message = heard(door).message

    assert message
    assert message.location
    assert (message.location.latitude, message.location.longitude) == (55.75, 37.62)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"text": " "}, "text"),
        ({"kind": "dance"}, "kind"),
        ({"location": {"latitude": 91, "longitude": 0}}, "latitude"),
        ({"location": "here"}, "longitude"),
    ],
)
def test_what_nobody_can_send_is_refused(door: Door, content: object, field: str) -> None:
    answer = door.http.post(f"{PREFIX}/writes", json={"person": ANNA, "content": content})

    assert answer.status_code == 422
    assert field in answer.json()["fields"]


def test_a_reply_brings_the_message_that_it_answers(door: Door) -> None:
    first = write(door, text="one")
    second = post(
        door, "writes", person=ANNA, content={"text": "two"}, reply_to=first["message_id"]
    )["update"]["message"]
    post(door, "writes", person=ANNA, content={"text": "three"}, reply_to=second["message_id"])

    message = heard(door).message

    assert message
    assert message.reply_to_message
    assert message.reply_to_message.text == "two"
    assert message.reply_to_message.reply_to_message is None


def test_an_edit_has_its_date_and_its_own_entities(door: Door) -> None:
    before = write(door, text="/start")

    place = {"chat_id": 81, "message_id": before["message_id"]}
    post(door, "edits", **place, text="see @anna_b")
    mentions = heard(door).edited_message
    post(door, "edits", **place, text="plain")

    plain = heard(door).edited_message
    assert mentions
    assert plain
    assert plain.edit_date
    assert [e.type for e in mentions.entities] == ["mention"]
    assert plain.entities == ()


def test_the_caption_of_a_photo_is_edited(door: Door) -> None:
    before = write(door, kind="photo", caption="one")

    post(door, "edits", chat_id=81, message_id=before["message_id"], text="two")

    edited = heard(door).edited_message
    assert edited
    assert (edited.caption, edited.text) == ("two", None)


def test_the_bots_message_is_not_a_persons_to_edit(door: Door) -> None:
    write(door, text="hi")
    sent = door.call("sendMessage", chat_id=81, text="t")["result"]["message_id"]

    answer = post(door, "edits", chat_id=81, message_id=sent, text="mine")

    assert answer["code"] == "not_found"


def test_a_press_brings_the_whole_message_with_its_buttons(door: Door) -> None:
    write(door, text="hi")
    markup = {"inline_keyboard": [[{"text": "Done", "callback_data": "1:done"}]]}
    sent = door.call("sendMessage", chat_id=81, text="t", reply_markup=markup)["result"]

    post(door, "presses", person=ANNA, chat_id=81, message_id=sent["message_id"], data="1:done")

    update = json.loads(door.api.received[-1].body)
    assert update["callback_query"]["message"] == sent
    assert heard(door).callback_query is not None


def test_an_update_is_delivered_once_more_byte_for_byte(door: Door) -> None:
    body = b'{"update_id": 8100,  "message": {"message_id": 90, "chat": {"id": 81}, "text": "x"}}'
    door.http.post(f"{PREFIX}/updates", content=body)
    traffic = door.http.get(f"{PREFIX}/chats/81").json()["traffic"]
    number = next(one["n"] for one in reversed(traffic) if one["kind"] == "update")

    answer = post(door, "repeats", n=number)

    assert answer["status"] == 200
    assert [request.body for request in door.api.received] == [body, body]
    assert post(door, "repeats", n=987_654)["code"] == "not_found"
