"""The ways to the tasks from outside: the chat with the bot, and the page behind a web link."""

import re
from random import randrange

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # untyped
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import answered, register
from tests.browser.test_main_story import PRESS_START_MS, local_api, start_update
from tests.e2e.person import eventually

pytestmark = pytest.mark.browser

MAKE_TASK = """(title) => fetch('/api/tasks', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({title}),
})"""

TEST_MESSAGE = "A test: messages of Vestnik come to this chat."


def make_task(page: Page, title: str) -> None:
    with answered(page, "POST", "/api/tasks"):
        page.evaluate(MAKE_TASK, title)


def make_link(page: Page, *, mode: str = "read and change") -> str:
    """Make a web link on its page; answers its address."""
    page.goto("telegram")
    page.get_by_label("With the link one can").select_option(label=mode)
    page.get_by_role("button", name="Make a link").click()
    return page.get_by_role("textbox", name="Address of the link").input_value()


def link_telegram(page: Page) -> int:
    """Link a chat as its owner would, answers its id."""
    chat_id = randrange(10**8, 10**9)
    page.goto("telegram")
    page.get_by_role("button", name="Link Telegram").click()
    url = page.get_by_role("link", name="Open Telegram").get_attribute("href") or ""
    page.request.post("_local/api/telegram/updates", data=start_update(url, chat_id=chat_id))
    linked = page.get_by_text("Reminders come to the chat of @anna_reads.")
    expect(linked).to_be_visible(timeout=PRESS_START_MS)
    return chat_id


def messages_to(page: Page, chat_id: int) -> list[str]:
    calls = local_api(page, "telegram/calls?since=0")
    sent = [call["params"] for call in calls if call["method"] == "sendMessage"]
    return [params["text"] for params in sent if params["chat_id"] == chat_id]


def test_a_chat_is_linked_tried_and_unlinked(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    chat_id = link_telegram(page)

    page.get_by_role("button", name="Send a test message").click()
    expect(page.get_by_text("Sent. Look into Telegram.")).to_be_visible()
    eventually(lambda: TEST_MESSAGE in messages_to(page, chat_id))
    page.get_by_role("button", name="Unlink").click()
    page.get_by_role("dialog").get_by_role("button", name="Unlink").click()

    expect(page.get_by_role("button", name="Link Telegram")).to_be_visible()


def test_the_code_of_the_deep_link_can_be_drawn_and_the_time_runs(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    page.goto("telegram")

    page.get_by_role("button", name="Link Telegram").click()

    code = page.get_by_role("img", name="QR code: Link to the bot")
    expect(code.locator("path")).to_have_attribute("d", re.compile("^M"))
    expect(page.get_by_role("timer")).to_contain_text(re.compile(r"\b[89]:[0-5]\d\b"))


def test_whoever_has_the_link_reads_and_changes_the_tasks_and_sees_no_more(
    open_page: OpenPage,
) -> None:
    owner = open_page()
    email = register(owner)
    make_task(owner, "Call mum")
    link_telegram(owner)
    address = make_link(owner)

    guest = open_page(address)
    expect(guest.get_by_text("Tasks of @anna_reads")).to_be_visible()
    assert "#" not in guest.url
    with answered(guest, "PATCH", "/api/tasks/"):
        guest.get_by_label("Done: Call mum").click()
    guest.reload()

    expect(guest.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()
    assert email not in guest.content()
    assert guest.locator("meta[name=robots]").get_attribute("content") == "noindex"


def test_a_link_to_read_shows_the_tasks_and_no_way_to_change_them(open_page: OpenPage) -> None:
    owner = open_page()
    register(owner)
    make_task(owner, "Call mum")
    address = make_link(owner, mode="read only")

    guest = open_page(address)
    expect(guest.get_by_role("link", name="Call mum")).to_be_visible()
    expect(guest.get_by_text("Read only")).to_be_visible()
    expect(guest.get_by_label("New task")).to_have_count(0)
    guest.get_by_role("link", name="Call mum").click()
    expect(guest.get_by_role("dialog")).to_be_visible()
    expect(guest.get_by_role("button", name="Delete")).to_have_count(0)
    guest.keyboard.press("Escape")

    expect(guest).to_have_url("/l")


def test_a_link_that_is_switched_off_ends_for_those_who_have_it_open(open_page: OpenPage) -> None:
    owner = open_page()
    register(owner)
    address = make_link(owner)
    guest = open_page(address)
    expect(guest.get_by_label("New task")).to_be_visible()

    owner.get_by_role("button", name="Switch off").click()
    owner.get_by_role("dialog").get_by_role("button", name="Switch off").click()
    expect(owner.get_by_role("button", name="Make a link")).to_be_visible()
    guest.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(guest.get_by_role("heading", name="This link does not work")).to_be_visible()
    guest.goto(address)

    expect(guest.get_by_role("heading", name="This link does not work")).to_be_visible()


def test_a_new_link_takes_the_place_of_the_old_one(open_page: OpenPage) -> None:
    owner = open_page()
    register(owner)
    old = make_link(owner)

    owner.get_by_role("button", name="Replace with a new one").click()
    with answered(owner, "POST", "/api/link"):
        owner.get_by_role("dialog").get_by_role("button", name="Replace with a new one").click()
    expect(owner.get_by_role("textbox", name="Address of the link")).not_to_have_value(old)
    new = owner.get_by_role("textbox", name="Address of the link").input_value()

    guest = open_page(old)
    expect(guest.get_by_role("heading", name="This link does not work")).to_be_visible()
    guest.goto(new)
    expect(guest.get_by_label("New task")).to_be_visible()


def test_a_link_leaves_who_is_signed_in_in_the_same_browser_alone(open_page: OpenPage) -> None:
    owner = open_page()
    register(owner)
    make_task(owner, "Theirs")
    address = make_link(owner)
    reader = open_page()
    email = register(reader)
    make_task(reader, "My own")

    other_tab = reader.context.new_page()
    other_tab.goto(address)
    expect(other_tab.get_by_role("link", name="Theirs")).to_be_visible()
    expect(other_tab.get_by_role("link", name="My own")).to_have_count(0)
    reader.reload()

    expect(reader.get_by_role("button", name=email)).to_be_visible()
    expect(reader.get_by_role("link", name="My own")).to_be_visible()
    expect(reader.get_by_role("link", name="Theirs")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_these_pages(open_page: OpenPage, width: int, theme: str) -> None:
    page = open_page(width=width, theme=theme)
    register(page)
    address = make_link(page)
    page.get_by_role("button", name="Link Telegram").click()
    expect(page.get_by_role("timer")).to_be_visible()
    check(page, width)
    page.get_by_role("button", name="Switch off").click()
    check(page, width)

    guest = open_page(address, width=width, theme=theme)
    expect(guest.get_by_label("New task")).to_be_visible()
    check(guest, width)
    guest.goto("/l#wrong")
    expect(guest.get_by_role("heading", name="This link does not work")).to_be_visible()
    check(guest, width)


def check(page: Page, width: int) -> None:
    page.wait_for_function("() => document.getAnimations().length === 0")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
