from collections.abc import Iterable
from types import SimpleNamespace

import pytest

from infra.local import doctor, node


@pytest.fixture(autouse=True)
def _complete_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    given_machine(monkeypatch, has=("apt-get", "chromium"), node_version="v20.20.2")


def given_machine(
    monkeypatch: pytest.MonkeyPatch, *, has: Iterable[str], node_version: str | None = None
) -> None:
    monkeypatch.setattr("shutil.which", {name: f"/usr/bin/{name}" for name in has}.get)
    monkeypatch.setattr(node, "usable_version", lambda: node_version)
    monkeypatch.setattr(doctor, "is_free", lambda _: True)


def test_a_complete_machine_lacks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor.main() == 0
    assert "✗" not in capsys.readouterr().out


def test_without_chromium_it_gives_the_systems_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given_machine(monkeypatch, has=("dnf",))

    assert doctor.main() == 1
    said = capsys.readouterr().out
    assert "✗ No Chromium for the browser suite of ./test\n    sudo dnf install chromium\n" in said


def test_a_python_that_can_install_nothing_lacks_venv(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)

    assert doctor.main() == 1
    assert "sudo apt-get install python3-venv" in capsys.readouterr().out


def test_a_full_disk_lacks_room(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full = SimpleNamespace(free=5_000_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _: full)

    assert doctor.main() == 1
    assert "✗ 5 MB free on the disk" in capsys.readouterr().out


def test_node_and_taken_ports_are_no_lack_but_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given_machine(monkeypatch, has=("chromium",))
    monkeypatch.setattr(doctor, "is_free", lambda port: port != 8000)

    assert doctor.main() == 0
    said = capsys.readouterr().out
    assert "No suitable Node.js; ./run takes it from PyPI" in said
    assert "Port 8000 is taken, ./run takes the next one" in said


@pytest.mark.parametrize(
    ("found", "usable"),
    [("v20.20.2", True), ("v20.19.0", True), ("v24.1.0", True), ("v20.9.0", False), ("", False)],
)
def test_node_must_be_as_new_as_package_json_asks(
    found: str, usable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    answer = SimpleNamespace(stdout=f"{found}\n")
    monkeypatch.setattr("subprocess.run", lambda *_, **__: answer)

    assert (node.usable_version() == found) is usable
