"""What somebody finds in his mailbox, and where its links lead."""

from playwright.sync_api import FrameLocator, Page


def open_mail(page: Page, *, to: str, subject: str) -> FrameLocator:
    """Wait in a tab of its own for a mail to this address, open it; answers what it shows."""
    inbox = page.context.new_page()
    inbox.goto("_local/mail")
    inbox.get_by_role("searchbox").fill(to)
    inbox.get_by_role("link", name=subject).first.click()
    return inbox.frame_locator("iframe")


def follow(page: Page, mail: FrameLocator, link: str) -> Page:
    """Click a link of a mail; answers the tab that it opens."""
    mail.owner.page.bring_to_front()
    with page.context.expect_page() as opened:
        mail.get_by_role("link", name=link).click()
    return opened.value
