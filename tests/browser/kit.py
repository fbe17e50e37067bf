"""The page of the components, as the front door serves it."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from infra import ROOT
from infra.local.run.texts import Console
from infra.local.run.web_app import build_if_changed
from tests.front_door.door import running_door

WEB = ROOT / "web"
# One that every Debian has, whatever the system prefers.
OUR_FONT = 'body, button, input, select, textarea { font-family: "DejaVu Sans" !important }'
# Times on the page are relative to now: pictures of them need the same now.
_NOW = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


@contextmanager
def kit_address(folder: Path) -> Iterator[str]:
    """Build what has changed, serve it from this folder's front door, yield the page's address."""
    _in_a_thread_of_its_own(lambda: build_if_changed(Console("en"), log=print))
    for name, built in (("web", "dist"), ("kit", "dist-kit")):
        (folder / name).symlink_to(WEB / built)
    (folder / "docs").mkdir()
    with running_door(folder) as door:
        yield f"{door.origin}/_local/kit"


def _in_a_thread_of_its_own(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """In this one Playwright has its event loop."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(lambda: asyncio.run(work())).result()


def open_kit(
    browser: Browser, address: str, *, width: int, theme: str, locale: str = "ru-RU"
) -> Page:
    """The page, whole and at rest."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        locale=locale,
        timezone_id="Europe/Moscow",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(_NOW)
    page.goto(address)
    insert_rule(page, OUR_FONT)
    # The parts that come late: codes and charts.
    page.locator("#CopyField .qr path").wait_for()
    page.locator("#Chart .uplot").nth(1).wait_for()
    return page


def insert_rule(page: Page, rule: str) -> None:
    """A rule of style more; the content policy lets no style sheet in."""
    page.evaluate(
        "(rule) => { const [sheet] = document.styleSheets; "
        "sheet.insertRule(rule, sheet.cssRules.length); }",
        rule,
    )
