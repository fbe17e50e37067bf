"""The chat page in a real browser: people, words, buttons, toasts, deep links, groups."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiohttp import web
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # untyped
from playwright.sync_api import Browser, Page, expect

from tests.front_door.door import Door
from tests.infra_local.waiting import until

pytestmark = pytest.mark.browser

ANNA = {"id": 101, "first_name": "Anna Bell", "username": "anna_b", "language_code": "ru"}
BEN = {"id": 102, "first_name": "Ben Kirk", "language_code": "en"}
BUTTONS = {
    "inline_keyboard": [
        [{"text": "Done", "callback_data": "1:done"}],
        [{"text": "Open", "url": "http://127.0.0.1:9/l#abc"}],
    ]
}
MAIN = {
    "keyboard": [[{"text": "New task"}], [{"text": "Where am I", "request_location": True}]],
    "resize_keyboard": True,
    "input_field_placeholder": "What to remind of?",
}

Opened = Callable[..., Page]


@pytest.fixture
def opened(door: Door, browser: Browser) -> Iterator[Opened]:
    """Opens the page; at the end nothing may have gone wrong in it."""
    for person in (ANNA, BEN):
        door.http.post("/_local/api/telegram/users", json=person)
    contexts, errors = [], list[str]()

    def open_page(query: str = "", **settings: Any) -> Page:
        contexts.append(browser.new_context(locale="en-US", **settings))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if line.type == "error" else None)
        page.goto(f"{door.origin}/_local/telegram{query}")
        page.click("#people >> text=Anna Bell")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def anna_wrote(door: Door) -> None:
    door.hears(101, "hello", **{"from": ANNA | {"is_bot": False}})


def newest(door: Door, kind: str = "message", *, having: str = "from") -> dict[str, Any]:
    """What the newest update is about, as soon as it is of this kind; the page shows it earlier."""

    def look() -> dict[str, Any]:
        update = json.loads(door.api.received[-1].body)
        content: dict[str, Any] = update.get(kind, {})
        return content if having in content else {}

    return until(look)


def deliveries(door: Door) -> list[bytes]:
    return [request.body for request in door.api.received if b"twice" in request.body]


def say(page: Page, text: str) -> None:
    page.fill("textarea", text)
    page.press("textarea", "Enter")


def test_a_conversation(door: Door, opened: Opened) -> None:
    page = opened("?start=code-1")
    page.click("text=START")
    expect(page.locator(".mine .bubble").last).to_contain_text("/start code-1")
    door.call("sendMessage", chat_id=101, text="<b>Hello</b>", reply_markup=MAIN)
    expect(page.locator(".bubble").last).to_contain_text("<b>Hello</b>")
    expect(page.locator("textarea")).to_have_attribute("placeholder", "What to remind of?")

    page.click("#keyboard >> text=New task")
    expect(page.locator(".mine .bubble").last).to_contain_text("New task")
    sent = door.call("sendMessage", chat_id=101, text="Reminder", reply_markup=BUTTONS)
    expect(page.locator("text=Open ↗")).to_have_attribute("target", "_blank")
    page.click(".message button:has-text('Done')")
    expect(page.locator("#traffic")).to_contain_text("callback_query")
    expect(page.locator("[aria-busy=true]")).to_have_text("Done")
    press = newest(door, "callback_query")
    door.call("answerCallbackQuery", callback_query_id=press["id"], text="Well done")
    place = {"chat_id": 101, "message_id": sent["result"]["message_id"]}
    door.call("editMessageText", **place, text="Reminder ✓")

    assert press["data"] == "1:done"
    expect(page.locator("#toast")).to_have_text("Well done")
    expect(page.locator(".bubble").last).to_contain_text("edited")
    expect(page.locator(".message button:has-text('Done')")).to_have_count(0)
    door.call("deleteMessage", **place)
    expect(page.locator("#messages")).not_to_contain_text("Reminder ✓")


def test_a_press_that_isnt_answered_is_warned_of_after_three_seconds(
    door: Door, opened: Opened
) -> None:
    anna_wrote(door)
    door.call("sendMessage", chat_id=101, text="Reminder", reply_markup=BUTTONS)
    page = opened()
    page.locator(".message button:has-text('Done')").last.click()
    expect(page.locator("[aria-busy=true]")).to_have_count(1)
    expect(page.locator(".unanswered")).to_have_count(0)
    door.settings.clock_file.write_text("30")

    expect(page.locator(".unanswered")).to_contain_text(re.compile(r"hasn't answered .* 3\d s"))
    query_id = newest(door, "callback_query")["id"]
    door.call("answerCallbackQuery", callback_query_id=query_id, text="Late", show_alert=True)

    expect(page.locator("#alert")).to_contain_text("Late")
    expect(page.locator(".unanswered")).to_have_count(0)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def test_own_messages_are_edited_and_others_replied_to(door: Door, opened: Opened) -> None:
    anna_wrote(door)
    page = opened()
    say(page, "buy milk")
    expect(page.locator(".mine .bubble").last).to_contain_text("buy milk")

    page.press("textarea", "ArrowUp")
    expect(page.locator("textarea")).to_have_value("buy milk")
    say(page, "buy bread")
    expect(page.locator(".mine .bubble").last).to_contain_text(re.compile("buy bread.*edited"))
    door.call("sendMessage", chat_id=101, text="Which?", reply_markup={"force_reply": True})
    expect(page.locator("#context")).to_contain_text("Which?")
    say(page, "rye")

    expect(page.locator(".mine blockquote").last).to_contain_text("Which?")
    assert newest(door, having="reply_to_message")["reply_to_message"]["text"] == "Which?"
    expect(page.locator("#context")).to_be_hidden()


def test_what_isnt_text_is_sent_and_shown(door: Door, opened: Opened) -> None:
    anna_wrote(door)
    door.call("sendMessage", chat_id=101, text="Where?", reply_markup=MAIN)
    page = opened()
    page.click("#keyboard >> text=Where am I")
    page.click("#location-dialog .main")
    expect(page.locator(".mine .picture").last).to_contain_text("55.7558, 37.6173")

    page.fill("textarea", "the bill")
    page.click("#attach summary")
    page.click("#attach >> text=Photo")

    expect(page.locator(".mine .bubble").last).to_contain_text("the bill")
    assert newest(door, having="caption")["caption"] == "the bill"


def test_a_group_is_made_and_any_member_writes_there(door: Door, opened: Opened) -> None:
    page = opened()
    page.click("#new-group")
    page.fill("#group-dialog [name=title]", "Family")
    page.click("#group-dialog .main")
    page.click("#groups >> text=Family")
    say(page, "/new_task@vestnik_bot milk")
    expect(page.locator(".mine .bubble").last).to_contain_text("milk")
    group = newest(door, having="text")["chat"]

    page.select_option("#speaker select", "102")
    say(page, "me too")
    expect(page.locator(".mine .bubble")).to_have_text(re.compile("me too"))
    door.call("sendMessage", chat_id=group["id"], text="See /help")
    page.click("#messages >> text=/help")
    expect(page.locator(".mine .bubble").last).to_contain_text("/help@vestnik_bot")
    page.click("#more summary")
    page.click("text=Turn into a supergroup")

    expect(page.locator("#about")).to_contain_text("supergroup")
    moved = newest(door, having="migrate_from_chat_id")
    assert (moved["migrate_from_chat_id"], moved["from"]["id"]) == (group["id"], 102)


def test_a_new_person_opens_a_link_and_blocks_the_bot(door: Door, opened: Opened) -> None:
    page = opened()
    page.click("#new-person")
    page.fill("#person-dialog [name=first_name]", "Carl")
    page.select_option("#person-dialog select", "en")
    page.click("#person-dialog .main")
    expect(page.locator("#about")).to_have_text("Carl · en")
    page.fill("#link-form input", "https://t.me/vestnik_bot?start=abc")
    page.press("#link-form input", "Enter")
    page.click("text=START")
    expect(page.locator(".mine .bubble")).to_contain_text("/start abc")

    page.click("#more summary")
    page.click("text=Block the bot")

    expect(page.locator("#blocked-bar")).to_contain_text("Unblock")
    assert newest(door, "my_chat_member")["from"]["first_name"] == "Carl"
    page.click("#blocked-bar button")
    expect(page.locator("#write-form")).to_be_visible()


def test_an_update_is_delivered_once_more(door: Door, opened: Opened) -> None:
    anna_wrote(door)
    page = opened()
    say(page, "twice")
    expect(page.locator(".mine .bubble").last).to_contain_text("twice")

    shown = page.locator("#traffic details").filter(has_text="twice")
    shown.locator("summary").click()
    shown.get_by_role("button", name="once more").click()

    expect(shown).to_have_count(2)
    until(lambda: len(deliveries(door)) == 2)
    assert len(set(deliveries(door))) == 1


def test_commands_come_in_the_persons_language(door: Door, opened: Opened) -> None:
    anna_wrote(door)
    for language, description in (("", "Help"), ("ru", "Помощь")):
        commands = [{"command": "help", "description": description}]
        door.call("setMyCommands", commands=commands, language_code=language)
    page = opened()

    page.fill("textarea", "/he")
    expect(page.locator("#commands")).to_contain_text("Помощь")
    page.click("#commands button")

    expect(page.locator(".mine .bubble").last).to_contain_text("/help")


def test_a_failing_webhook_is_shown(door: Door, opened: Opened) -> None:
    async def answers(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=500)

    anna_wrote(door)
    door.api.answers = answers
    page = opened()

    say(page, "hi")

    expect(page.locator("#notice")).to_have_text("The webhook answered 500")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_accessible_and_fits(
    door: Door, opened: Opened, scheme: str, width: int
) -> None:
    anna_wrote(door)
    door.call("sendMessage", chat_id=101, text="Reminder /help", reply_markup=BUTTONS)
    door.call("sendMessage", chat_id=101, text="What else?", reply_markup=MAIN)
    page = opened(color_scheme=scheme, viewport={"width": width, "height": 800})
    expect(page.locator("#keyboard button")).to_have_count(2)

    violations = Axe().run(page).response["violations"]

    assert {found["id"]: [node["html"] for node in found["nodes"]] for found in violations} == {}
    assert page.evaluate("document.documentElement.scrollWidth") == width
