"""Groups of the chat page: made, written in, left, turned into supergroups."""

import json
from typing import Any

import pytest

from tests.front_door.door import Door

ANNA = {"id": 91, "first_name": "Anna", "language_code": "ru"}
BEN = {"id": 92, "first_name": "Ben", "language_code": "en"}
PREFIX = "/_local/api/telegram"


def post(door: Door, path: str, **body: object) -> dict[str, Any]:
    answer: dict[str, Any] = door.http.post(f"{PREFIX}/{path}", json=body).json()
    return answer


def updates(door: Door) -> list[dict[str, Any]]:
    return [json.loads(request.body) for request in door.api.received]


def chats(door: Door) -> dict[int, dict[str, Any]]:
    return {one["chat"]["id"]: one for one in door.http.get(f"{PREFIX}/chats").json()}


@pytest.fixture
def group(door: Door) -> int:
    for person in (ANNA, BEN):
        post(door, "users", **person)
    answer = post(door, "groups", person=ANNA, title="Family", members=[91, 92])
    chat_id: int = answer["update"]["message"]["chat"]["id"]
    return chat_id


def test_a_new_group_brings_the_bot_in(door: Door, group: int) -> None:
    joined, made = updates(door)

    assert group < 0
    assert joined["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["my_chat_member"]["chat"] == {"id": group, "type": "group", "title": "Family"}
    assert made["message"]["group_chat_created"] is True
    assert chats(door)[group]["members"] == [91, 92]


def test_groups_have_ids_of_their_own(door: Door, group: int) -> None:
    other = post(door, "groups", person=BEN, title="Work")["update"]["message"]["chat"]["id"]

    assert other not in (group, 0)


def test_any_member_writes_and_presses_there(door: Door, group: int) -> None:
    post(door, "writes", person=ANNA, chat_id=group, content={"text": "/new_task@vestnik_bot"})
    markup = {"inline_keyboard": [[{"text": "Done", "callback_data": "x"}]]}
    sent = door.call("sendMessage", chat_id=group, text="t", reply_markup=markup)["result"]
    post(door, "presses", person=BEN, chat_id=group, message_id=sent["message_id"], data="x")

    said, pressed = updates(door)[-2:]
    assert (said["message"]["from"]["id"], said["message"]["chat"]["type"]) == (91, "group")
    assert said["message"]["message_id"] < sent["message_id"]
    assert pressed["callback_query"]["from"]["id"] == 92
    assert pressed["callback_query"]["message"]["chat"]["id"] == group


def test_a_bot_that_was_put_out_can_come_back(door: Door, group: int) -> None:
    out = post(door, "memberships", person=ANNA, chat_id=group, present=False)["update"]
    refused = door.call("sendMessage", chat_id=group, text="t")
    post(door, "memberships", person=ANNA, chat_id=group, present=True)

    assert out["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert refused["description"] == "Forbidden: bot was kicked from the group chat"
    assert door.call("sendMessage", chat_id=group, text="t")["ok"]


def test_a_supergroup_takes_the_groups_place(door: Door, group: int) -> None:
    entered = post(door, "supergroups", person=ANNA, chat_id=group)["update"]["message"]

    supergroup = entered["chat"]["id"]
    left = updates(door)[-2]["message"]
    refused = door.call("sendMessage", chat_id=group, text="t")
    assert str(supergroup).startswith("-100")
    assert entered["chat"]["type"] == "supergroup"
    assert (left["chat"]["id"], left["migrate_to_chat_id"]) == (group, supergroup)
    assert entered["migrate_from_chat_id"] == group
    assert refused["parameters"] == {"migrate_to_chat_id": supergroup}
    assert door.call("sendMessage", chat_id=supergroup, text="t")["ok"]
    assert chats(door)[supergroup]["members"] == [91, 92]
    assert post(door, "supergroups", person=ANNA, chat_id=supergroup)["code"] == "not_found"


def test_members_are_learned_from_updates_too(door: Door, group: int) -> None:
    carl = {"id": 93, "is_bot": False, "first_name": "Carl"}
    message = {"message_id": 50, "date": 1, "chat": {"id": group, "type": "group"}, "from": ANNA}
    for update_id, change in ((1, {"new_chat_members": [carl]}), (2, {"left_chat_member": BEN})):
        update = {"update_id": update_id, "message": message | change}
        door.http.post(f"{PREFIX}/updates", json=update)

    assert chats(door)[group]["members"] == [91, 93]


def test_commands_are_those_of_the_kind_of_chat_and_the_language(door: Door, group: int) -> None:
    for scope, language, description in (
        ("default", "", "for all"),
        ("all_private_chats", "ru", "личное"),
        ("all_group_chats", "", "in groups"),
    ):
        commands = [{"command": "start", "description": description}]
        params = {"scope": {"type": scope}, "language_code": language}
        assert door.call("setMyCommands", commands=commands, **params)["ok"]

    def seen(chat_id: int, person_id: int) -> str:
        chat = door.http.get(f"{PREFIX}/chats/{chat_id}?person={person_id}").json()
        description: str = chat["commands"][0]["description"]
        return description

    assert (seen(91, 91), seen(92, 92), seen(group, 91)) == ("личное", "for all", "in groups")
