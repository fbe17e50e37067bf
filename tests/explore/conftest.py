"""The stage on which the runs are played, and their closing lines."""

from collections.abc import Iterator

import pytest

from tests.explore.stage import Stage, set_up

_lines: list[str] = []


@pytest.fixture
def stage(aws: None) -> Iterator[Stage]:
    """The product with Anna in it."""
    with set_up() as made:
        yield made


@pytest.fixture
def say() -> list[str]:
    """Lines for the end of the report."""
    return _lines


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _lines:
        terminalreporter.write_line(line)
