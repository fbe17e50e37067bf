"""Whole conversations with the deployed bot, in Russian and in English."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from tests.e2e.conversation import Conversation
from tests.e2e.person import Person, Telegram, eventually

pytestmark = pytest.mark.deployed


@pytest.fixture
def chat(telegram: Telegram) -> Conversation:
    return Conversation(telegram)


def titles(person: Person, status: str = "open") -> list[str]:
    return [task["title"] for task in person.call("GET", f"/tasks?status={status}").json()]


def test_a_whole_conversation_in_russian(
    chat: Conversation, somebody: Callable[..., Person], say: list[str]
) -> None:
    assert "записываю дела" in chat.asks("/start")
    assert "⏰ завтра в 09:00" in chat.asks("купить молоко завтра в 9")
    assert chat.taps("⋯ Подробнее") == ""
    chat.taps("✏️ Название")
    assert chat.asks("купить кефир").startswith("Изменено:\nкупить кефир")
    chat.taps("🔁 Повтор")
    chat.taps("Каждый день")
    assert "🔁 Затем:" in chat.last["text"]
    assert "Что нужно сделать?" in chat.asks("Новая задача")
    assert "Когда именно?" in chat.asks("позвонить маме завтра в 8 или в 9")
    chat.taps(chat.last["reply_markup"]["inline_keyboard"][0][0]["text"])
    assert chat.asks("Список задач").startswith("Открытые задачи (2)")
    assert chat.taps("⬜️ позвонить маме") == "Сделано"
    assert "✅ позвонить маме" in chat.last["text"]
    assert chat.asks("Удалить задачу").startswith("Какую удалить? (1)")
    assert chat.taps("🗑 купить кефир") == "Удалено"
    assert chat.taps("↩️ купить кефир") == "Вернули"
    chat.asks("Удалить все")
    chat.taps("🗑 Удалить все")
    assert chat.last["text"] == "Все задачи удалены."
    chat.taps("↩️ Вернуть все")
    assert "Asia/Yekaterinburg" in chat.asks("/tz Екатеринбург")
    assert "Тихие часы: выключены" in chat.asks("/settings")
    chat.taps("Тихие часы")
    chat.taps("23:00–08:00")
    assert "Тихие часы: 23:00–08:00" in chat.last["text"]
    assert "только слова" in chat.sends({"sticker": {"file_id": "s"}})
    assert "/help" in chat.asks("/fly")

    person = somebody("ru")
    code = person.call("POST", "/telegram/link").json()["url"].partition("start=")[2]
    assert chat.asks(f"/start {code}").startswith("Привязать этот чат")
    chat.taps("Да, привязать")
    eventually(lambda: titles(person) == ["купить кефир"])
    assert titles(person, "done") == ["позвонить маме"]
    say.append(_waits("a Russian conversation", chat))


def test_a_whole_conversation_in_english(
    telegram: Telegram, client: Any, product: dict[str, Any], say: list[str]
) -> None:
    chat = Conversation(telegram, language="en")
    assert "I'm Vestnik" in chat.asks("/start")
    assert "⏰ tomorrow at 09:00" in chat.asks("buy milk tomorrow at 9am")
    chat.taps("⏰ Time")
    assert "I didn't understand the time" in chat.asks("when pigs fly")
    assert "on 25.12.2040 at 18:30" in chat.asks("2040-12-25 18:30")
    chat.taps("📝 Description")
    assert "two bottles" in chat.asks("two bottles")
    assert chat.taps("✅ Done") == "Done"
    assert chat.asks("Task list") == "There are no open tasks. Write the first one."
    chat.taps("Done ones")
    assert chat.last["text"].startswith("Done (1)")
    assert chat.asks("/today") == "There is nothing for today."
    assert "Europe/London" in chat.asks("/tz London")
    assert chat.asks("Web link").startswith("Your list in a browser")
    token = chat.last["reply_markup"]["inline_keyboard"][0][0]["url"].partition("#")[2]
    opened = client.post(f"{product['api']}/link/session", json={"token": token})
    assert opened.status_code == 200
    client.cookies.clear()
    assert chat.taps("Revoke") == "The link is revoked."
    closed = client.post(f"{product['api']}/link/session", json={"token": token})
    assert closed.status_code == 404
    assert "Говорим по-русски" in chat.asks("/lang ru")
    assert chat.asks("/cancel") == "Нечего отменять."
    say.append(_waits("an English conversation", chat))


def _waits(name: str, chat: Conversation) -> str:
    waits = sorted(chat.waits_s)
    middle, p99 = (waits[math.ceil(share * len(waits)) - 1] for share in (0.5, 0.99))
    return (
        f"{name}: {len(waits)} updates, from update to answer "
        f"p50 {middle * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms"
    )


def test_updates_that_come_twice_or_late_have_one_effect_each_in_their_order(
    chat: Conversation, linked: Person
) -> None:
    telegram = chat.telegram
    chat_part = {"chat": telegram.chat, "from": chat.person, "date": 1}
    number = telegram.chat_id * 1000 + 500
    updates = [
        {"update_id": number + n, "message": {"message_id": 900 + n, "text": text, **chat_part}}
        for n, text in enumerate(("one", "two", "three"))
    ]

    for update in (updates[0], updates[2], updates[1], updates[0], updates[2]):
        assert telegram.deliver(update) == 200

    def answers() -> list[str]:
        texts = [str(call["params"]["text"]) for call in telegram.calls()]
        return [text for text in texts if text.startswith("Added:")]

    eventually(lambda: len(answers()) >= 3)
    assert sorted(answers()) == ["Added:\none", "Added:\nthree", "Added:\ntwo"]
    assert sorted(titles(linked)) == ["one", "three", "two"]


def test_a_forged_update_does_nothing(
    linked: Person, telegram: Telegram, client: Any, product: dict[str, Any]
) -> None:
    message = {"message_id": 1, "date": 1, "chat": telegram.chat, "from": telegram.user}
    update = {"update_id": 10**12, "message": {**message, "text": "forged"}}
    headers = [{}, {"X-Telegram-Bot-Api-Secret-Token": "guessed"}]

    statuses = [
        client.post(f"{product['api']}/telegram/webhook", json=update, headers=one).status_code
        for one in headers
    ]

    assert statuses == [403, 403]
    linked.task("honest")
    assert titles(linked) == ["honest"]
