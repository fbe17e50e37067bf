"""Registers, links Telegram, makes a task with a time: the reminder is in the chat, and says so."""

from datetime import datetime, timedelta
from random import randrange
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ZONE, OpenPage
from tests.browser.people import add_task, register

pytestmark = pytest.mark.browser

PRESS_START_MS = 60_000  # the first update also waits for the worker's start
TIME_TO_LOOK = timedelta(seconds=15)  # as long as the slowest machine needs to show it as planned
COME_BACK_UNTIL_SENT = """() => {
    window.dispatchEvent(new Event('focus'));
    return document.querySelector('.reminder.is-sent');
}"""


def start_update(url: str, *, chat_id: int) -> dict[str, Any]:
    """The update that Telegram sends when somebody presses Start behind a deep link."""
    person = {
        "id": chat_id,
        "is_bot": False,
        "first_name": "Anna",
        "username": "anna_reads",
        "language_code": "en",
    }
    message = {
        "message_id": 1,
        "date": 1_795_000_000,
        "chat": {"id": chat_id, "type": "private", "first_name": "Anna"},
        "from": person,
        "text": "/start " + url.partition("?start=")[2],
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
    return {"update_id": chat_id, "message": message}


def local_api(page: Page, path: str) -> Any:
    return page.request.get(f"_local/api/{path}").json()


def product_time(page: Page) -> datetime:
    now = datetime.fromisoformat(local_api(page, "clock")["now"])
    return now.astimezone(ZoneInfo(ZONE))


def test_a_reminder_reaches_the_linked_chat_and_is_shown_as_sent(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    chat_id = randrange(10**8, 10**9)
    title = f"Take the bread out ({chat_id})"

    page.get_by_role("link", name="Link it").click()
    page.get_by_role("button", name="Link Telegram").click()
    url = page.get_by_role("link", name="Open Telegram").get_attribute("href") or ""
    page.request.post("_local/api/telegram/updates", data=start_update(url, chat_id=chat_id))
    linked = page.get_by_text("Reminders come to the chat of @anna_reads.")
    expect(linked).to_be_visible(timeout=PRESS_START_MS)
    page.get_by_role("link", name="Tasks").click()

    soon = product_time(page) + TIME_TO_LOOK
    row = add_task(page, title, marks=soon.strftime("%Y-%m-%d %H:%M:%S"))
    expect(row).to_contain_text("Will remind")
    page.wait_for_function(COME_BACK_UNTIL_SENT, polling=1_000, timeout=60_000)
    expect(row).to_contain_text("sent")

    calls = local_api(page, "telegram/calls?since=0")
    texts = [call["params"]["text"] for call in calls if call["method"] == "sendMessage"]
    assert texts.count(f"Reminder: {title}") == 1
