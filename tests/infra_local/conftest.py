"""Emulators for the gate tests."""

import os
import subprocess
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from infra import ROOT
from infra.local import venvs
from tests.infra_local.running_emulator import Emulator

Start = Callable[[], Emulator]
Inside = Callable[[str], None]


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


@pytest.fixture
def inside(tmp_path: Path, aws_venv: venvs.Venv) -> Inside:
    """Runs code in MiniStack's process, with its seams and `clock`; it must end well."""
    install = f"""
from pathlib import Path
from infra.local.embedded_aws.seams import INSTALL, schedules
from infra.local.product_clock import ProductClock
clock = ProductClock(Path({str(tmp_path / "clock")!r}))
for each in INSTALL: each()
schedules.install(clock)
"""

    def run(code: str) -> None:
        done = subprocess.run(  # noqa: S603 - our own code
            (aws_venv.python, "-c", install + textwrap.dedent(code)),
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "TMPDIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr

    return run
