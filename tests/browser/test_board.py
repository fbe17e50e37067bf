"""The board: what is written is understood, what is done is kept, what is deleted comes back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import RU, add_task, answered, register

pytestmark = pytest.mark.browser


def write(page: Page, line: str, *, label: str = "New task") -> None:
    """Type a line and wait until the API has read it."""
    with answered(page, "POST", "/api/tasks/parse"):
        page.get_by_label(label).fill(line)


def open_titles(page: Page, region: str = "Open") -> list[str]:
    return page.get_by_role("region", name=region).locator(".task-title").all_inner_texts()


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

    titles = page.get_by_role("region", name="Открытые").locator(".task-title")
    expect(titles).to_have_text(["Купить молоко", "Позвонить маме"])
    expect(page.get_by_label("Новая задача")).to_be_focused()


def test_a_line_shows_what_was_understood_and_becomes_just_that(open_page: OpenPage) -> None:
    page = open_page(locale="ru-RU")
    register(page, words=RU)

    write(page, "Полить цветы каждую среду в 19:00 !1 #дом", label="Новая задача")
    understood = page.locator(".understood")
    expect(understood).to_contain_text("каждую неделю: ср")
    expect(understood).to_contain_text("Важность 1")
    expect(understood).to_contain_text("#дом")
    page.keyboard.press("Enter")

    row = page.get_by_role("listitem").filter(has_text="Полить цветы")
    expect(row.locator(".task-title")).to_have_text("Полить цветы")
    expect(row).to_contain_text("каждую неделю: ср")
    expect(row.get_by_role("button", name="#дом")).to_be_visible()


def test_a_time_that_was_not_meant_is_taken_back_with_its_chip(open_page: OpenPage) -> None:
    page = open_page()
    register(page)

    write(page, "Read the news tomorrow at 9")
    page.locator(".understood").get_by_role("button").first.click()
    expect(page.locator(".understood .chip")).to_have_count(0)
    page.get_by_role("button", name="Add", exact=True).click()

    row = page.get_by_role("listitem").filter(has_text="Read the news")
    expect(row.locator(".task-title")).to_have_text("Read the news tomorrow at 9")
    expect(row.locator(".reminder")).to_have_count(0)


def test_a_doubtful_time_is_asked_about_before_anything_is_added(open_page: OpenPage) -> None:
    page = open_page()
    register(page)

    write(page, "Lunch tomorrow at 9 or 10")
    question = page.get_by_role("group", name="Which time was meant?")
    expect(question).to_be_visible()
    page.keyboard.press("Enter")
    expect(question.get_by_role("button").first).to_be_focused()
    assert open_titles(page) == []
    page.keyboard.press("Enter")

    row = page.get_by_role("listitem").filter(has_text="Lunch")
    expect(row.locator(".task-title")).to_have_text("Lunch")
    expect(row.locator(".reminder")).to_have_count(1)


def test_a_time_in_the_past_is_refused_and_the_line_given_back(open_page: OpenPage) -> None:
    page = open_page()
    register(page)

    page.get_by_label("New task").fill("Too late 2020-01-01 10:00")
    page.keyboard.press("Enter")

    expect(page.get_by_label("New task")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("New task")).to_have_value("Too late 2020-01-01 10:00")
    expect(page.locator(".task-title")).to_have_count(0)


def test_search_and_tags_find_in_both_lists(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Paint the fence", "#garden")
    add_task(page, "Plant an oak", "#garden")
    add_task(page, "Call mum")
    page.get_by_label("Done: Plant an oak").click()

    page.get_by_role("group", name="Tags").get_by_role("button", name="#garden").click()
    expect(page.locator(".task-title")).to_have_text(["Paint the fence", "Plant an oak"])
    page.get_by_role("searchbox").fill("mum")
    expect(page.locator(".task-title")).to_have_text(["Call mum"])
    page.get_by_role("searchbox").fill("nothing like this")
    expect(page.get_by_text("Nothing was found.").first).to_be_visible()
    page.get_by_role("button", name="Clear the search").click()

    expect(page.locator(".task-title")).to_have_count(3)


def test_a_deleted_task_comes_back_with_undo(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")

    page.get_by_role("link", name="Call mum").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_role("link", name="Call mum")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("link", name="Call mum")).to_be_visible()


def test_all_tasks_are_deleted_after_asking_and_come_back_with_undo(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    add_task(page, "Call mum")
    add_task(page, "Buy milk")

    page.get_by_role("button", name="Actions on all tasks").click()
    page.get_by_role("menuitem", name="Delete all tasks").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".task-title")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(page.locator(".task-title")).to_have_count(2)


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
