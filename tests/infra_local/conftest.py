"""Emulators for the gate tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infra.local import venvs
from tests.infra_local.running_emulator import Emulator

Start = Callable[[], Emulator]


@pytest.fixture(scope="session")
def aws_venv() -> venvs.Venv:
    """MiniStack's own virtual environment, made if it is missing."""
    venvs.ensure(venvs.TOOLS, venvs.AWS, say=print)
    return venvs.AWS


@pytest.fixture
def start_emulator(tmp_path: Path, aws_venv: venvs.Venv) -> Iterator[Start]:
    """Starts emulators over one folder of state, one after another."""
    started: list[Emulator] = []

    def start() -> Emulator:
        started.append(Emulator(tmp_path))
        return started[-1]

    yield start
    for each in started:
        each.end()


@pytest.fixture(scope="module")
def shared_emulator(
    tmp_path_factory: pytest.TempPathFactory, aws_venv: venvs.Venv
) -> Iterator[Emulator]:
    """A running emulator that several tests put different functions into."""
    shared = Emulator(tmp_path_factory.mktemp("emulator"))
    yield shared
    shared.end()


@pytest.fixture
def emulator(start_emulator: Start) -> Emulator:
    """A running emulator without any state."""
    return start_emulator()
