"""A board with a thousand tasks: all are shown, and it goes on working as a short one does."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.people import add_task, answered, register

pytestmark = pytest.mark.browser

TASKS = 1_000
PAGES_MAX = 40
MAKE_TASKS = """async (count) => {
    const numbers = Array.from({length: count}, (_, number) => number);
    const make = (number) => fetch('/api/tasks', {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({title: `Task ${number} of many`}),
    });
    const work = async () => {
        while (numbers.length) await make(numbers.shift());
    };
    await Promise.all([work(), work(), work(), work()]);
}"""


def test_a_thousand_tasks_are_shown_added_to_and_ticked(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    page.evaluate(MAKE_TASKS, TASKS)
    page.reload()
    rows = page.get_by_role("region", name="Open").get_by_role("listitem")
    more = page.get_by_role("region", name="Open").get_by_role("button", name="Show more")

    expect(more).to_be_visible()

    for _ in range(PAGES_MAX):
        if (shown := rows.count()) == TASKS:
            break
        more.click()
        expect(rows.nth(shown)).to_be_attached()
    expect(rows).to_have_count(TASKS)
    expect(more).to_have_count(0)
    add_task(page, "One more")
    expect(rows).to_have_count(TASKS + 1)
    expect(rows.first).to_contain_text("One more")
    with answered(page, "PATCH", "/api/tasks/"):
        page.get_by_label("Done: Task 7 of many", exact=True).click()

    done = page.get_by_role("region", name="Done").get_by_role("link")
    expect(done).to_have_text("Task 7 of many")
    expect(rows).to_have_count(TASKS)
