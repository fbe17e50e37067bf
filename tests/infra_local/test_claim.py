import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra.local.run.claim import Claim
from infra.local.run.home import Home

_OUTLIVE = "import sys; sys.stdin.read()"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / ".local")


def test_the_second_run_of_a_folder_learns_who_is_first(home: Home) -> None:
    first, second = Claim(home), Claim(home)

    assert first.take()
    assert not second.take()
    assert second.living_holder() == os.getpid()


def test_a_child_holds_the_folder_after_its_run_is_gone(home: Home) -> None:
    run, after = Claim(home), Claim(home)
    assert run.take()
    child = subprocess.Popen(  # noqa: S603 - our own code
        (sys.executable, "-c", _OUTLIVE), stdin=subprocess.PIPE, pass_fds=(run.fd,)
    )
    os.close(run.fd)

    assert not after.take()
    child.communicate()
    assert after.take()


def test_the_children_of_a_dead_run_are_not_taken_for_it(home: Home) -> None:
    run, after = Claim(home), Claim(home)
    assert run.take()
    gone = subprocess.Popen((sys.executable, "-c", ""))
    gone.wait()
    os.pwrite(run.fd, str(gone.pid).encode(), 0)

    assert after.living_holder() is None


def test_dropping_the_state_keeps_the_claim(home: Home) -> None:
    run, after = Claim(home), Claim(home)
    assert run.take()
    (home.aws / "s3").mkdir(parents=True)
    home.keep("secrets.json", {"a": 1})

    home.drop()

    assert [path.name for path in home.path.iterdir()] == ["run.lock"]
    assert not after.take()
