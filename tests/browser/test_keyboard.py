"""Registering, adding, editing, ticking, deleting and undoing without a pointer."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import PASSWORD, add_task, answered, register

pytestmark = pytest.mark.browser

STOPS_MAX = 40


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until it has the focus, as somebody without a pointer does."""
    for _ in range(STOPS_MAX):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{wanted} is not reached by {STOPS_MAX} presses of {key}")


def test_somebody_registers_by_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    keys = page.keyboard
    start = page.get_by_role("button", name="Register")
    expect(start).to_be_visible()

    tab_to(page, start)
    keys.press("Enter")
    expect(page.get_by_label("E-mail")).to_be_focused()
    keys.press("Escape")
    expect(start).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_label("E-mail")).to_be_focused()
    keys.type(f"{uuid4().hex}@example.com")
    keys.press("Tab")
    keys.type(PASSWORD)
    tab_to(page, page.get_by_label("Password again"))
    keys.type(PASSWORD)
    keys.press("Enter")

    expect(page.get_by_role("heading", name="Open")).to_be_visible()


def test_a_task_is_added_edited_and_ticked_by_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    keys = page.keyboard

    tab_to(page, page.get_by_label("New task"))
    keys.type("Call mum")
    keys.press("Enter")
    expect(page.get_by_role("link", name="Call mum")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Call mum"))
    keys.press("Enter")
    title = page.get_by_role("dialog").get_by_label("Title")
    expect(title).to_have_value("Call mum")
    tab_to(page, title)
    keys.press("End")
    with answered(page, "PATCH", "/api/tasks/"):
        keys.type(" today")
        keys.press("Escape")
    link = page.get_by_role("link", name="Call mum today")
    expect(link).to_be_focused()
    keys.press("Shift+Tab")
    with answered(page, "PATCH", "/api/tasks/"):
        keys.press("Space")

    done = page.get_by_role("region", name="Done").get_by_role("link")
    expect(done).to_have_text("Call mum today")


def test_a_task_is_deleted_and_brought_back_by_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    keys = page.keyboard

    tab_to(page, page.get_by_role("link", name="Call mum"))
    keys.press("Enter")
    delete = page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True)
    expect(delete).to_be_visible()
    tab_to(page, delete)
    keys.press("Enter")
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    tab_to(page, undo)
    keys.press("Enter")

    expect(page.get_by_role("link", name="Call mum")).to_be_visible()
