"""The board: what is done on it is kept, what is refused is taken back."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.people import RU, add_task, answered, register

pytestmark = pytest.mark.browser


def test_what_was_done_on_the_board_is_there_after_a_reload(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    add_task(page, "Buy milk")

    with answered(page, "PATCH", "/api/tasks/"):
        page.get_by_label("Done: Call mum").click()
        expect(page.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()
    page.reload()

    expect(page.get_by_role("region", name="Done").get_by_text("Call mum")).to_be_visible()
    expect(page.get_by_role("region", name="Open").get_by_text("Buy milk")).to_be_visible()


def test_enter_adds_and_the_field_is_ready_for_the_next_task(open_page: OpenPage) -> None:
    page = open_page(locale="ru-RU")
    register(page, words=RU)

    page.get_by_label("Новая задача").focus()
    page.keyboard.type("Позвонить маме")
    page.keyboard.press("Enter")
    page.keyboard.type("Купить молоко")
    page.keyboard.press("Enter")

    titles = page.get_by_role("region", name="Открытые").get_by_role("link")
    expect(titles).to_have_text(["Купить молоко", "Позвонить маме"])
    expect(page.get_by_label("Новая задача")).to_be_focused()


def test_a_time_in_the_past_is_refused_under_its_field(open_page: OpenPage) -> None:
    page = open_page()
    register(page)

    page.get_by_label("New task").fill("Too late")
    page.get_by_label("Remind at (optional)").fill("2020-01-01T10:00")
    page.get_by_role("button", name="Add", exact=True).click()

    expect(page.get_by_label("Remind at (optional)")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("New task")).to_have_value("Too late")
    expect(page.get_by_role("alert")).to_contain_text("Request id:")


def test_a_deleted_task_comes_back_with_undo(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")

    page.get_by_role("link", name="Call mum").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="Call mum")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("link", name="Call mum")).to_be_visible()


def test_an_edit_over_a_newer_version_shows_that_version(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    page.get_by_role("link", name="Call mum").click()
    page.evaluate(
        """() => fetch('/api/tasks/' + location.pathname.split('/').at(-1), {
            method: 'PATCH',
            headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({title: 'Call the doctor'}),
        })"""
    )

    page.get_by_label("Title").fill("Call dad")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_label("Title")).to_have_value("Call the doctor")
    expect(page.get_by_role("alert")).to_contain_text("Call dad")


def test_without_a_network_a_tick_is_taken_back_and_said(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    page.context.set_offline(True)

    page.get_by_label("Done: Call mum").click()

    expect(page.get_by_text("No connection to the server").first).to_be_visible()
    expect(page.get_by_role("region", name="Open").get_by_text("Call mum")).to_be_visible()
    page.context.set_offline(False)


def test_the_address_of_a_task_opens_it_and_back_closes_it(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")

    page.get_by_role("link", name="Call mum").click()
    page.reload()
    expect(page.get_by_role("dialog").get_by_label("Title")).to_have_value("Call mum")
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url("/")
