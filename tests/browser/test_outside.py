"""Signing in with an account elsewhere: coming for the first time, again, connecting, leaving."""

from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.outside import come_as, come_as_somebody_new, continue_with_provider
from tests.browser.people import PASSWORD, log_out, register
from tests.browser.screens import check_screen

pytestmark = pytest.mark.browser


def an_address() -> str:
    return f"{uuid4().hex}@example.com"


def test_somebody_comes_by_an_account_elsewhere_and_later_again_then_leaves_for_good(
    open_page: OpenPage,
) -> None:
    email = an_address()
    page = open_page("?tag=home", width=390, theme="dark")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("link", name="Continue with Local")).to_be_visible()
    check_screen(page, "outside-window-dark-390")
    page.keyboard.press("Escape")

    continue_with_provider(page)
    come_as_somebody_new(page, name="Anna", email=email)
    expect(page.get_by_label("New task")).to_be_visible()
    expect(page).to_have_url("/?tag=home")
    page.context.clear_cookies()
    page.goto("settings/data")
    continue_with_provider(page)
    come_as(page, email)

    page.get_by_role("button", name="Delete account…").click()
    check_screen(page, "outside-deletion-dark-390")
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("button", name="Register")).to_be_visible()


def test_an_address_that_is_taken_is_joined_by_its_password_only(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    log_out(page, email)
    continue_with_provider(page)
    come_as_somebody_new(page, name="Boris", email=email)
    expect(page.get_by_role("heading", name="This address is taken")).to_be_visible()
    check_screen(page, "outside-taken-light-1280")

    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Connect Local").click()
    come_as(page, email)
    expect(page.get_by_text(f"Boris, {email}")).to_be_visible()
    check_screen(page, "outside-connected-light-1280")
    log_out(page, email)
    continue_with_provider(page)
    come_as(page, email)

    expect(page.get_by_role("button", name=email)).to_be_visible()
    page.goto("settings/sessions")
    page.get_by_role("button", name="Disconnect").click()
    page.get_by_role("dialog").get_by_role("button", name="Disconnect").click()
    expect(page.get_by_text(f"Boris, {email}")).to_have_count(0)


def test_who_refuses_at_the_provider_reads_what_can_be_done(open_page: OpenPage) -> None:
    page = open_page()
    continue_with_provider(page)

    page.get_by_role("button", name="Refuse", exact=True).click()

    expect(page.get_by_role("heading", name="Signing in did not work")).to_be_visible()
    check_screen(page, "outside-refused-light-1280")
    page.get_by_role("link", name="To the first page").click()
    expect(page.get_by_role("button", name="Register")).to_be_visible()
