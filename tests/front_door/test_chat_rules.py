"""Which chats and messages the bot can still reach: groups, strangers, old things."""

from typing import Any

import pytest

from tests.front_door.door import Door

GROUP = {"id": -71, "type": "group", "title": "Family"}
ANNA = {"id": 711, "is_bot": False, "first_name": "Anna"}
HOUR_S = 3600


def group_hears(door: Door, chat: dict[str, object], **message: Any) -> None:
    door.hears(71, "hello", chat=chat, **{"from": ANNA, **message})


def description(door: Door, method: str, **params: object) -> str:
    text: str = door.call(method, **params)["description"]
    return text


def presses(door: Door, number: int) -> str:
    query = {"id": f"q{number}", "from": ANNA, "chat_instance": "1", "data": "x"}
    door.http.post(
        "/_local/api/telegram/updates", json={"update_id": number, "callback_query": query}
    )
    return f"q{number}"


def move_clock(door: Door, offset_s: int) -> None:
    door.settings.clock_file.write_text(str(offset_s))


def test_a_group_that_became_a_supergroup_tells_its_new_id(door: Door) -> None:
    group = GROUP | {"id": -72}
    group_hears(door, group)
    group_hears(door, group, message_id=2, migrate_to_chat_id=-10072)

    answer = door.call("sendMessage", chat_id=-72, text="t")

    assert answer["error_code"] == 400
    assert answer["description"] == ("Bad Request: group chat was upgraded to a supergroup chat")
    assert answer["parameters"] == {"migrate_to_chat_id": -10072}


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_a_bot_that_was_put_out_of_a_group_is_forbidden(door: Door, kind: str) -> None:
    group = GROUP | {"id": -73, "type": kind}
    bot = {"id": 123456, "is_bot": True, "first_name": "b"}
    change = {
        "chat": group,
        "from": ANNA,
        "date": 1,
        "old_chat_member": {"status": "member", "user": bot},
        "new_chat_member": {"status": "kicked", "user": bot, "until_date": 0},
    }
    door.http.post("/_local/api/telegram/updates", json={"update_id": 1, "my_chat_member": change})

    text = description(door, "sendMessage", chat_id=-73, text="t")

    assert text == f"Forbidden: bot was kicked from the {kind} chat"


def test_a_member_of_a_group_who_never_started_the_bot_cant_be_written_to(door: Door) -> None:
    group_hears(door, GROUP)

    text = description(door, "sendMessage", chat_id=711, text="t")

    assert text == "Forbidden: bot can't initiate conversation with a user"


def test_a_location_is_asked_for_in_private_only(door: Door) -> None:
    group_hears(door, GROUP)
    markup = {"keyboard": [[{"text": "Here", "request_location": True}]]}

    text = description(door, "sendMessage", chat_id=-71, text="t", reply_markup=markup)

    assert text == "Bad Request: location can be requested in private chats only"


def test_others_messages_in_a_group_are_not_the_bots_to_delete(door: Door) -> None:
    group_hears(door, GROUP)

    text = description(door, "deleteMessage", chat_id=-71, message_id=1)

    assert text == "Bad Request: message can't be deleted"


def test_an_own_message_is_deleted_within_two_days(door: Door) -> None:
    door.hears(74)
    old, new = (
        door.call("sendMessage", chat_id=74, text=text)["result"]["message_id"] for text in "ab"
    )
    move_clock(door, 47 * HOUR_S)
    deleted = door.call("deleteMessage", chat_id=74, message_id=new)
    move_clock(door, 49 * HOUR_S)

    text = description(door, "deleteMessage", chat_id=74, message_id=old)

    assert deleted["ok"]
    assert text == "Bad Request: message can't be deleted for everyone"


def test_a_press_is_too_old_to_be_answered_after_a_minute(door: Door) -> None:
    soon, late = presses(door, 75), presses(door, 76)
    move_clock(door, 50)
    answered = door.call("answerCallbackQuery", callback_query_id=soon)
    move_clock(door, 70)

    text = description(door, "answerCallbackQuery", callback_query_id=late)

    assert answered["ok"]
    assert "query is too old" in text


@pytest.mark.parametrize(
    "params",
    [
        {"language_code": "rus"},
        {"scope": {"type": "chat", "chat_id": 404_404}},
        {"scope": {"type": "everybody"}},
        {"commands": [{"command": "a", "description": "b"}] * 101},
    ],
)
def test_commands_for_nobody_are_refused(door: Door, params: dict[str, Any]) -> None:
    commands = [{"command": "start", "description": "Begin"}]

    assert door.call("setMyCommands", **{"commands": commands, **params})["error_code"] == 400


def test_a_group_has_no_menu_button(door: Door) -> None:
    group_hears(door, GROUP)

    text = description(door, "setChatMenuButton", chat_id=-71, menu_button={"type": "commands"})

    assert text == "Bad Request: chat is not a private chat"
