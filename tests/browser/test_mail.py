"""Mails and what their links open: confirming, a forgotten password, unsubscribing, refusals."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.mail import follow, open_mail
from tests.browser.people import PASSWORD, RU, log_out, register
from tests.browser.screens import check_screen
from tests.e2e.person import eventually

pytestmark = pytest.mark.browser

NEW_PASSWORD = "a-calm-evening-43"


@contextmanager
def every_mail_refused(page: Page) -> Iterator[None]:
    """The mail server knows nobody."""
    page.request.post("_local/api/mail/faults", data={"mode": "refuse"})
    try:
        yield
    finally:
        page.request.post("_local/api/mail/faults", data={"mode": "ok"})


def test_who_follows_the_link_of_the_first_mail_has_a_confirmed_address(
    open_page: OpenPage,
) -> None:
    page = open_page()
    email = register(page)
    page.goto("settings/mail")
    expect(page.get_by_text("Not confirmed")).to_be_visible()

    welcome = open_mail(page, to=email, subject="Welcome to Vestnik")
    confirmation = follow(page, welcome, "Confirm the address")

    expect(confirmation.get_by_role("heading", name="The address is confirmed")).to_be_visible()
    expect(confirmation).to_have_url("/confirm")
    # The other tab was told.
    expect(page.get_by_text("Confirmed", exact=True)).to_be_visible()


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    log_out(page, email)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Forgot password?").click()
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_text(f"If there is an account with {email}")).to_be_visible()

    mail = open_mail(page, to=email, subject="A new password for Vestnik")
    reset = follow(page, mail, "Set a new password")
    expect(reset).to_have_url("/reset")
    reset.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    reset.get_by_label("Password again").fill(NEW_PASSWORD)
    reset.get_by_role("button", name="Save the password").click()
    expect(reset.get_by_label("E-mail")).to_have_value(email)
    reset.get_by_label("Password", exact=True).fill(PASSWORD)
    reset.get_by_role("button", name="Sign in").click()
    expect(reset.get_by_role("alert")).to_be_visible()
    reset.get_by_label("Password", exact=True).fill(NEW_PASSWORD)
    reset.get_by_role("button", name="Sign in").click()
    expect(reset.get_by_label("New task")).to_be_visible()

    used = follow(page, mail, "Set a new password")
    used.get_by_label("Password", exact=True).fill(PASSWORD)
    used.get_by_label("Password again").fill(PASSWORD)
    used.get_by_role("button", name="Save the password").click()
    expect(used.get_by_role("heading", name="This link does not work")).to_be_visible()


def test_the_digest_is_ended_by_the_link_under_a_mail_and_its_button(open_page: OpenPage) -> None:
    page = open_page()
    email = register(page)
    mail = open_mail(page, to=email, subject="Welcome to Vestnik")

    leaving = follow(page, mail, "Don’t send me the daily summary")
    expect(leaving.get_by_text("The daily summary will no longer come by mail.")).to_be_visible()
    page.goto("settings/mail")
    expect(page.get_by_label("Send it")).to_have_value("email")
    leaving.get_by_role("button", name="Unsubscribe").click()
    leaving.get_by_role("link", name="Mail settings").click()

    expect(leaving.get_by_label("Send it")).to_have_value("off")


def test_an_address_that_refuses_mail_is_told_of_until_it_takes_mail_again(
    open_page: OpenPage,
) -> None:
    page = open_page()
    with every_mail_refused(page):
        email = register(page)
        eventually(lambda: page.request.get("api/user").json()["email_refused"])
    page.reload()
    expect(page.get_by_text(f"Mail does not reach {email}")).to_be_visible()

    page.get_by_role("link", name="What to do").click()
    expect(page.get_by_text("Refuses mail")).to_be_visible()
    page.get_by_role("button", name="Send the mail again").click()
    mail = open_mail(page, to=email, subject="Confirm your address")
    follow(page, mail, "Confirm the address")

    expect(page.get_by_text("Confirmed", exact=True)).to_be_visible()
    page.bring_to_front()
    page.get_by_role("link", name="Tasks").click()
    expect(page.get_by_label("New task")).to_be_visible()
    expect(page.get_by_text("Mail does not reach")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_what_mails_lead_to_is_whole(open_page: OpenPage, width: int, theme: str) -> None:
    page = open_page(width=width, theme=theme, locale="ru-RU")
    page.get_by_role("button", name="Вход").click()
    page.get_by_role("button", name="Забыли пароль?").click()
    page.get_by_label("Электронная почта").fill("anna@example.com")
    check_screen(page, f"forgot-{width}-{theme}")
    page.get_by_role("button", name="Прислать ссылку").click()
    expect(page.get_by_text("письмо со ссылкой уже в пути")).to_be_visible()
    check_screen(page, f"forgot-sent-{width}-{theme}")

    page.goto("reset#anna.reset.wrong")
    expect(page.get_by_role("heading", name="Новый пароль")).to_be_visible()
    check_screen(page, f"reset-{width}-{theme}")
    page.goto("confirm#anna.address.wrong")
    expect(page.get_by_role("heading", name="Ссылка не работает")).to_be_visible()
    check_screen(page, f"confirm-dead-{width}-{theme}")
    page.goto("unsubscribe#anna.digest.wrong")
    expect(page.get_by_text("Итоги дня больше не будут приходить")).to_be_visible()
    check_screen(page, f"unsubscribe-{width}-{theme}")

    refuse_in_what_the_api_says(page)
    page.goto("")
    register(page, words=RU)
    expect(page.get_by_text("почтовый сервер их не принимает")).to_be_visible()
    check_screen(page, f"board-refused-{width}-{theme}")
    page.get_by_role("link", name="Что делать").click()
    expect(page.get_by_text("Не принимает письма")).to_be_visible()
    check_screen(page, f"settings-mail-refused-{width}-{theme}")


def refuse_in_what_the_api_says(page: Page) -> None:
    """Whoever registers has an address that has refused a mail."""
    page.route(
        "**/api/user",
        lambda route: route.fulfill(
            response=(answer := route.fetch()), json={**answer.json(), "email_refused": True}
        ),
    )
