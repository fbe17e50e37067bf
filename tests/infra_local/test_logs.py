import json
from itertools import islice
from pathlib import Path

import pytest

from infra.local.run import logbook
from infra.local.run.home import Home
from infra.local.run.logbook import DEBUG_LOG, MAIN_LOG, Logbook, readable
from infra.local.run.logs_command import read_lines, show
from infra.local.run.options import Logs
from infra.local.run.texts import Console

LINES = (
    '{"function": "vestnik-local-reminders", "level": "INFO", "message": "sent", "task": "t1"}',
    '{"function": "vestnik-local-api", "level": "DEBUG", "message": "answered", "task": "t1"}',
    '{"function": "vestnik-local-api", "level": "ERROR", "message": "refused", "task": "t2"}',
)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    book = Logbook(home.log)
    for line in LINES:
        book.write_line("embedded-aws", line)
    book.close()
    return home


def _messages(path: Path) -> list[str]:
    return [json.loads(line)["message"] for line in path.read_text().splitlines()]


def test_the_main_log_has_info_and_above_the_debug_log_everything(home: Home) -> None:
    assert _messages(home.log / MAIN_LOG) == ["sent", "refused"]
    assert _messages(home.log / DEBUG_LOG) == ["sent", "answered", "refused"]


def test_grave_records_are_shown_on_the_console(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    Logbook(home.log).write_line("embedded-aws", LINES[2])

    assert "vestnik-local-api refused" in capsys.readouterr().err


def test_a_line_that_is_no_record_becomes_the_message_of_one(home: Home) -> None:
    book = Logbook(home.log)
    for line in ("Traceback:", '"text"', "[1]", "{broken"):
        book.write_line("front-door", line)

    assert _messages(home.log / MAIN_LOG)[2:] == ["Traceback:", '"text"', "[1]", "{broken"]


def test_a_full_log_is_rotated_five_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logbook, "SIZE_BYTES", 200)
    book = Logbook(tmp_path)
    for number in range(50):
        book.write_line("front-door", f"line {number}")

    older = sorted(path.name for path in tmp_path.glob(f"{MAIN_LOG}.*"))
    assert older == [f"{MAIN_LOG}.{number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("logs", "messages"),
    [
        (Logs(None, None, follow=False), ["sent", "answered", "refused"]),
        (Logs("reminders", None, follow=False), ["sent"]),
        (Logs("vestnik-local-api", None, follow=False), ["answered", "refused"]),
        (Logs(None, "t1", follow=False), ["sent", "answered"]),
        (Logs("api", "t1", follow=False), ["answered"]),
        (Logs("ap", None, follow=False), []),
    ],
)
def test_logs_shows_what_was_asked_for(
    logs: Logs, messages: list[str], home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    status = show(logs, home=home, console=Console("en"))

    shown = capsys.readouterr().out
    assert status == 0
    assert [word for word in ("sent", "answered", "refused") if word in shown] == messages


def test_logs_before_the_first_run_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = show(Logs(None, None, follow=False), home=Home(tmp_path), console=Console("en"))

    assert status == 1
    assert "There is no log yet" in capsys.readouterr().err


def test_following_goes_on_through_a_rotation_and_waits_for_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / DEBUG_LOG
    path.with_name(f"{DEBUG_LOG}.1").write_text("zero\n")
    path.write_text("one\ntw")
    followed = read_lines(path, follow=True)
    assert list(islice(followed, 2)) == ["zero", "one"]

    with path.open("a") as file:
        file.write("o\n")
    path.rename(path.with_name(f"{DEBUG_LOG}.1"))
    path.write_text("three\n")

    assert list(islice(followed, 2)) == ["two", "three"]


def test_a_readable_record_has_its_time_level_function_message_and_the_rest() -> None:
    record = {
        "timestamp": "2026-11-22T10:20:30.456Z",
        "level": "INFO",
        "function": "api",
        "message": "отправлено",
        "task": "t1",
    }

    assert readable(record) == '10:20:30.456 INFO    api отправлено task="t1"'
