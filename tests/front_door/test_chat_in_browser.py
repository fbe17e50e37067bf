"""The chat page in a real browser: words, buttons, toasts, deep links."""

import json
from collections.abc import Iterator

import pytest
from aiohttp import web
from playwright.sync_api import Browser, Page, expect

from tests.front_door.door import Door

pytestmark = pytest.mark.browser

KEYBOARD = {"keyboard": [[{"text": "New task"}]], "resize_keyboard": True}
BUTTONS = {"inline_keyboard": [[{"text": "Done", "callback_data": "1:done"}]]}


@pytest.fixture
def page(door: Door, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
    yield page
    context.close()
    assert errors == []


def received_updates(door: Door) -> list[dict[str, object]]:
    return [json.loads(request.body) for request in door.api.received]


def test_a_conversation(door: Door, page: Page) -> None:
    page.goto(f"{door.origin}/_local/telegram?start=code-1")
    page.click("text=START")
    expect(page.locator(".mine .bubble")).to_contain_text("/start code-1")
    door.call("sendMessage", chat_id=101, text="<b>Hello</b>", reply_markup=KEYBOARD)
    expect(page.locator(".bubble").last).to_contain_text("<b>Hello</b>")

    page.click("#keyboard >> text=New task")
    expect(page.locator(".mine .bubble").last).to_contain_text("New task")
    sent = door.call("sendMessage", chat_id=101, text="Reminder", reply_markup=BUTTONS)
    page.click(".message button:has-text('Done')")
    expect(page.locator("#traffic")).to_contain_text("callback_query")
    press = received_updates(door)[-1]["callback_query"]
    assert isinstance(press, dict)
    door.call("answerCallbackQuery", callback_query_id=press["id"], text="Well done")
    place = {"chat_id": 101, "message_id": sent["result"]["message_id"]}
    door.call("editMessageText", **place, text="Reminder ✓")

    assert press["data"] == "1:done"
    expect(page.locator("#toast")).to_have_text("Well done")
    expect(page.locator(".bubble").last).to_contain_text("edited")
    expect(page.locator(".message button:has-text('Done')")).to_have_count(0)


def test_a_failing_webhook_is_shown(door: Door, page: Page) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=500)

    door.api.answers = answers
    page.goto(f"{door.origin}/_local/telegram")
    page.click("#people >> text=Ben")
    page.fill("textarea", "hi")

    page.press("textarea", "Enter")

    expect(page.locator("#notice")).to_have_text("The webhook answered 500")
