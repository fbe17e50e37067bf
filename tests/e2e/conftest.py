"""A person at the deployed product, through nothing but spec/api.md and spec/local.md."""

import itertools
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.e2e.person import Person, Telegram

_lines: list[str] = []
_numbers = itertools.count(int(time.time()) % 1_000_000 * 1000)


@pytest.fixture(scope="session")
def client(product: dict[str, Any]) -> Iterator[httpx.Client]:
    with httpx.Client(timeout=30) as made:
        yield made


@pytest.fixture
def telegram(product: dict[str, Any], client: httpx.Client) -> Telegram:
    return Telegram(client, product["local"] + "api/telegram", next(_numbers))


@pytest.fixture
def somebody(product: dict[str, Any], client: httpx.Client) -> Callable[..., Person]:
    """Registers somebody new, who is signed in by a bearer token."""

    def register(language: str = "en") -> Person:
        email = f"person{next(_numbers)}@example.com"
        return Person.registered(client, product["api"], email, language)

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
