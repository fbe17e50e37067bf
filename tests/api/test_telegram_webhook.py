"""The webhook: what comes from Telegram is stored once and answered at once."""

from typing import Any

import pytest

from tests.support.api import Answered, Api
from vestnik import bootstrap

SECRET = {"X-Telegram-Bot-Api-Secret-Token": "webhook-secret"}


def message(update_id: int = 1, chat_id: int = 5) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private"}
    return {"update_id": update_id, "message": {"message_id": 1, "chat": chat, "text": "hi"}}


def deliver(api: Api, payload: Any, headers: dict[str, str] | None = None) -> Answered:
    return api.post("/telegram/webhook", payload, headers=SECRET if headers is None else headers)


def test_an_update_is_stored_under_its_chat_on_both_paths(anybody: Api) -> None:
    assert deliver(anybody, message(1)).status == 200
    assert anybody.post("/", message(2), headers=SECRET).status == 200

    stored = [update.update_id for update in bootstrap.updates().open_ones(5)]
    assert stored == [1, 2]


def test_a_repeated_update_is_answered_200_and_stored_once(anybody: Api) -> None:
    assert [deliver(anybody, message()).status for _ in range(2)] == [200, 200]

    assert len(bootstrap.updates().open_ones(5)) == 1


@pytest.mark.parametrize(
    "headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "webhook-secreT"}], ids=["none", "wrong"]
)
def test_without_the_secret_nothing_is_taken(anybody: Api, headers: dict[str, str]) -> None:
    assert deliver(anybody, message(), headers).status == 403

    assert bootstrap.updates().open_ones(5) == []


@pytest.mark.parametrize("payload", [[], {}, "x", {"update_id": "1"}, {"update_id": True}])
def test_what_is_no_update_is_400(anybody: Api, payload: Any) -> None:
    assert deliver(anybody, payload).status == 400


@pytest.mark.parametrize(
    "part",
    [
        {},
        {"poll": {}},
        {"message": "text"},
        {"message": {}},
        {"message": {"chat": 5}},
        {"message": {"chat": {"id": "5"}}},
        {"callback_query": "x"},
        {"callback_query": {"message": None}},
    ],
)
def test_updates_of_no_interest_are_taken_and_forgotten(anybody: Api, part: Any) -> None:
    assert deliver(anybody, {"update_id": 1, **part}).status == 200
