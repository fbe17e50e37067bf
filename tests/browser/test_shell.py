"""What stands around every screen: header, sections by role, addresses, keys."""

from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import add_task, log_out, register, sign_in

pytestmark = pytest.mark.browser

# As a Russian layout sends them: the place of the key, and the letter that is printed there.
RUSSIAN = """([code, key, shiftKey]) => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {code, key, shiftKey, bubbles: true, cancelable: true}))"""


def press(page: Page, code: str, key: str, *, shift: bool = False) -> None:
    page.evaluate(RUSSIAN, [code, key, shift])


def sign_in_as_admin(page: Page, product: dict[str, Any]) -> str:
    admin = product["users"]["admin"]
    sign_in(page, email=admin["email"], password=admin["password"])
    return str(admin["email"])


def test_a_key_is_known_by_its_place_on_a_russian_layout(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    page.get_by_role("heading", name="Open").focus()

    press(page, "Slash", ",", shift=True)
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)


def test_keys_lead_to_the_fields_of_the_board_from_anywhere(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    page.get_by_role("link", name="Link it").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()

    press(page, "KeyQ", "й")
    expect(page.get_by_label("New task")).to_be_focused()
    page.get_by_label("New task").blur()
    press(page, "Slash", ".")

    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page).to_have_url("/")


def test_no_key_acts_while_somebody_types(open_page: OpenPage) -> None:
    page = open_page()
    register(page)

    page.get_by_label("New task").focus()
    page.keyboard.type("why?")

    expect(page.get_by_label("New task")).to_have_value("why?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_menu_of_the_address_is_worked_by_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    page.get_by_role("button", name=email).focus()

    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="Settings")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="Log out")).to_be_focused()
    page.keyboard.press("t")
    page.keyboard.press("Enter")

    expect(page).to_have_url("/telegram")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_on_a_phone_all_is_in_one_menu(open_page: OpenPage) -> None:
    page = open_page(width=390)
    email = f"long.{uuid4().hex}@a-mail-server-with-a-long-name.example.com"
    register(page, email=email)

    page.get_by_role("button", name="Menu").click()
    sheet = page.get_by_role("dialog", name="Menu")
    expect(sheet.get_by_text(email)).to_be_visible()
    sheet.get_by_role("link", name="Telegram and links").click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_somebody_without_roles_sees_one_section_and_no_way_into_others(
    open_page: OpenPage,
) -> None:
    page = open_page()
    register(page)
    expect(page.get_by_role("navigation").get_by_role("link")).to_have_text(["Tasks"])

    page.goto("clients")
    expect(page.get_by_role("heading", name="No access")).to_be_visible()
    expect(page).to_have_title("No access – Vestnik")
    page.goto("nowhere/at/all")

    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def test_an_administrator_sees_every_section(open_page: OpenPage, product: dict[str, Any]) -> None:
    page = open_page()
    sign_in_as_admin(page, product)
    sections = page.get_by_role("navigation").get_by_role("link")

    expect(sections).to_have_text(["Tasks", "Clients", "Mailings", "Deals", "System", "Users"])
    sections.filter(has_text="Deals").click()

    expect(page.get_by_role("heading", name="Deals", level=1)).to_be_focused()
    expect(page).to_have_title("Deals – Vestnik")
    expect(page.get_by_text("This section comes with one of the next versions")).to_be_visible()


def test_signing_in_leads_to_the_address_that_was_wanted(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    add_task(page, "Call mum")
    shared = page.get_by_role("link", name="Call mum").get_attribute("href") or ""
    log_out(page, email)

    page.goto(shared)
    sign_in_then_see_dialog(page, email)

    expect(page).to_have_url(shared)


def sign_in_then_see_dialog(page: Page, email: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill("a-quiet-morning-42")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Task")).to_be_visible()


def test_logging_out_in_one_tab_ends_the_other_and_signing_in_brings_it_back(
    open_page: OpenPage,
) -> None:
    first = open_page()
    email = register(first)
    second = first.context.new_page()
    second.goto("")
    expect(second.get_by_role("button", name=email)).to_be_visible()

    first.bring_to_front()  # a page behind another is drawn, and thus clicked, once a second
    log_out(first, email)
    expect(second.get_by_text("Your session has ended")).to_be_visible()
    sign_in(first, email=email)

    expect(second.get_by_role("button", name=email)).to_be_visible()


def test_back_leads_to_where_one_was_on_the_board(open_page: OpenPage) -> None:
    page = open_page(width=390)
    register(page)
    for number in range(14):
        add_task(page, f"Task number {number}")
    page.evaluate("window.scrollTo(0, 400)")
    page.wait_for_function("() => window.scrollY === 400")

    # Without bringing it into sight first.
    page.get_by_role("link", name="Link it").evaluate("(link) => link.click()")
    page.wait_for_function("() => window.scrollY === 0")
    page.go_back()

    page.wait_for_function("() => window.scrollY === 400")


def test_the_first_stop_of_the_keyboard_leads_past_the_header(open_page: OpenPage) -> None:
    page = open_page()
    expect(page.get_by_role("button", name="Register")).to_be_visible()

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="Register")).to_be_focused()


def test_without_a_network_it_is_said_what_becomes_of_edits(open_page: OpenPage) -> None:
    page = open_page()
    register(page)

    page.context.set_offline(True)

    expect(page.get_by_text("You are offline.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("You are offline.")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_without_the_app_the_page_has_its_ground_and_says_so(
    open_page: OpenPage, theme: str
) -> None:
    page = open_page(theme=theme)
    expect(page.get_by_role("button", name="Register")).to_be_visible()
    painted = "getComputedStyle(document.body).backgroundColor"
    final = page.evaluate(painted)

    page.route("**/assets/*.js", lambda route: route.abort())
    page.goto("", wait_until="domcontentloaded")

    page.wait_for_function(f"() => {painted} === '{final}'")
    expect(page.get_by_text("The page did not load")).to_be_visible()
