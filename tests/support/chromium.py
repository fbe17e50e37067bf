"""Debian's Chromium, one for all tests of a run."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, expect, sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# A shared machine may be slow; what is waited for is a condition, not this time.
expect.set_options(timeout=30_000)


@contextmanager
def running_browser() -> Iterator[Browser]:
    """Start it, yield it, end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()
