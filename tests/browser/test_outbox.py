"""Edits that a tab could not send: who sends them when it is gone, and who never does."""

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import add_task, answered, log_out, register, sign_in

pytestmark = pytest.mark.browser


def swallow(_route: Route) -> None:
    """The request is on its way, and no answer comes."""


def begin_to_rename(page: Page, title: str) -> None:
    """Type another title, which is sent and not answered."""
    page.route("**/api/tasks/*", swallow)
    page.get_by_role("link", name="Call mum").click()
    with page.expect_request(lambda request: request.method == "PATCH"):
        page.get_by_role("dialog").get_by_label("Title").fill(title)


def crash(page: Page) -> None:
    with pytest.raises(Error):
        page.goto("chrome://crash")


def test_what_a_tab_was_sending_when_it_crashed_another_tab_sends(open_page: OpenPage) -> None:
    first = open_page()
    register(first)
    add_task(first, "Call mum")
    second = first.context.new_page()
    second.goto("")
    expect(second.get_by_role("link", name="Call mum")).to_be_visible()
    begin_to_rename(first, "Call dad")
    # The tabs know each other since one of them said something.
    add_task(second, "Buy milk")

    with answered(second, "PATCH", "/api/tasks/"):
        crash(first)
        second.reload()

    expect(second.get_by_role("link", name="Call dad")).to_be_visible()


def test_a_tab_that_lives_takes_over_by_itself(open_page: OpenPage) -> None:
    first = open_page()
    register(first)
    add_task(first, "Call mum")
    second = first.context.new_page()
    second.goto("")
    expect(second.get_by_role("link", name="Call mum")).to_be_visible()
    add_task(first, "Buy milk")
    expect(second.get_by_role("link", name="Buy milk")).to_be_visible()
    begin_to_rename(first, "Call dad")

    with answered(second, "PATCH", "/api/tasks/"):
        crash(first)

    expect(second.get_by_role("link", name="Call dad")).to_be_visible()


def test_a_reload_in_the_middle_of_saving_loses_nothing(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    begin_to_rename(page, "Call dad")

    page.unroute("**/api/tasks/*")
    page.reload()

    expect(page.get_by_role("dialog").get_by_label("Title")).to_have_value("Call dad")
    page.reload()
    expect(page.get_by_role("dialog").get_by_label("Title")).to_have_value("Call dad")


def test_somebody_else_at_the_browser_neither_sees_nor_sends_it(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    add_task(page, "Call mum")
    page.route("**/api/tasks/*", lambda route: route.abort())
    page.get_by_label("Done: Call mum").click()
    expect(page.get_by_text("1 not sent")).to_be_visible()
    page.context.clear_cookies()
    page.unroute("**/api/tasks/*")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))

    page.goto("/")
    other = register(page)
    expect(page.get_by_text("not sent")).to_have_count(0)
    assert not [one for one in asked if one.startswith("PATCH")]
    log_out(page, other)
    with answered(page, "PATCH", "/api/tasks/"):
        sign_in(page, email=email)

    expect(page.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()


def test_a_browser_that_keeps_nothing_still_sends(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', "
        "{ get() { throw new DOMException('denied', 'SecurityError'); } })"
    )
    page.reload()
    add_task(page, "Call mum")
    page.context.set_offline(True)
    page.get_by_label("Done: Call mum").click()
    expect(page.get_by_text("1 not sent")).to_be_visible()

    with answered(page, "PATCH", "/api/tasks/"):
        page.context.set_offline(False)

    expect(page.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()


def test_a_session_that_ended_keeps_what_was_typed(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    add_task(page, "Call mum")
    page.context.clear_cookies()
    page.get_by_label("Done: Call mum").click()
    expect(page.get_by_text("Your session has ended")).to_be_visible()

    with answered(page, "PATCH", "/api/tasks/"):
        sign_in(page, email=email)

    expect(page.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()
