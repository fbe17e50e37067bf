"""A conversation with the bot on the chat page of the local stage, and pictures of it."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[2] / ".build" / "screenshots"
_ANSWERED_WITHIN_MS = 60_000  # the first answer waits for a worker's start
_numbers = itertools.count(int(time.time()) % 1_000_000 * 100)


@dataclass
class ChatPage:
    """The chat page as one person uses it."""

    page: Page
    name: str

    def starts(self, *, answer: str) -> None:
        """Open the chat, as everybody does once."""
        self.page.click("#start-bar button")
        self._expect(answer)

    def says(self, text: str, *, answer: str) -> None:
        """Write, and wait for what the bot writes."""
        self.page.fill("textarea", text)
        self.page.press("textarea", "Enter")
        self._expect(answer)

    def picks(self, label: str, *, answer: str) -> None:
        """Press a button of the keyboard under the input field."""
        self.page.click(f"#keyboard >> text={label}")
        self._expect(answer)

    def taps(self, label: str, *, shows: str) -> None:
        """Press the last inline button of that name, and wait for what its message shows."""
        self.page.locator(f".message button:has-text('{label}')").last.click()
        expect(self.page.locator("#messages")).to_contain_text(shows, timeout=_ANSWERED_WITHIN_MS)
        expect(self.page.locator("[aria-busy=true]")).to_have_count(0, timeout=_ANSWERED_WITHIN_MS)

    def _expect(self, text: str) -> None:
        last = self.page.locator(".bubble").last
        expect(last).to_contain_text(text, timeout=_ANSWERED_WITHIN_MS)

    def is_pictured(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png")


@pytest.fixture
def chat_page(product: dict[str, Any], open_page: Callable[..., Page]) -> Callable[..., ChatPage]:
    """Opens the chat page as somebody new."""

    def open_as(name: str, language: str, **settings: Any) -> ChatPage:
        person = {"id": next(_numbers), "first_name": name, "language_code": language}
        made = httpx.post(f"{product['local']}api/telegram/users", json=person, timeout=60)
        made.raise_for_status()
        page = open_page("_local/telegram", **settings)
        page.click(f"#people >> text={name}")
        return ChatPage(page, name)

    return open_as


def test_a_whole_russian_conversation(chat_page: Callable[..., ChatPage]) -> None:
    chat = chat_page("Анна", "ru", locale="ru-RU")
    chat.starts(answer="записываю дела и напоминаю о них точно в срок")
    chat.says("купить молоко завтра в 9 #дом", answer="⏰ завтра в 09:00 (Europe/Moscow)")
    chat.says("полить цветы каждый вторник в 10:00", answer="🔁 Затем:")
    chat.says("позвонить маме завтра в 8 или в 9", answer="Когда именно?")
    chat.is_pictured("bot-ru-asks")
    chat.taps("завтра", shows="⏰ завтра в 0")
    chat.picks("Список задач", answer="Открытые задачи (3)")
    chat.taps("позвонить маме", shows="1. ✅ позвонить маме")
    chat.is_pictured("bot-ru-list")
    chat.picks("Установить время", answer="О чём напомнить? (2)")
    chat.taps("⏰ купить молоко", shows="Когда напомнить о «купить молоко»?")
    chat.says("когда рак свистнет", answer="Не понял время")
    chat.says("послезавтра в 18:30", answer="Изменено:")
    chat.taps("✏️ Название", shows="Новое название для «купить молоко»?")
    chat.says("купить кефир", answer="Изменено:")
    chat.is_pictured("bot-ru-card")
    chat.picks("Удалить задачу", answer="Какую удалить? (2)")
    chat.taps("🗑 купить кефир", shows="1. полить цветы")
    chat.taps("↩️ купить кефир", shows="2. купить кефир")
    chat.picks("Удалить все", answer="Удалить все задачи")
    chat.taps("🗑 Удалить все", shows="Все задачи удалены.")
    chat.taps("↩️ Вернуть все", shows="Все задачи снова здесь.")
    chat.picks("Ссылка на веб", answer="Ваш список в браузере, без пароля")
    chat.says("/tz Омск", answer="Часовой пояс — Asia/Omsk")
    chat.says("/settings", answer="Тихие часы: выключены")
    chat.taps("Тихие часы", shows="Когда не беспокоить?")
    chat.taps("23:00–08:00", shows="Тихие часы: 23:00–08:00")
    chat.picks("Помощь", answer="Любое сообщение — новая задача")
    chat.is_pictured("bot-ru-settings")


def test_a_whole_english_conversation_on_a_phone_in_the_dark(
    chat_page: Callable[..., ChatPage],
) -> None:
    chat = chat_page("Boris", "en", width=390, theme="dark")
    chat.starts(answer="I'm Vestnik")
    chat.says("buy milk tomorrow at 9am !1 #home", answer="⏰ tomorrow at 09:00")
    chat.is_pictured("bot-en-added")
    chat.taps("🔁 Repeat", shows="How often shall “buy milk” repeat?")
    chat.taps("Every day", shows="🔁 Then:")
    chat.picks("Task list", answer="Open tasks (1)")
    chat.taps("buy milk", shows="1. ✅ buy milk")
    chat.taps("✅ buy milk", shows="1. buy milk — ⏰")
    chat.is_pictured("bot-en-list")
    chat.says("/lang", answer="Which language shall we speak?")
    chat.taps("Русский", shows="Говорим по-русски.")
    chat.picks("Новая задача", answer="Что нужно сделать?")
    chat.says("/cancel", answer="Хорошо, оставим.")
