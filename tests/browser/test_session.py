"""Signing in and staying signed in, also in two tabs."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.people import PASSWORD, answered, log_out, register

pytestmark = pytest.mark.browser


def test_a_taken_address_is_offered_for_signing_in(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    log_out(page, email)

    page.get_by_role("button", name="Register").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Sign in as {email}").click()
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    expect(page.get_by_text(email)).to_be_visible()


def test_two_tabs_whose_access_ran_out_both_stay_signed_in(open_page: OpenPage) -> None:
    first = open_page()
    email = register(first)
    second = first.context.new_page()
    second.goto("")
    expect(second.get_by_text(email)).to_be_visible()

    first.context.clear_cookies(name="at")
    for tab in (first, second):
        tab.evaluate("window.dispatchEvent(new Event('focus'))")
    for tab in (first, second):
        tab.reload()

        expect(tab.get_by_text(email)).to_be_visible()


def test_a_session_that_ended_elsewhere_ends_here_too_and_says_so(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    page.context.clear_cookies()

    page.evaluate("window.dispatchEvent(new Event('focus'))")

    expect(page.get_by_text("Your session has ended")).to_be_visible()


def test_the_language_of_the_profile_is_the_language_of_the_page(open_page: OpenPage) -> None:
    page = open_page()
    register(page)

    with answered(page, "PATCH", "/api/user"):
        page.get_by_label("Language").select_option("ru")
    expect(page.get_by_role("button", name="Добавить")).to_be_visible()
    page.evaluate("localStorage.clear()")
    page.reload()

    expect(page.get_by_role("button", name="Добавить")).to_be_visible()
