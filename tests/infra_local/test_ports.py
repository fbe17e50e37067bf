import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.run import ports
from infra.local.run.errors import RunError
from infra.local.run.home import Home

Taken = list[tuple[str, int, int]]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def said() -> Taken:
    return []


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def _choose(app: int, home: Home, said: Taken) -> ports.Ports:
    return ports.choose(app, home=home, say_taken=lambda *what: said.append(what))


def test_a_taken_port_gives_the_next_free_one_and_says_so(
    home: Home, said: Taken, busy_port: int
) -> None:
    chosen = _choose(busy_port, home, said)

    assert chosen.app > busy_port
    assert ("app", busy_port, chosen.app) in said


def test_port_0_gives_three_free_ports_and_says_nothing(home: Home, said: Taken) -> None:
    chosen = _choose(0, home, said)

    assert len({chosen.app, chosen.aws, chosen.smtp}) == 3
    assert all(ports.is_free(port) for port in (chosen.app, chosen.aws, chosen.smtp))
    assert said == []


def test_port_0_gives_the_ports_of_the_last_run_while_they_are_free(
    home: Home, said: Taken
) -> None:
    first = _choose(0, home, said)

    assert _choose(0, home, said) == first
    with socket.create_server(("127.0.0.1", first.aws)):
        assert _choose(0, home, said).aws != first.aws


def test_when_every_port_is_taken_the_run_ends(
    home: Home, said: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "is_free", lambda _: False)

    with pytest.raises(RunError) as ended:
        _choose(65_000, home, said)

    assert (ended.value.key, ended.value.values) == ("no_port", {"wanted": 65_000})
