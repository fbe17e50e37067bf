"""One task edited in the chat with the bot and in the browser at the same time."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import answered, register
from tests.browser.test_links import link_telegram
from tests.e2e.person import eventually

pytestmark = pytest.mark.browser

SEEN_WITHIN_MS = 60_000  # the first update also waits for the worker's start


def write(page: Page, chat_id: int, text: str, *, update: int, kind: str = "message") -> None:
    """What the person of this chat writes to the bot; `edited_message` changes the first one."""
    person = {"id": chat_id, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    message: dict[str, Any] = {
        "message_id": 50,
        "date": 1_795_000_000,
        "chat": {"id": chat_id, "type": "private", "first_name": "Anna"},
        "from": person,
        "text": text,
    }
    if kind == "edited_message":
        message["edit_date"] = 1_795_000_060
    data = {"update_id": chat_id + update, kind: message}
    assert page.request.post("_local/api/telegram/updates", data=data).json()["status"] == 200


def written_in_the_chat(page: Page) -> tuple[int, Locator]:
    """A chat, and the window of a task that was written in it."""
    register(page)
    chat_id = link_telegram(page)
    page.get_by_role("link", name="Tasks").click()
    write(page, chat_id, "Call mum", update=1)
    page.get_by_role("link", name="Call mum").click(timeout=SEEN_WITHIN_MS)
    return chat_id, page.get_by_role("dialog")


def test_a_task_written_and_changed_in_the_chat_is_seen_where_it_is_open(
    open_page: OpenPage,
) -> None:
    page = open_page()
    chat_id, dialog = written_in_the_chat(page)

    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_label("Description").fill("about Sunday")
    write(page, chat_id, "Call dad", update=2, kind="edited_message")

    expect(dialog.get_by_label("Title")).to_have_value("Call dad", timeout=SEEN_WITHIN_MS)
    expect(dialog.get_by_label("Description")).to_have_value("about Sunday")


def test_a_title_typed_here_and_changed_in_the_chat_is_told_and_chosen(
    open_page: OpenPage,
) -> None:
    page = open_page()
    chat_id, dialog = written_in_the_chat(page)
    title = dialog.get_by_label("Title")

    page.context.set_offline(True)
    title.fill("Call my mother")
    write(page, chat_id, "Call dad", update=2, kind="edited_message")
    eventually(lambda: page.context.request.get("/api/tasks").json()[0]["title"] == "Call dad")
    page.context.set_offline(False)

    note = dialog.get_by_role("status").filter(has_text="Call dad")
    expect(note).to_be_visible(timeout=SEEN_WITHIN_MS)
    expect(title).to_have_value("Call my mother")
    dialog.get_by_role("button", name="Take theirs").click()
    expect(title).to_have_value("Call dad")
