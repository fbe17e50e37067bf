"""A person in the chat page: writes, presses, sees."""

from typing import Any

import pytest

from tests.front_door.door import Door

ANNA = {"id": 41, "first_name": "Anna", "language_code": "ru"}


def post(door: Door, path: str, **body: object) -> dict[str, Any]:
    answer: dict[str, Any] = door.http.post(f"/_local/api/telegram/{path}", json=body).json()
    return answer


def look(door: Door, chat_id: int) -> dict[str, Any]:
    chat: dict[str, Any] = door.http.get(f"/_local/api/telegram/chats/{chat_id}").json()
    return chat


def test_a_first_message_makes_the_chat_known(door: Door) -> None:
    answer = post(door, "writes", person=ANNA, content={"text": "/start abc"})

    message = answer["update"]["message"]
    assert answer["status"] == 200
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "ru"
    assert door.call("sendMessage", chat_id=41, text="hello")["ok"]
    assert [said["text"] for said in look(door, 41)["messages"]][-2:] == ["/start abc", "hello"]


def test_update_numbers_grow_past_those_that_were_posted(door: Door) -> None:
    door.hears(9_000_000)

    first = post(door, "writes", person=ANNA, content={"text": "a"})["update"]["update_id"]
    second = post(door, "writes", person=ANNA, content={"text": "b"})["update"]["update_id"]

    assert 9_000_000_000 < first < second


def test_a_press_shows_its_toast(door: Door) -> None:
    post(door, "writes", person=ANNA, content={"text": "hi"})
    sent = door.call("sendMessage", chat_id=41, text="t")["result"]["message_id"]

    press = post(door, "presses", person=ANNA, chat_id=41, message_id=sent, data="1:done")
    query_id = press["update"]["callback_query"]["id"]
    door.call("answerCallbackQuery", callback_query_id=query_id, text="Готово")

    assert press["update"]["callback_query"]["data"] == "1:done"
    [shown] = [one for one in look(door, 41)["presses"] if one["id"] == query_id]
    assert shown["answer"] == {"text": "Готово"}


def test_an_edit_is_an_edited_message(door: Door) -> None:
    message = post(door, "writes", person=ANNA, content={"text": "hi"})["update"]["message"]

    answer = post(door, "edits", chat_id=41, message_id=message["message_id"], text="hi there")

    assert answer["update"]["edited_message"]["text"] == "hi there"
    assert look(door, 41)["messages"][-1]["text"] == "hi there"


def test_a_blocked_bot_is_refused_until_it_is_unblocked(door: Door) -> None:
    post(door, "writes", person=ANNA, content={"text": "hi"})

    update = post(door, "blocks", person=ANNA, blocked=True)["update"]
    refused = door.call("sendMessage", chat_id=41, text="t")
    post(door, "blocks", person=ANNA, blocked=False)
    spoken = door.call("sendMessage", chat_id=41, text="t")
    post(door, "blocks", person=ANNA, blocked=True)
    post(door, "writes", person=ANNA, content={"text": "/start"})

    assert spoken["ok"]
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert refused["description"] == "Forbidden: bot was blocked by the user"
    assert refused["error_code"] == 403
    assert door.call("sendMessage", chat_id=41, text="t")["ok"]


def test_a_reply_keyboard_stays_until_it_is_removed(door: Door) -> None:
    post(door, "writes", person=ANNA, content={"text": "hi"})
    keyboard = {"keyboard": [[{"text": "New task"}]]}

    door.call("sendMessage", chat_id=41, text="t", reply_markup=keyboard)
    door.call("sendMessage", chat_id=41, text="t")
    shown = look(door, 41)["known"]["keyboard"]
    door.call("sendMessage", chat_id=41, text="t", reply_markup={"remove_keyboard": True})

    assert shown == keyboard
    assert look(door, 41)["known"]["keyboard"] is None


def test_nothing_new_is_a_304(door: Door) -> None:
    first = door.http.get("/_local/api/telegram/chats/41")
    headers = {"If-None-Match": first.headers["etag"]}

    same = door.http.get("/_local/api/telegram/chats/41", headers=headers)

    assert same.status_code == 304


@pytest.mark.parametrize("change", ["a call", "a message", "a repeat"])
def test_whatever_is_new_is_shown(door: Door, change: str) -> None:
    door.hears(41)
    first = door.http.get("/_local/api/telegram/chats/41")
    updates = [one for one in first.json()["traffic"] if one["kind"] == "update"]

    match change:
        case "a call":
            door.call("getMe")
        case "a message":
            post(door, "writes", person=ANNA, content={"text": "hi"})
        case "a repeat":
            post(door, "repeats", n=updates[-1]["n"])

    headers = {"If-None-Match": first.headers["etag"]}
    assert door.http.get("/_local/api/telegram/chats/41", headers=headers).status_code == 200


def test_an_answer_to_a_press_is_traffic_of_its_chat(door: Door) -> None:
    door.hears(42)
    post(door, "writes", person=ANNA, content={"text": "hi"})
    sent = door.call("sendMessage", chat_id=41, text="t")["result"]["message_id"]
    press = post(door, "presses", person=ANNA, chat_id=41, message_id=sent, data="x")
    query_id = press["update"]["callback_query"]["id"]

    door.call("answerCallbackQuery", callback_query_id=query_id)

    methods = {
        chat_id: [one.get("method") for one in look(door, chat_id)["traffic"]]
        for chat_id in (41, 42)
    }
    assert "answerCallbackQuery" in methods[41]
    assert "answerCallbackQuery" not in methods[42]


def test_a_person_is_made_and_changed(door: Door) -> None:
    post(door, "users", id=43, first_name="Carl", language_code="ru")

    post(door, "users", id=43, first_name="Carl", language_code="en")

    users = {user["id"]: user for user in door.http.get("/_local/api/telegram/users").json()}
    assert users[43] == {
        "id": 43,
        "is_bot": False,
        "first_name": "Carl",
        "language_code": "en",
    }


def test_a_person_needs_an_id_and_a_name(door: Door) -> None:
    answer = door.http.post(
        "/_local/api/telegram/writes", json={"person": {"id": 0}, "content": {"text": "hi"}}
    )

    assert answer.status_code == 422
    assert answer.json()["fields"].keys() == {"id", "first_name"}
