"""A person at the deployed product, through nothing but spec/api.md and spec/local.md."""

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.e2e.clock import RESET, Clock
from tests.e2e.inbox import Inbox
from tests.e2e.person import Person, Telegram

_lines: list[str] = []
_numbers = itertools.count(int(time.time()) % 1_000_000 * 1000)


@pytest.fixture(scope="session")
def client(product: dict[str, Any]) -> Iterator[httpx.Client]:
    with httpx.Client(timeout=30) as made:
        yield made


@pytest.fixture
def clock(product: dict[str, Any], client: httpx.Client) -> Iterator[Clock]:
    """The clock, at the machine's time before and after the test."""
    made = Clock(client, product["local"] + "api/clock")
    made.move(**RESET)
    yield made
    made.move(**RESET)


@pytest.fixture
def inbox(product: dict[str, Any], client: httpx.Client) -> Iterator[Inbox]:
    """Every mail that was sent; the inbox takes all before and after the test."""
    made = Inbox(client, product["local"] + "api/mail")
    made.fault("ok")
    yield made
    made.fault("ok")


@pytest.fixture
def telegram(product: dict[str, Any], client: httpx.Client) -> Telegram:
    return Telegram(client, product["local"] + "api/telegram", next(_numbers))


@pytest.fixture
def somebody(product: dict[str, Any], client: httpx.Client) -> Callable[..., Person]:
    """Registers somebody new, who is signed in by a bearer token."""

    def register(language: str = "en", timezone: str = "Europe/Moscow") -> Person:
        email = f"person{next(_numbers)}@example.com"
        return Person.registered(client, product["api"], email, language, timezone)

    return register


@pytest.fixture
def linked(somebody: Callable[..., Person], telegram: Telegram) -> Person:
    """Somebody whose Telegram is linked."""
    person = somebody()
    telegram.link(person)
    return person


@pytest.fixture
def say() -> list[str]:
    """Lines for the end of the report."""
    return _lines


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _lines:
        terminalreporter.write_line(line)
