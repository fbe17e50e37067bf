"""How `./run` begins on a machine that has next to nothing."""

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from infra import ROOT
from infra.local import venvs
from infra.local.venvs import Venv, VenvError


def _run(command: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script
        (str(ROOT / command),), env={"PATH": str(path)}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine's PATH with a shell and nothing else."""
    for name in ("sh", "dirname"):
        found = shutil.which(name)
        assert found
        (tmp_path / name).symlink_to(found)
    return tmp_path


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_without_a_python_there_is_one_clear_line(command: str, machine: Path) -> None:
    done = _run(command, machine)

    assert done.returncode == 1
    assert done.stderr == f"{command}: Python 3.11 or newer is needed, and none was found.\n"


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_an_older_python_is_passed_over(command: str, machine: Path) -> None:
    old = machine / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    assert _run(command, machine).stderr.count("\n") == 1


@pytest.fixture
def wanted(tmp_path: Path) -> Venv:
    lock = tmp_path / "lock.txt"
    lock.write_text("uv==1 \\\n    --hash=sha256:00\nzlib==2 \\\n    --hash=sha256:11\n")
    return Venv(tmp_path / ".venv", lock)


def test_a_venv_is_current_until_its_lock_changes(wanted: Venv) -> None:
    wanted.path.mkdir()
    assert not wanted.is_current
    wanted.finish()
    assert wanted.is_current

    wanted.lock.write_text("uv==2")

    assert not wanted.is_current


def test_no_room_on_the_disk_is_one_clear_line(
    wanted: Venv, monkeypatch: pytest.MonkeyPatch
) -> None:
    almost_full = SimpleNamespace(free=1_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: almost_full)

    with pytest.raises(VenvError, match=r"^1 MB free at .*, 2000 MB are needed$"):
        venvs.ensure(wanted, say=print)


def test_a_python_without_pip_and_ensurepip_is_one_clear_line(
    wanted: Venv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    failed = subprocess.CompletedProcess((), 1, "", "No module named ensurepip")
    monkeypatch.setattr(venvs, "_run", lambda _: failed)

    with pytest.raises(VenvError, match="neither pip nor ensurepip"):
        venvs._pip_command(wanted)


def test_the_pip_of_this_python_serves_a_venv_without_one(wanted: Venv) -> None:
    assert venvs._pip_command(wanted)[-2:] == ["--python", str(wanted.python)]


def test_only_uv_is_taken_from_the_lock_at_first(wanted: Venv) -> None:
    assert venvs._lines_of("uv", wanted.lock).split() == ["uv==1", "--hash=sha256:00"]


_TIED = "import signal, time\nprint('up', flush=True)\ntime.sleep(60)\n"


def test_a_tied_module_ends_by_sigterm_when_its_starter_is_gone(tmp_path: Path) -> None:
    (tmp_path / "waiting_module.py").write_text(_TIED)
    tied = subprocess.Popen(
        (sys.executable, "-m", "infra.local.tied", "waiting_module"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={"PYTHONPATH": str(tmp_path)},
    )
    assert tied.stdin
    assert tied.stdout
    assert tied.stdout.readline() == b"up\n"

    tied.stdin.close()

    assert tied.wait(timeout=60) == -15
    tied.stdout.close()
