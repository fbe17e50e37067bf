"""axe finds nothing on any screen, in either theme."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # untyped
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import add_task, register

pytestmark = pytest.mark.browser


def check(page: Page) -> None:
    # axe reads colours as they are: not while one fades into another.
    page.wait_for_function("() => document.getAnimations().length === 0")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(open_page: OpenPage, theme: str) -> None:
    page = open_page(width=390, theme=theme)
    expect(page.get_by_role("button", name="Register")).to_be_visible()
    check(page)

    page.get_by_role("button", name="Register").click()
    page.get_by_role("button", name="Create account").click()
    check(page)

    page.get_by_role("button", name="Close").click()
    register(page)
    add_task(page, "Call mum")
    check(page)

    page.get_by_role("link", name="Call mum").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page)

    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    check(page)
