"""What somebody finds in his mailbox, and where its links lead."""

from contextlib import suppress

from playwright.sync_api import FrameLocator, Page, expect
from playwright.sync_api import TimeoutError as NothingOpenedError

ARRIVES_WITHIN_MS = 60_000  # the first mail also waits for the worker's start
_OPENS_WITHIN_MS = 10_000
_CLICKS_MAX = 4


def open_mail(page: Page, *, to: str, subject: str) -> FrameLocator:
    """Wait in a tab of its own for a mail to this address, open it; answers what it shows."""
    inbox = page.context.new_page()
    inbox.goto("_local/mail")
    inbox.get_by_role("searchbox").fill(to)
    found = inbox.get_by_role("link", name=subject).first
    expect(found).to_be_visible(timeout=ARRIVES_WITHIN_MS)
    found.click()
    return inbox.frame_locator("iframe")


def follow(page: Page, mail: FrameLocator, link: str) -> Page:
    """
    Click a link of a mail; answers the tab that it opens.

    Chromium drops clicks on a frame that it has not painted yet, so one may have to click again.
    """
    mail.owner.page.bring_to_front()
    for _ in range(_CLICKS_MAX - 1):
        with suppress(NothingOpenedError):
            return _clicked(page, mail, link, within_ms=_OPENS_WITHIN_MS)
    return _clicked(page, mail, link, within_ms=_OPENS_WITHIN_MS)


def _clicked(page: Page, mail: FrameLocator, link: str, *, within_ms: int) -> Page:
    with page.context.expect_page(timeout=within_ms) as opened:
        mail.get_by_role("link", name=link).click()
    return opened.value
