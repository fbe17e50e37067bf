"""One front door for all tests here; each finds it without faults, calls and mails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front_door.door import Door, running_door


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shared front door, with a small web app in it."""
    root = tmp_path_factory.mktemp("front_door")
    (root / "web" / "assets").mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "kit").mkdir()
    (root / "kit" / "kit.html").write_text("<h1>Kit</h1>")
    (root / "kit" / "kit-BxY12_a9.css").write_text("h1 { margin: 0 }")
    (root / "web" / "index.html").write_text("<h1>Vestnik</h1>")
    (root / "web" / "assets" / "app-BxY12_a9.js").write_text("const a = 1;\n" * 500)
    (root / "docs" / "index.html").write_text("<h1>API</h1>")
    return root


@pytest.fixture(scope="session")
def shared_door(folder: Path) -> Iterator[Door]:
    """The front door itself."""
    with running_door(folder) as running:
        yield running


@pytest.fixture
def door(shared_door: Door) -> Door:
    """The front door, as if just started."""
    shared_door.http.delete("/_local/api/telegram/calls")
    shared_door.http.delete("/_local/api/mail")
    shared_door.http.post("/_local/api/telegram/faults", json={"mode": "ok"})
    shared_door.http.post("/_local/api/mail/faults", json={"mode": "ok"})
    shared_door.http.delete("/_local/api/oidc/calls")
    shared_door.http.post("/_local/api/oidc/faults", json={"mode": "ok"})
    shared_door.http.delete("/_local/api/sender/calls")
    shared_door.http.delete("/_local/api/sender/accepted")
    shared_door.http.post("/_local/api/sender/faults", json={"mode": "ok"})
    shared_door.api.answers = None
    shared_door.api.received.clear()
    shared_door.settings.clock_file.unlink(missing_ok=True)
    return shared_door
