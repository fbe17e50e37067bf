"""In groups: only when addressed, each with his own list, nothing about accounts."""

import pytest

from tests.bot.people import account, tasks
from tests.support.chat import BOT_NAME, Chat, Telegram

GROUP = -100


@pytest.fixture
def anna_in_group(telegram: Telegram) -> Chat:
    return Chat(telegram, person_id=5, chat_id=GROUP, kind="supergroup")


@pytest.fixture
def boris_in_group(telegram: Telegram) -> Chat:
    return Chat(telegram, person_id=6, chat_id=GROUP, kind="supergroup", language="en")


@pytest.mark.parametrize(
    "text", ["купить молоко", "/new_task купить молоко", "Список задач", "/tasks@other_bot"]
)
def test_what_people_say_to_each_other_is_not_answered(anna_in_group: Chat, text: str) -> None:
    assert anna_in_group.says(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"/new_task@{BOT_NAME} купить молоко",
        f"@{BOT_NAME} купить молоко",
        f"купить молоко @{BOT_NAME.upper()}",
    ],
)
def test_who_addresses_it_is_answered_in_a_reply(anna_in_group: Chat, text: str) -> None:
    [answer] = anna_in_group.says(text)

    assert answer == "Записано:\nкупить молоко"
    method, params = anna_in_group.telegram.calls[-1]
    assert (method, params["chat_id"]) == ("sendMessage", GROUP)
    assert params["reply_parameters"]["message_id"] == anna_in_group.said["message_id"]


def test_a_reply_to_the_bot_speaks_to_it(anna_in_group: Chat) -> None:
    anna_in_group.says(f"/new_task@{BOT_NAME}")

    anna_in_group.says("купить молоко", reply_to_message=anna_in_group.last)

    assert [task.title for task in tasks(anna_in_group)] == ["купить молоко"]


def test_a_list_belongs_to_the_person_not_to_the_chat(
    anna_in_group: Chat, boris_in_group: Chat
) -> None:
    anna_in_group.says(f"@{BOT_NAME} купить молоко")
    boris_in_group.says(f"@{BOT_NAME} buy tea")

    [text] = boris_in_group.says(f"/tasks@{BOT_NAME}")

    assert text == "Open tasks (1)\n\n1. buy tea"
    assert boris_in_group.presses("⬜️ buy tea") == "Done"


def test_dialogues_of_two_people_in_one_group_do_not_mix(
    anna_in_group: Chat, boris_in_group: Chat
) -> None:
    anna_in_group.says(f"/new_task@{BOT_NAME}")
    boris_in_group.says(f"/cancel@{BOT_NAME}")

    anna_in_group.says(f"@{BOT_NAME} завтра в 10 кино")

    assert [task.title for task in tasks(anna_in_group)] == ["кино"]


def test_the_account_is_talked_about_in_private_only(anna_in_group: Chat) -> None:
    commands = ("web", "settings", "tz", "lang", "link", "unlink", "start")

    answers = [anna_in_group.says(f"/{one}@{BOT_NAME}") for one in commands]

    assert answers == [["Об этом — только в личном чате."]] * len(commands)
    assert list(anna_in_group.buttons().values()) == [f"https://t.me/{BOT_NAME}"]


def test_who_was_met_in_a_group_is_not_written_to_before_he_starts(
    anna_in_group: Chat, telegram: Telegram
) -> None:
    anna_in_group.says(f"@{BOT_NAME} купить молоко")
    link = account(anna_in_group).telegram
    assert link
    assert (link.chat_id, link.blocked) == (5, True)

    Chat(telegram).says("/start")

    link = account(anna_in_group).telegram
    assert link
    assert not link.blocked


def test_a_group_message_does_not_unblock(anna_in_group: Chat, telegram: Telegram) -> None:
    anna = Chat(telegram)
    anna.says("/start")
    kicked = {"user": anna.person, "status": "kicked"}
    anna.updated(my_chat_member={"chat": anna.chat, "from": anna.person, "new_chat_member": kicked})

    anna_in_group.says(f"@{BOT_NAME} купить молоко")

    link = account(anna).telegram
    assert link
    assert link.blocked
