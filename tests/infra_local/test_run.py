"""`./run` from the outside, as spec/local.md describes it."""

import json
import os
import signal
import socket
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.infra_local.house import House, Run, left_behind
from tests.infra_local.waiting import until

pytestmark = pytest.mark.deployed

_PASSWORD = "a long enough password"


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory, aws_venv: object) -> House:
    """The copy of the tree that all tests here run in."""
    return House(tmp_path_factory.mktemp("run"))


@pytest.fixture
def house(shared_house: House) -> Iterator[House]:
    """The copy, in which nothing runs before and after the test."""
    yield shared_house
    shared_house.stop()


def _register(client: httpx.Client) -> str:
    email = f"{uuid.uuid4().hex}@example.com"
    client.post("/api/user", json={"email": email, "password": _PASSWORD}).raise_for_status()
    return email


def _came_back(run: Run, times: int) -> bool:
    return run.said().count("front-door is back.") == times


def _status_of_sign_in(run: Run, email: str, password: str) -> int:
    with run.http() as client:
        answer = client.post("/api/session", json={"email": email, "password": password})
        return answer.status_code


def _move_clock(run: Run, **order: object) -> None:
    with run.http() as client:
        client.post("/_local/api/clock", json=order).raise_for_status()


def _offset_s(run: Run) -> float:
    with run.http() as client:
        offset_s: float = client.get("/_local/api/clock").json()["offset_s"]
        return offset_s


def test_ready_is_one_line_of_json_with_the_addresses_and_the_administrator(house: House) -> None:
    run = house.start()

    line = run.line
    app = line["app"]
    admin = line["users"]["admin"]
    assert line == {
        "app": app,
        "api": f"{app}api",
        "docs": f"{app}docs/",
        "metrics": f"{app}metrics",
        "admin": f"{app}admin",
        "local": f"{app}_local/",
        "smtp": line["smtp"],
        "aws": line["aws"],
        "pid": run.process.pid,
        "users": {"admin": {"email": "admin@example.com", "password": admin["password"]}},
    }
    assert all(address.startswith("http://127.0.0.1:") for address in (app, line["aws"]))
    assert line["smtp"].startswith("127.0.0.1:")
    assert _status_of_sign_in(run, admin["email"], admin["password"]) == 200
    run.stop()
    assert run.output().count("\n") == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_exits_0_and_leaves_no_process_and_no_port(house: House, number: int) -> None:
    run = house.start()
    ports = run.ports()
    with run.http() as client:
        client.get("/api/health").raise_for_status()

    status = run.stop(number)

    assert status == 0
    assert left_behind(house.folder, ports) == []


def test_a_stop_while_it_deploys_leaves_nothing_and_the_next_start_mends_it(house: House) -> None:
    cut = house.start("--reset", until_it_says="Deploying: deploy")

    assert cut.stop(signal.SIGINT) == 0
    assert left_behind(house.folder, []) == []
    with house.start().http() as client:
        assert client.get("/api/health").status_code == 200


def test_a_second_start_finds_everything_and_deploys_nothing(house: House) -> None:
    first = house.start()
    with first.http() as client:
        email = _register(client)
    line = first.line
    first.stop()

    second = house.start()

    assert second.line["users"] == line["users"]
    assert _status_of_sign_in(second, email, _PASSWORD) == 200
    assert "Deploying" not in second.said()
    assert "Building" not in second.said()


def test_a_change_of_the_product_is_deployed_at_the_next_start(house: House) -> None:
    house.start().stop()
    changed = house.folder / "functions" / "__init__.py"
    before = changed.read_text()
    changed.write_text(f"{before}# changed\n")

    said = house.start().said()
    changed.write_text(before)

    assert "Deploying: deploy…" in said


def test_tables_of_an_earlier_version_are_said_to_be_that_and_what_to_do(house: House) -> None:
    tables = house.folder / "infra" / "stack" / "tables.yaml"
    house.start().stop()
    before = tables.read_text()
    tables.write_text(before.replace("              - series_id\n", ""))

    refused = house.command("./run", "--lang", "en", "--port", "0")
    tables.write_text(before)

    assert refused.returncode == 1
    assert "The tables in .local/ are of an earlier version; ./run --reset" in refused.stderr


