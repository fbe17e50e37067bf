"""The night's digest as it is found in the mailbox, and where its links lead."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.mail import follow, open_mail
from tests.browser.people import add_task, answered, register

pytestmark = pytest.mark.browser

TIME_TO_WRITE = timedelta(minutes=5)
A_NIGHT_MS = 60_000


def next_midnight(now: datetime) -> tuple[datetime, str]:
    """The next full hour that leaves time to write tasks, and a zone whose day ends with it."""
    hour = (now + TIME_TO_WRITE).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    hour += timedelta(hours=1)
    ahead = (24 - hour.hour) % 24  # hours by which it is later there
    # The signs of these zones are turned round; there is none for 15 and more.
    return hour, f"Etc/GMT-{ahead}" if ahead <= 14 else f"Etc/GMT+{24 - ahead}"


@contextmanager
def clock_at(page: Page, instant: datetime) -> Iterator[None]:
    """The product's clock is moved there, which ends when all that came due is done, and back."""
    order = {"set": instant.isoformat()}
    try:
        moved = page.request.post("_local/api/clock", data=order, timeout=A_NIGHT_MS)
        assert moved.ok, moved.text()
        yield
    finally:
        page.request.post("_local/api/clock", data={"reset": True}, timeout=A_NIGHT_MS)


def test_the_digest_tells_of_the_day_and_leads_to_the_tasks_and_to_its_end(
    open_page: OpenPage, app_url: str
) -> None:
    now = httpx.get(f"{app_url}_local/api/clock", timeout=60).json()["now"]
    midnight, zone = next_midnight(datetime.fromisoformat(now))
    page = open_page(zone=zone)
    email = register(page)
    add_task(page, "Call mum")
    add_task(page, "Buy milk")
    with answered(page, "PATCH", "/api/tasks/"):
        page.get_by_label("Done: Buy milk").click()

    with clock_at(page, midnight + timedelta(minutes=1)):
        digest = open_mail(
            page, to=email, subject="You have 1 unfinished task; You completed 1 task today"
        )
        expect(digest.get_by_role("link", name="Call mum")).to_be_visible()
        expect(digest.get_by_role("link", name="Buy milk")).to_be_visible()

        tasks = follow(page, digest, "Open the task list")
        expect(tasks.get_by_role("link", name="Call mum")).to_be_visible()
        leaving = follow(page, digest, "Don’t send me the daily summary")
        leaving.get_by_role("button", name="Unsubscribe").click()
        leaving.get_by_role("link", name="Mail settings").click()

        expect(leaving.get_by_label("Send it")).to_have_value("off")
