"""A task's dialog: nothing is pressed to save, and nothing typed is lost."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import add_task, answered, register

pytestmark = pytest.mark.browser

PATCH = """(change) => fetch('/api/tasks/' + location.pathname.split('/').at(-1), {
    method: 'PATCH',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(change),
}).then((response) => response.status)"""
STORED = """() => fetch('/api/tasks/' + location.pathname.split('/').at(-1))
    .then((response) => response.json())"""


def open_task(page: Page, title: str = "Call mum") -> Any:
    add_task(page, title)
    page.get_by_role("link", name=title).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Title")).to_have_value(title)
    return dialog


def stored(page: Page) -> dict[str, Any]:
    """The task as the API has it."""
    task: dict[str, Any] = page.evaluate(STORED)
    return task


def test_what_is_typed_is_saved_by_itself_and_said_to_be(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)
    page.route("**/api/tasks/*", lambda _held: None)

    dialog.get_by_label("Description").fill("Ask about **Sunday**")
    expect(dialog.get_by_role("status").filter(has_text="Saving…")).to_be_visible()
    page.unroute("**/api/tasks/*")  # what was held goes on
    expect(dialog.get_by_role("status").filter(has_text="Saved")).to_be_visible()

    assert stored(page)["description"] == "Ask about **Sunday**"
    dialog.get_by_label("Title").focus()
    expect(dialog.locator("strong")).to_have_text("Sunday")


def test_what_was_typed_last_is_saved_by_closing_at_once(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)

    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_label("Title").fill("Call dad")
        page.keyboard.press("Escape")

    expect(page.get_by_role("link", name="Call dad")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Call dad")).to_be_visible()


def test_an_edit_elsewhere_of_another_field_appears_beside_what_is_typed(
    open_page: OpenPage,
) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)

    assert page.evaluate(PATCH, {"description": "from elsewhere"}) == 200
    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_label("Title").fill("Call dad")

    expect(dialog.get_by_label("Description")).to_have_value("from elsewhere")
    expect(dialog.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    task = stored(page)
    assert (task["title"], task["description"]) == ("Call dad", "from elsewhere")


def test_an_edit_elsewhere_of_the_same_field_is_told_and_can_be_taken(
    open_page: OpenPage,
) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)

    assert page.evaluate(PATCH, {"title": "Call the doctor"}) == 200
    dialog.get_by_label("Title").fill("Call dad")
    note = dialog.get_by_role("status").filter(has_text="Call the doctor")
    expect(note).to_be_visible()
    expect(dialog.get_by_label("Title")).to_have_value("Call dad")
    dialog.get_by_role("button", name="Take theirs").click()

    expect(dialog.get_by_label("Title")).to_have_value("Call the doctor")
    expect(dialog.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert stored(page)["title"] == "Call the doctor"


def test_a_title_is_never_saved_empty(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)

    dialog.get_by_label("Title").fill("")
    expect(dialog.get_by_text("A task can’t be saved without a title")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("link", name="Call mum")).to_be_visible()


def test_reminders_are_set_moved_and_removed(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)

    dialog.get_by_role("button", name="Add a reminder").click()
    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_role("button", name="In an hour").click()
    expect(dialog.locator(".reminder-line")).to_have_count(1)
    dialog.get_by_role("button", name="Add a reminder").click()
    dialog.get_by_label("In your own words").fill("tomorrow at 10:00")
    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_role("button", name="tomorrow at 10:00").click()
    expect(dialog.locator(".reminder-line")).to_have_count(2)
    assert len(stored(page)["reminders"]) == 2

    dialog.get_by_role("button", name="Actions on the reminder").first.click()
    with answered(page, "PATCH", "/api/tasks/"):
        page.get_by_role("menuitem", name="Remove").click()

    expect(dialog.locator(".reminder-line")).to_have_count(1)
    expect(dialog.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert len(stored(page)["reminders"]) == 1


def test_a_reminder_moved_by_words_that_repeat_makes_the_task_repeat(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)
    dialog.get_by_role("button", name="Add a reminder").click()
    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_role("button", name="In an hour").click()

    dialog.get_by_role("button", name="Actions on the reminder").click()
    page.get_by_role("menuitem", name="Another time").click()
    dialog.get_by_label("In your own words").fill("every Tuesday at 10:00")
    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_role("button", name="every week: Tue").click()

    task = stored(page)
    assert task["recurrence"]["rrule"] == "FREQ=WEEKLY;BYDAY=TU"
    assert len(task["reminders"]) == 1


def test_a_repeat_shows_its_next_times_and_begins_at_nine_where_there_is_no_time(
    open_page: OpenPage,
) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)

    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_label("Repeat", exact=True).select_option("daily")
    expect(dialog.locator(".next-times li")).to_have_count(5)

    task = stored(page)
    assert task["recurrence"] == {"rrule": "FREQ=DAILY", "mode": "calendar"}
    assert task["reminder_time"].endswith("T06:00:00.000Z")  # nine in Moscow


def test_due_date_priority_and_tags_are_kept(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)

    due = dialog.get_by_role("group", name="Due")
    due.locator("input[type=date]").fill("2030-05-01")
    due.locator("input[type=time]").fill("12:30")
    dialog.get_by_label("Priority").select_option("1")
    dialog.get_by_label("Tags").fill("family")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.keyboard.press("Escape")

    row = page.get_by_role("listitem").filter(has_text="Call mum")
    expect(row.get_by_role("button", name="#family")).to_be_visible()
    expect(row).to_contain_text("Priority 1")
    page.get_by_role("link", name="Call mum").click()
    assert stored(page)["due_at"] == "2030-05-01T09:30:00.000Z"


def test_the_history_says_what_was_changed_and_from_where(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    dialog = open_task(page)
    with answered(page, "PATCH", "/api/tasks/"):
        dialog.get_by_label("Title").fill("Call dad")

    dialog.get_by_text("History of changes").click()

    lines = dialog.locator(".task-history li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("edited: Title · web app")
