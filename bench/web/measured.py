"""What is measured of the web app: its first load, its board, and adding a task to a long list."""

import re
import statistics
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from uuid import uuid4

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as PressedInVain

from bench.web.phone import Phone, a_phone
from tests.browser.people import EN
from tests.e2e.person import PASSWORD, Person

ROWS = 1_000
KIB = 1024
_PRESSES_MAX = 100  # of "more", 50 tasks at a time
_PAGE_MS = 10_000
_PAUSE_MS = 500  # between two tasks, as nobody types faster


@dataclass(frozen=True)
class Load:
    """
    One load with an empty cache. `files`: path -> bytes over the network.

    `shift` has no unit; what it means: web.dev/articles/cls.
    """

    files_kib: float
    api_kib: float
    requests: int
    paint_ms: float
    blocking_ms: float
    shift: float
    files: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Figures:
    """All runs of one measurement of the app."""

    signed_out: Sequence[Load]
    board: Sequence[Load]
    rows: int
    adding_ms: Sequence[float]

    def medians(self) -> dict[str, dict[str, float]]:
        """Of the loads, each figure's."""
        return {"signed_out": _median(self.signed_out), "board": _median(self.board)}

    @property
    def adding_median_ms(self) -> float:
        return statistics.median(self.adding_ms)


def _median(loads: Sequence[Load]) -> dict[str, float]:
    tables = [asdict(load) for load in loads]
    names = [name for name in tables[0] if name != "files"]
    return {name: statistics.median(table[name] for table in tables) for name in names}


def measure(browser: Browser, app: str, *, person: Person, runs: int) -> Figures:
    """
    Measure on new phones, one after another; the first load of all only warms the server up.

    Args:
        person: has ROWS open tasks (`fill`).
    """
    account = {"email": person.email, "password": PASSWORD}
    _load(browser, app, None)
    rows, adding_ms = _adding(browser, app, account, runs)
    return Figures(
        signed_out=[_load(browser, app, None) for _ in range(runs)],
        board=[_load(browser, app, account) for _ in range(runs)],
        rows=rows,
        adding_ms=adding_ms,
    )


def fill(person: Person) -> None:
    """Give somebody as many open tasks as the goal wants."""
    for number in range(ROWS):
        person.task(f"Task {number} of a long list, as long as people write them")


def _load(browser: Browser, app: str, account: dict[str, str] | None) -> Load:
    with a_phone(browser, app, account=account) as phone:
        phone.page.goto("/")
        phone.settle()
        found = phone.page.evaluate("probe.load()")
        return Load(
            files_kib=phone.traffic.files_bytes / KIB,
            api_kib=phone.traffic.api / KIB,
            requests=len(phone.traffic.files),
            files=phone.traffic.files,
            **found,
        )


def _adding(
    browser: Browser, app: str, account: dict[str, str], runs: int
) -> tuple[int, list[float]]:
    """How many rows are shown, and how long each new one takes to join them."""
    with a_phone(browser, app, account=account) as phone:
        phone.speed_up()
        phone.page.goto("/")
        _show_all(phone.page)
        shown = phone.page.locator("main li").count()
        phone.slow_down()
        return shown, [_add(phone) for _ in range(runs)]


def _show_all(page: Page) -> None:
    rows = page.locator("main li")
    more = page.get_by_role("button", name=re.compile(r"\bmore$", re.IGNORECASE))
    rows.first.wait_for()
    for _ in range(_PRESSES_MAX):
        if (count := rows.count()) >= ROWS:
            return
        more.first.click()
        with suppress(PressedInVain):  # while it was still busy with the last page
            rows.nth(count).wait_for(state="attached", timeout=_PAGE_MS)
    raise RuntimeError(f"no more than {count} rows are shown")


def _add(phone: Phone) -> float:
    title = f"New {uuid4().hex[:8]}"
    field = phone.page.get_by_label(EN.new_task, exact=True)
    field.fill(title)
    phone.page.wait_for_timeout(_PAUSE_MS)
    phone.page.evaluate("title => { window.added = probe.adding(title); }", title)
    field.press("Enter")
    took_ms = float(phone.page.evaluate("window.added"))
    phone.page.wait_for_timeout(_PAUSE_MS)
    return took_ms
