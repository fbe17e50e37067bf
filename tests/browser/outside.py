"""What people do on the page of the local provider of outside accounts."""

import re

from playwright.sync_api import Page, expect

PROVIDER = re.compile(r"/_local/oidc/authorize\?")


def continue_with_provider(page: Page) -> None:
    """Leave the sign-in window for the provider."""
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Continue with Local").click()
    expect(page).to_have_url(PROVIDER)


def come_as_somebody_new(page: Page, *, name: str, email: str) -> None:
    """At the provider, be somebody with an account that was just made there."""
    page.get_by_label("Name").fill(name)
    page.get_by_label("Address", exact=True).fill(email)
    page.get_by_role("button", name="Continue").click()


def come_as(page: Page, email: str) -> None:
    """At the provider, be somebody whom it knows."""
    expect(page).to_have_url(PROVIDER)
    page.get_by_role("button", name=email).click()
