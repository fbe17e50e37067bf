"""The double refuses what Telegram refuses."""

from collections.abc import Mapping

import pytest

from tests.front_door.door import TOKEN, Door

BUTTON = {"text": "Done", "callback_data": "x"}


@pytest.fixture
def chat(door: Door) -> int:
    door.hears(21)
    return 21


def inline(*buttons: Mapping[str, object]) -> dict[str, object]:
    return {"inline_keyboard": [list(buttons)]}


def refused(door: Door, method: str, **params: object) -> str:
    answer = door.call(method, **params)
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    description: str = answer["description"]
    return description


@pytest.mark.parametrize("text", ["", " ", "\n\t "])
def test_an_empty_text_is_refused(door: Door, chat: int, text: str) -> None:
    description = refused(door, "sendMessage", chat_id=chat, text=text)

    assert description == "Bad Request: message text is empty"


@pytest.mark.parametrize("text", ["a" * 4096, "🎉" * 2048, "я" * 4096])
def test_a_text_of_4096_units_is_taken(door: Door, chat: int, text: str) -> None:
    assert door.call("sendMessage", chat_id=chat, text=text)["ok"]


@pytest.mark.parametrize("text", ["a" * 4097, "🎉" * 2048 + "a"])
def test_a_text_over_4096_units_is_refused(door: Door, chat: int, text: str) -> None:
    description = refused(door, "sendMessage", chat_id=chat, text=text)

    assert description == "Bad Request: message is too long"


def test_half_a_surrogate_pair_is_refused(door: Door, chat: int) -> None:
    answer = door.http.post(
        f"/_local/telegram/bot{TOKEN}/sendMessage",
        content=b'{"chat_id": 21, "text": "a\\ud83d"}',
        headers={"Content-Type": "application/json"},
    )

    assert answer.status_code == 400
    assert "UTF-8" in answer.json()["description"]
    assert door.calls()[-1]["params"]["text"] == "a\ud83d"


@pytest.mark.parametrize(("data", "taken"), [("x" * 64, True), ("я" * 32, True)])
def test_callback_data_of_64_bytes_is_taken(door: Door, chat: int, data: str, taken: bool) -> None:
    markup = inline({"text": "b", "callback_data": data})

    assert door.call("sendMessage", chat_id=chat, text="t", reply_markup=markup)["ok"] is taken


@pytest.mark.parametrize("data", ["x" * 65, "я" * 33, ""])
def test_callback_data_over_64_bytes_is_refused(door: Door, chat: int, data: str) -> None:
    markup = inline({"text": "b", "callback_data": data})

    description = refused(door, "sendMessage", chat_id=chat, text="t", reply_markup=markup)

    assert description == "Bad Request: BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    "markup",
    [
        inline({"text": "no action"}),
        inline(BUTTON | {"url": "https://example.com"}),
        inline({"text": "", "callback_data": "x"}),
        inline({"text": "b", "url": "localhost"}),
        inline({"text": "b", "web_app": {"url": "http://127.0.0.1/"}}),
        inline(BUTTON | {"unknown": 1}),
        {"inline_keyboard": [BUTTON]},
        {"inline_keyboard": [], "keyboard": []},
        {"keyboard": [[{"text": " "}]]},
        "not JSON",
        [],
    ],
)
def test_a_wrong_keyboard_is_refused(door: Door, chat: int, markup: object) -> None:
    assert refused(door, "sendMessage", chat_id=chat, text="t", reply_markup=markup)


@pytest.mark.parametrize(
    "params",
    [
        {"text": "no chat"},
        {"chat_id": 21},
        {"chat_id": 21, "text": 5},
        {"chat_id": True, "text": "t"},
        {"chat_id": 21, "text": "t", "disable_notification": "perhaps"},
        {"chat_id": 21, "text": "t", "message_thread_id": "x"},
        {"chat_id": 21, "text": "t", "colour": "red"},
        {"chat_id": 21, "text": "t", "entities": [{"type": "bold"}]},
        {"chat_id": 21, "text": "t", "parse_mode": "HTML"},
        {"chat_id": 21, "text": "t", "reply_parameters": {"message_id": 777}},
        {"chat_id": "@channel", "text": "t"},
    ],
)
def test_parameters_that_dont_fit_the_description_are_refused(
    door: Door, chat: int, params: dict[str, object]
) -> None:
    assert refused(door, "sendMessage", **params)


