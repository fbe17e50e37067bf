"""What happens to an edit when the network goes, the tab closes or two tabs meet."""

from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import PASSWORD, add_task, answered, register

pytestmark = pytest.mark.browser

TITLES = """() => fetch('/api/tasks?status=open').then((response) => response.json())
    .then((tasks) => tasks.map(({title}) => title))"""


def titles(page: Page) -> list[str]:
    found: list[str] = page.evaluate(TITLES)
    return sorted(found)


def is_sent(page: Page) -> None:
    expect(page.get_by_text("not sent")).to_have_count(0)


def go_offline(context: BrowserContext) -> None:
    context.set_offline(True)


def test_edits_without_a_network_are_kept_and_sent_when_it_is_back(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    go_offline(page.context)

    page.get_by_label("New task").fill("Written in a tunnel tomorrow at 9 #home")
    page.keyboard.press("Enter")
    page.get_by_label("Done: Call mum").click()
    expect(
        page.get_by_role("region", name="Open").get_by_text("Written in a tunnel")
    ).to_be_visible()
    expect(page.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()
    expect(page.get_by_text("2 not sent")).to_be_visible()
    page.context.set_offline(False)

    is_sent(page)
    assert titles(page) == ["Written in a tunnel"]
    expect(page.get_by_text("tomorrow at 09:00")).to_be_visible()


def test_what_was_not_sent_outlives_the_tab(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    page.get_by_role("link", name="Call mum").click()
    title = page.get_by_role("dialog").get_by_label("Title")
    expect(title).to_have_value("Call mum")
    go_offline(page.context)
    title.fill("Call dad")
    expect(page.get_by_role("dialog").get_by_text("Not saved")).to_be_visible()
    page.close()

    page.context.set_offline(False)
    again = page.context.new_page()
    again.goto("")

    expect(again.get_by_role("link", name="Call dad")).to_be_visible()
    is_sent(again)
    assert titles(again) == ["Call dad"]


def test_a_tab_closed_right_after_the_last_letter_loses_none(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    page.get_by_role("link", name="Call mum").click()

    page.get_by_role("dialog").get_by_label("Title").fill("Call dad")
    page.close(run_before_unload=True)
    again = page.context.new_page()
    again.goto("")

    expect(again.get_by_role("link", name="Call dad")).to_be_visible()


def test_an_answer_that_is_lost_adds_no_second_task(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    lost: list[int] = []

    def lose_first_answer(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/api/tasks", lose_first_answer)
    with answered(page, "POST", "/api/tasks"):
        page.get_by_label("New task").fill("Once !2")
        page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Once")).to_be_visible()

    is_sent(page)
    assert lost == [201]
    assert titles(page) == ["Once"]


def test_a_refused_edit_is_taken_back_and_said(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    refusal = {"message": "Not today", "code": "task_done", "request_id": "r-1"}
    page.route("**/api/tasks/*", lambda route: route.fulfill(status=409, json=refusal))

    page.get_by_label("Done: Call mum").click()

    expect(page.get_by_text("Not today")).to_be_visible()
    expect(page.get_by_text("r-1")).to_be_visible()
    expect(page.get_by_role("region", name="Open").get_by_text("Call mum")).to_be_visible()


def test_what_one_tab_does_the_other_shows_within_seconds(open_page: OpenPage) -> None:
    first = open_page()
    register(first)
    second = first.context.new_page()
    second.goto("")
    expect(second.get_by_label("New task")).to_be_visible()

    add_task(first, "Call mum")
    expect(second.get_by_role("link", name="Call mum")).to_be_visible()
    second.get_by_label("Done: Call mum").click()

    expect(first.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()


def test_two_tabs_that_edit_one_task_both_keep_what_they_typed(open_page: OpenPage) -> None:
    first = open_page()
    register(first)
    add_task(first, "Call mum")
    first.get_by_role("link", name="Call mum").click()
    second = first.context.new_page()
    second.goto(first.url)
    for tab in (first, second):
        expect(tab.get_by_role("dialog").get_by_label("Title")).to_have_value("Call mum")

    with answered(second, "PATCH", "/api/tasks/"):
        second.get_by_role("dialog").get_by_label("Description").fill("on Sunday")
    with answered(first, "PATCH", "/api/tasks/"):
        first.get_by_role("dialog").get_by_label("Title").fill("Call dad")

    expect(first.get_by_role("dialog").get_by_label("Description")).to_have_value("on Sunday")
    expect(second.get_by_role("dialog").get_by_label("Title")).to_have_value("Call dad")


def test_what_another_program_changes_is_shown_within_seconds(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    add_task(page, "Call mum")

    program = page.context.browser
    assert program
    other = program.new_context(base_url=page.url)
    answer: Any = other.request.post(
        "/api/tasks",
        headers={"Authorization": _basic(email)},
        data={"title": "From a program"},
    )
    assert answer.status == 201

    expect(page.get_by_role("link", name="From a program")).to_be_visible()
    other.close()


def _basic(email: str) -> str:
    return "Basic " + b64encode(f"{email}:{PASSWORD}".encode()).decode()
