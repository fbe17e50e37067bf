"""Settings: each part has its address, is saved at once and is there after a reload."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # untyped
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import (
    EN,
    PASSWORD,
    RU,
    Words,
    add_task,
    answered,
    log_out,
    register,
    sign_in,
)

pytestmark = pytest.mark.browser

PARTS = ("", "/reminders", "/mail", "/sessions", "/tokens", "/calendar", "/data")
OVERFLOW_PX = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
ARIA_BUSY = "() => document.querySelector('.skeleton') === null"
NEW_PASSWORD = "a-bright-evening-43"


def open_settings(page: Page, part: str = "", *, words: Words = EN) -> str:
    """Register as somebody new and open a part of the settings; answers the address."""
    email = register(page, words=words)
    page.goto(f"settings{part}")
    expect(page.locator(".settings-card").first).to_be_visible()
    return email


def confirm(page: Page, action: str) -> None:
    """Say yes to what is asked."""
    page.get_by_role("dialog").get_by_role("button", name=action).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def check(page: Page) -> None:
    page.wait_for_function(ARIA_BUSY)
    page.wait_for_function("() => document.getAnimations().length === 0")
    assert page.evaluate(OVERFLOW_PX) <= 0
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "locale", "words"), [(390, "ru-RU", RU), (1280, "en-US", EN)])
def test_axe_finds_nothing_in_any_part_and_everything_fits(
    open_page: OpenPage, width: int, locale: str, words: Words, theme: str
) -> None:
    page = open_page(width=width, theme=theme, locale=locale)
    open_settings(page, words=words)

    for part in PARTS:
        page.goto(f"settings{part}")
        expect(page.locator(".settings-card").first).to_be_visible()
        check(page)
    page.get_by_role("button", name="Удалить" if locale == "ru-RU" else "Delete").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check(page)


def test_the_parts_are_links_and_back_goes_between_them(open_page: OpenPage) -> None:
    page = open_page()
    open_settings(page)

    page.get_by_role("link", name="Reminders", exact=True).click()
    expect(page).to_have_url("/settings/reminders")
    expect(page.get_by_role("heading", name="Quiet hours")).to_be_visible()
    page.go_back()

    expect(page.get_by_role("heading", name="On this device")).to_be_visible()


def test_a_time_zone_is_found_by_its_city_with_its_time_and_kept(open_page: OpenPage) -> None:
    page = open_page(locale="ru-RU")
    open_settings(page, words=RU)
    zone = page.get_by_role("combobox", name="Часовой пояс")

    zone.fill("Омск")
    expect(page.get_by_role("listbox", name="Часовой пояс")).to_contain_text(
        "Омск, стандартное время"
    )
    with answered(page, "PATCH", "/api/user"):
        page.keyboard.press("Enter")
    expect(page.get_by_text("Сохранено")).to_be_visible()
    page.reload()

    expect(page.get_by_role("combobox", name="Часовой пояс")).to_have_value("Asia/Omsk")
    expect(page.get_by_role("button", name="Взять пояс браузера")).to_be_visible()


def test_the_language_and_the_theme_turn_the_page_at_once(open_page: OpenPage) -> None:
    page = open_page()
    open_settings(page)
    settings = page.locator(".settings-body")

    settings.get_by_label("Theme").select_option("dark")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    with answered(page, "PATCH", "/api/user"):
        settings.get_by_label("Language").select_option("ru")

    expect(page.get_by_role("heading", name="Настройки")).to_be_visible()
    expect(page.get_by_role("heading", name="На этом устройстве")).to_be_visible()


def test_quiet_hours_and_the_ways_of_messages_are_kept(open_page: OpenPage) -> None:
    page = open_page()
    open_settings(page, "/reminders")

    with answered(page, "PATCH", "/api/user"):
        page.get_by_label("Do not disturb").click()
    with answered(page, "PATCH", "/api/user"):
        page.get_by_label("From", exact=True).fill("23:30")
        page.keyboard.press("Tab")
        page.get_by_label("To", exact=True).focus()
    with answered(page, "PATCH", "/api/user"):
        page.get_by_label("By", exact=True).select_option("email")
    page.reload()

    expect(page.get_by_label("From", exact=True)).to_have_value("23:30")
    expect(page.get_by_label("To", exact=True)).to_have_value("07:00")
    expect(page.get_by_label("By", exact=True)).to_have_value("email")


def test_what_is_written_about_is_chosen_and_kept(open_page: OpenPage) -> None:
    page = open_page()
    open_settings(page, "/mail")

    with answered(page, "PATCH", "/api/user"):
        page.get_by_label("Send it").select_option("off")
    for kind in ("Reminders", "Notices"):
        with answered(page, "PATCH", "/api/user"):
            page.get_by_role("switch", name=kind).click()
    page.reload()

    expect(page.get_by_label("Send it")).to_have_value("off")
    for kind in ("Reminders", "Notices"):
        expect(page.get_by_role("switch", name=kind)).not_to_be_checked()


def test_what_could_not_be_saved_is_taken_back_and_can_be_tried_again(
    open_page: OpenPage,
) -> None:
    page = open_page()
    open_settings(page, "/mail")
    page.context.set_offline(True)
    page.get_by_label("Send it").select_option("off")
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    expect(page.get_by_label("Send it")).to_have_value("email")

    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()

    expect(page.get_by_text("Saved")).to_be_visible()
    expect(page.get_by_label("Send it")).to_have_value("off")


def test_another_device_is_signed_out_from_here(open_page: OpenPage) -> None:
    other = open_page()
    email = register(other)
    page = open_page()
    sign_in(page, email=email)
    page.goto("settings/sessions")
    devices = page.locator(".record")
    expect(devices).to_have_count(2)
    expect(devices.filter(has_text="This device")).to_have_count(1)

    devices.filter(has_not_text="This device").get_by_role("button", name="End").click()
    confirm(page, "End")

    expect(page.get_by_text("You are signed in only here.")).to_be_visible()
    other.reload()
    expect(other.get_by_role("button", name="Register")).to_be_visible()


def change_password(page: Page, current: str, new: str) -> None:
    page.get_by_label("Current password").fill(current)
    page.get_by_label("New password").fill(new)
    page.get_by_label("Password again").fill(new)
    page.get_by_role("button", name="Change password").click()


def test_a_new_password_is_what_lets_in_from_then_on(open_page: OpenPage) -> None:
    page = open_page()
    email = open_settings(page, "/sessions")

    change_password(page, "not-my-password-1", NEW_PASSWORD)
    expect(page.get_by_label("Current password")).to_have_attribute("aria-invalid", "true")
    change_password(page, PASSWORD, NEW_PASSWORD)
    expect(page.get_by_text("The password has been changed")).to_be_visible()
    log_out(page, email)

    sign_in(page, email=email, password=NEW_PASSWORD)
    expect(page.get_by_label("New task")).to_be_visible()


def bearer(page: Page, token: str) -> int:
    """What the API answers to a program with this token."""
    script = """token => fetch('/api/tasks', {credentials: 'omit',
        headers: {Authorization: `Bearer ${token}`}}).then(({status}) => status)"""
    return int(page.evaluate(script, token))


def test_a_token_is_shown_once_lets_a_program_in_and_is_revoked(open_page: OpenPage) -> None:
    page = open_page()
    open_settings(page, "/tokens")
    expect(page.get_by_text("No tokens yet")).to_be_visible()

    page.get_by_role("button", name="New token").click()
    page.get_by_label("Name", exact=True).fill("Backup")
    page.keyboard.press("Enter")
    secret = page.get_by_role("textbox", name="New token")
    expect(secret).to_be_visible()
    token = secret.input_value()
    assert bearer(page, token) == 200
    page.reload()
    row: Locator = page.locator(".record").filter(has_text="Backup")
    expect(row).to_contain_text("Read tasks")
    expect(secret).to_have_count(0)

    row.get_by_role("button", name="Delete").click()
    confirm(page, "Delete")

    expect(page.get_by_text("No tokens yet")).to_be_visible()
    assert bearer(page, token) == 401


def test_the_calendar_has_an_address_that_can_be_replaced_and_switched_off(
    open_page: OpenPage,
) -> None:
    page = open_page()
    open_settings(page, "/calendar")
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_label("Calendar address")
    first = address.input_value()
    assert page.request.get(first).text().startswith("BEGIN:VCALENDAR")

    page.get_by_role("button", name="Replace").click()
    confirm(page, "Replace")
    expect(address).not_to_have_value(first)
    assert page.request.get(first).status == 404

    page.get_by_role("button", name="Switch off").click()
    confirm(page, "Switch off")

    expect(page.get_by_role("button", name="Make an address")).to_be_visible()


def test_everything_kept_is_downloaded_as_one_file(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    add_task(page, "Call mum")
    page.goto("settings/data")

    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download").click()
    document = json.loads(Path(downloading.value.path()).read_text())

    assert downloading.value.suggested_filename == "vestnik.json"
    assert document["account"]["email"] == email
    assert [task["title"] for task in document["tasks"]] == ["Call mum"]


def test_the_account_is_deleted_only_with_the_password(open_page: OpenPage) -> None:
    page = open_page()
    email = open_settings(page, "/data")
    page.get_by_role("button", name="Delete account…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nothing can be brought back.")

    dialog.get_by_label("Current password").fill("not-my-password-1")
    dialog.get_by_role("button", name="Delete for good").click()
    expect(dialog.get_by_label("Current password")).to_have_attribute("aria-invalid", "true")
    dialog.get_by_label("Current password").fill(PASSWORD)
    dialog.get_by_role("button", name="Delete for good").click()

    expect(page.get_by_role("button", name="Register")).to_be_visible()
    register(page, email=email)