def test_a_taken_port_is_passed_over_and_it_says_so(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]

        run = house.start("--port", str(taken))

        port = httpx.URL(run.line["app"]).port
        assert port
        assert port > taken
        assert f"Port {taken} is taken, using {port} for App." in run.said()


@pytest.mark.parametrize("name", ["front-door", "embedded-aws"])
def test_a_child_that_is_killed_is_started_again_and_it_says_so(house: House, name: str) -> None:
    run = house.start()
    module = f"infra.local.{name.replace('-', '_')}"
    before = run.children()[module]

    os.kill(before, signal.SIGKILL)

    until(lambda: f"{name} is back." in run.said())
    assert f"{name} died (SIGKILL), starting it again." in run.said()
    assert run.children()[module] != before
    with run.http() as client:
        assert client.get("/api/health").status_code == 200


def test_five_deaths_in_a_minute_end_it(house: House) -> None:
    run = house.start()
    for times in range(1, 5):
        os.kill(run.children()["infra.local.front_door"], signal.SIGKILL)
        until(partial(_came_back, run, times))
    os.kill(run.children()["infra.local.front_door"], signal.SIGKILL)

    assert run.process.wait(timeout=60) == 1
    assert "front-door died five times in a minute" in run.said()


def test_after_a_kill_the_next_start_waits_for_the_children_and_goes_on(house: House) -> None:
    killed = house.start()
    users, ports = killed.line["users"], killed.ports()
    killed.stop(signal.SIGKILL)

    after = house.start()

    assert after.line["users"] == users
    assert after.ports() == ports


def test_a_person_who_was_answered_is_there_after_everything_was_killed(house: House) -> None:
    killed = house.start()
    with killed.http() as client:
        email = _register(client)
    killed.kill_all()

    assert _status_of_sign_in(house.start(), email, _PASSWORD) == 200


def test_a_second_run_of_the_same_folder_is_refused_in_one_line(house: House) -> None:
    first = house.start()

    second = house.command("./run", "--lang", "en", "--port", "0")

    assert second.returncode == 1
    assert second.stderr == f"This folder is running already, process {first.process.pid}.\n"


def test_reset_forgets_people_and_secrets(house: House) -> None:
    first = house.start()
    with first.http() as client:
        email = _register(client)
    password = first.line["users"]["admin"]["password"]
    first.stop()

    second = house.start("--reset")

    assert _status_of_sign_in(second, email, _PASSWORD) == 401
    assert second.line["users"]["admin"]["password"] != password


def test_a_moved_clock_stays_moved_until_reset(house: House) -> None:
    before = house.start()
    _move_clock(before, advance_s=90_000)
    before.stop()

    again = house.start()
    assert _offset_s(again) == 90_000
    again.stop()

    assert _offset_s(house.start("--reset")) == 0


def test_logs_tell_what_a_function_did(house: House) -> None:
    run = house.start()
    with run.http() as client:
        client.get("/api/health")

    shown = until(lambda: house.command("./run", "logs", "api").stdout)

    assert "/health" in shown
    files = sorted(path.name for path in (house.folder / ".local" / "log").iterdir())
    assert files[:2] == ["company_debug.log", "company_main.log"]


def test_the_demo_has_a_user_who_can_sign_in(house: House) -> None:
    run = house.start("--demo")

    demo = run.line["users"]["demo"]
    assert demo["email"] == "anna@example.com"
    assert _status_of_sign_in(run, demo["email"], demo["password"]) == 200


def test_secrets_are_in_no_log(house: House) -> None:
    run = house.start()
    with run.http() as client:
        _register(client)
    secrets = json.loads((house.folder / ".local" / "secrets.json").read_text())
    run.stop()

    logs = Path(house.folder, ".local", "log").glob("company_*.log*")
    text = "".join(path.read_text() for path in logs)
    assert [name for name, secret in secrets.items() if secret in text] == []