def test_a_form_is_read_as_well_as_json(door: Door, chat: int) -> None:
    form = {"chat_id": "21", "text": "t", "disable_notification": "True"}

    answer = door.http.post(f"/_local/telegram/bot{TOKEN}/SENDMESSAGE", data=form)

    assert answer.json()["ok"]
    assert door.calls()[-1]["params"] == {
        "chat_id": 21,
        "text": "t",
        "disable_notification": True,
    }


def test_a_get_with_a_query_is_a_call_too(door: Door, chat: int) -> None:
    query = {"chat_id": str(chat), "text": "привет"}

    answer = door.http.get(f"/_local/telegram/bot{TOKEN}/sendMessage", params=query)

    assert answer.json()["result"]["text"] == "привет"


def test_an_unchanged_message_is_refused(door: Door, chat: int) -> None:
    sent = door.call("sendMessage", chat_id=chat, text="t", reply_markup=inline(BUTTON))
    place = {"chat_id": chat, "message_id": sent["result"]["message_id"]}

    same = refused(door, "editMessageText", **place, text="t", reply_markup=inline(BUTTON))
    changed = door.call("editMessageText", **place, text="t")
    bare = refused(door, "editMessageReplyMarkup", **place)

    assert same.startswith("Bad Request: message is not modified")
    assert changed["ok"]
    assert bare.startswith("Bad Request: message is not modified")


def test_an_edit_of_an_edited_message_to_the_same_is_refused(door: Door, chat: int) -> None:
    sent = door.call("sendMessage", chat_id=chat, text="one")
    place = {"chat_id": chat, "message_id": sent["result"]["message_id"]}
    door.call("editMessageText", **place, text="two")

    assert "not modified" in refused(door, "editMessageText", **place, text="two")


def test_only_own_messages_are_edited(door: Door, chat: int) -> None:
    theirs = refused(door, "editMessageText", chat_id=chat, message_id=1, text="mine")
    missing = refused(door, "editMessageText", chat_id=chat, message_id=404, text="t")

    assert theirs == "Bad Request: message can't be edited"
    assert missing == "Bad Request: message to edit not found"


def test_a_press_is_answered_once(door: Door, chat: int) -> None:
    press = {
        "id": "77",
        "from": {"id": chat, "is_bot": False, "first_name": "Anna"},
        "message": {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}},
        "chat_instance": "1",
        "data": "x",
    }
    door.http.post("/_local/api/telegram/updates", json={"update_id": 5, "callback_query": press})

    first = door.call("answerCallbackQuery", callback_query_id="77", text="Done")
    door.http.post("/_local/api/telegram/updates", json={"update_id": 5, "callback_query": press})
    again = refused(door, "answerCallbackQuery", callback_query_id="77")
    unknown = refused(door, "answerCallbackQuery", callback_query_id="78")

    assert first == {"ok": True, "result": True}
    assert "query is too old" in again
    assert "query is too old" in unknown


def test_a_long_toast_is_refused(door: Door) -> None:
    assert "TOO_LONG" in refused(door, "answerCallbackQuery", callback_query_id="1", text="x" * 201)


@pytest.mark.parametrize(
    ("method", "status"), [("sendNothing", 404), ("sendPhoto", 501), ("getme", 200)]
)
def test_unknown_methods_are_told_from_those_that_arent_done(
    door: Door, method: str, status: int
) -> None:
    answer = door.http.get(f"/_local/telegram/bot{TOKEN}/{method}")

    assert answer.status_code == status
    assert answer.json()["ok"] is (status == 200)


def test_a_wrong_token_is_unauthorized_and_never_listed(door: Door) -> None:
    answer = door.http.get("/_local/telegram/bot1:wrong/getMe")

    assert (answer.status_code, answer.json()["description"]) == (401, "Unauthorized")
    assert "1:wrong" not in door.http.get("/_local/api/telegram/calls").text


@pytest.mark.parametrize(
    "params",
    [
        {"url": "http://example.com/"},
        {"url": "https://example.com/", "secret_token": "white space"},
        {"url": "https://example.com/", "max_connections": 101},
    ],
)
def test_a_wrong_webhook_is_refused(door: Door, params: dict[str, object]) -> None:
    assert refused(door, "setWebhook", **params)


@pytest.mark.parametrize(
    "commands",
    [[{"command": "Start", "description": "x"}], [{"command": "start", "description": ""}], "x"],
)
def test_wrong_commands_are_refused(door: Door, commands: object) -> None:
    assert refused(door, "setMyCommands", commands=commands)
