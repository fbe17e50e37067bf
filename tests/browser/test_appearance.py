"""What eyes, keyboards and screen readers need, at the width of a phone and of a desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import PASSWORD, RU, add_task, register

pytestmark = pytest.mark.browser

LONG = "Согласовать переосвидетельствование электрооборудования " + "щ" * 120

NAMELESS = """() => [...document.querySelectorAll('button, a, input, select, img')]
    .filter((element) => element.checkVisibility())
    .filter((element) => !(element.getAttribute('aria-label') || element.labels?.length
        || element.textContent.trim() || element.hasAttribute('alt')))
    .map((element) => element.outerHTML)"""

OVERFLOW_PX = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

DIALOG_ALPHA = """() => {
    const [, alpha] = getComputedStyle(document.querySelector('dialog'))
        .backgroundColor.match(/rgba\\(.*, ([\\d.]+)\\)/) ?? [null, 1];
    return Number(alpha);
}"""


def look(page: Page, width: int) -> None:
    """Everything fits the width and has a name."""
    assert page.evaluate(OVERFLOW_PX) <= 0, f"wider than {width} px"
    assert page.evaluate(NAMELESS) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_screen_fits_and_names_its_controls(
    open_page: OpenPage, width: int, theme: str
) -> None:
    page = open_page(width=width, theme=theme, locale="ru-RU")
    expect(page.get_by_role("button", name="Вход")).to_be_visible()
    look(page, width)

    register(page, words=RU)
    add_task(page, LONG, words=RU)
    look(page, width)

    page.get_by_role("link", name=LONG).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    look(page, width)
    assert page.evaluate(DIALOG_ALPHA) == 1


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


def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.get_by_role("button", name="Register")).to_be_visible()
    keys = page.keyboard

    page.get_by_role("button", name="Register").focus()
    keys.press("Enter")
    expect(page.get_by_label("E-mail")).to_be_focused()
    keys.type("keys-only@example.com")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Register")).to_be_focused()


def test_the_api_pages_work_under_their_content_policy(open_page: OpenPage) -> None:
    page = open_page("docs/")

    expect(page.locator(".opblock").first).to_be_visible(timeout=15_000)
