"""The components: nothing for axe to find, and the keyboard behaviour of their patterns."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # untyped
from playwright.sync_api import Browser, Page, expect

from tests.browser.kit import WEB, open_kit

pytestmark = pytest.mark.browser

OVERFLOW_PX = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('.btn, input, select, textarea, summary')]
    .filter((element) => element.checkVisibility())
    .map((element) => element.closest('label, .tag-box') ?? element)
    .filter((element) => element.getBoundingClientRect().height < 43.5)
    .filter((element) => !element.matches('.btn-sm, .chip-remove'))
    .map((element) => element.outerHTML)"""


@pytest.fixture
def kit(browser: Browser, kit_url: str) -> Iterator[Page]:
    page = open_kit(browser, kit_url, width=1280, theme="light", locale="en-US")
    yield page
    page.context.close()


def check(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_and_everything_fits(
    browser: Browser, kit_url: str, width: int, theme: str
) -> None:
    page = open_kit(browser, kit_url, width=width, theme=theme)
    assert page.evaluate(OVERFLOW_PX) <= 0
    check(page)

    page.locator("#Menu button").first.click()
    check(page)
    page.keyboard.press("Escape")
    page.locator("#Toasts button").last.click()
    page.locator("#Dialog button").first.click()
    check(page)
    page.context.close()


def test_fingers_find_everything_on_a_phone(browser: Browser, kit_url: str) -> None:
    page = open_kit(browser, kit_url, width=390, theme="light")

    assert page.evaluate(SMALL_TARGETS) == []
    page.context.close()


def test_nothing_of_the_local_run_is_part_of_what_is_deployed(kit_url: str) -> None:
    def mentions(folder: str, words: bytes) -> list[str]:
        files = [path for path in (WEB / folder).rglob("*") if path.is_file()]
        return [path.name for path in files if words in path.read_bytes()]

    assert len(mentions("dist-kit", b"kit-section")) == 2
    assert mentions("dist", b"index") != []
    assert mentions("dist", b"kit-section") == []
    assert mentions("dist", b"/_local") == []
    assert not (WEB / "dist" / "kit.html").exists()


def test_a_dialog_keeps_the_focus_in_and_gives_it_back(kit: Page) -> None:
    opener = kit.get_by_role("button", name="Open a dialog")
    opener.focus()
    kit.keyboard.press("Enter")
    dialog = kit.get_by_role("dialog")
    expect(dialog.get_by_label("Title")).to_be_focused()

    for _ in range(7):
        kit.keyboard.press("Tab")
    # Beyond the last control the focus is the browser's (then `body` has it), never behind.
    assert kit.evaluate("() => document.activeElement.matches('body, dialog *')")

    kit.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_toast_can_be_used_while_a_dialog_is_open(kit: Page) -> None:
    kit.get_by_role("button", name="Open a dialog").click()
    kit.get_by_role("dialog").get_by_role("button", name="Show a toast").click()

    kit.get_by_role("dialog").get_by_role("button", name="Undo").click()

    expect(kit.get_by_text("Deleted: call the workshop")).to_have_count(0)
    expect(kit.get_by_role("dialog")).to_be_visible()


def test_a_dangerous_question_starts_at_the_way_back(kit: Page) -> None:
    kit.get_by_role("button", name="Delete all…").click()

    expect(kit.get_by_role("button", name="Cancel")).to_be_focused()


def test_a_menu_is_used_by_keys_alone(kit: Page) -> None:
    button = kit.locator("#Menu").get_by_role("button", name="Actions")
    button.focus()
    kit.keyboard.press("ArrowDown")
    expect(kit.get_by_role("menuitem", name="Rename")).to_be_focused()
    kit.keyboard.press("d")
    expect(kit.get_by_role("menuitem", name="Delete")).to_be_focused()
    kit.keyboard.press("ArrowDown")
    expect(kit.get_by_role("menuitem", name="Rename")).to_be_focused()

    kit.keyboard.press("Escape")

    expect(kit.get_by_role("menu")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_menu_closes_by_a_press_elsewhere(kit: Page) -> None:
    kit.locator("#Menu").get_by_role("button", name="Actions").click()

    kit.get_by_role("heading", name="Menu").click()

    expect(kit.get_by_role("menu")).to_have_count(0)


def test_tabs_are_one_stop_and_arrows_go_between_them(kit: Page) -> None:
    tabs = kit.get_by_role("tablist")
    tabs.get_by_role("tab", name="Open").focus()
    kit.keyboard.press("ArrowRight")
    expect(tabs.get_by_role("tab", name="Done")).to_be_focused()
    expect(tabs.get_by_role("tab", name="Done")).to_have_attribute("aria-selected", "true")
    kit.keyboard.press("ArrowLeft")
    kit.keyboard.press("ArrowLeft")

    expect(tabs.get_by_role("tab", name="New")).to_be_focused()


def test_tags_are_added_and_taken_away_by_keys_alone(kit: Page) -> None:
    section = kit.locator("#TagField")
    field = section.get_by_role("combobox").first
    field.focus()
    kit.keyboard.type("wo")
    kit.keyboard.press("ArrowDown")
    kit.keyboard.press("Enter")
    kit.keyboard.type("new,")
    chips = section.locator(".field").first.locator(".chip")
    expect(chips).to_have_text(["home", "work", "new"])

    kit.keyboard.press("Backspace")
    kit.keyboard.press("Shift+Tab")
    kit.keyboard.press("Enter")

    expect(chips).to_have_text(["home"])
    expect(field).to_be_focused()


def test_a_table_is_sorted_and_chosen_from_by_keys_alone(kit: Page) -> None:
    table = kit.locator("#Table")
    table.get_by_role("button", name="Phone").focus()
    kit.keyboard.press("Enter")
    expect(table.get_by_role("columnheader", name="Phone")).to_have_attribute(
        "aria-sort", "descending"
    )
    expect(table.get_by_role("row").nth(1)).to_contain_text("79990000004")

    table.get_by_role("checkbox", name="Choose all").focus()
    kit.keyboard.press("Space")

    expect(table.get_by_text("5 rows chosen")).to_be_visible()


def test_a_hint_comes_with_the_focus_and_goes_with_escape(kit: Page) -> None:
    kit.locator("#IconButton button").first.focus()
    kit.keyboard.press("Shift")
    kit.keyboard.press("Tab")
    expect(kit.get_by_role("tooltip")).to_be_visible()

    kit.keyboard.press("Escape")

    expect(kit.get_by_role("tooltip")).to_have_count(0)


def test_a_button_keeps_its_size_while_it_is_busy(kit: Page) -> None:
    sizes = """() => [...document.querySelectorAll('#Button [aria-busy]')].map((button) => {
        const busy = button.getBoundingClientRect().width;
        button.removeAttribute('aria-busy');
        button.querySelector('.spinner').remove();
        return busy - button.getBoundingClientRect().width;
    })"""

    assert kit.evaluate(sizes) == [0, 0]
