"""What the pages look like beside their screens: the theme, the pages of the API."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("system", "chosen"), [("light", "dark"), ("dark", "light")])
def test_a_chosen_theme_outlives_a_reload_and_wins_over_the_system(
    open_page: OpenPage, system: str, chosen: str
) -> None:
    page = open_page(theme=system)
    root = page.locator("html")
    expect(root).to_have_attribute("data-bs-theme", system)

    page.get_by_label("Theme").select_option(chosen)
    page.reload()

    expect(root).to_have_attribute("data-bs-theme", chosen)


def test_the_api_pages_work_under_their_content_policy(open_page: OpenPage) -> None:
    page = open_page("docs/")

    expect(page.locator(".opblock").first).to_be_visible()
