"""What must survive a restart does; what is of the moment doesn't."""

import signal
import smtplib
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.front_door.door import SENDER_KEY, TOKEN, running_door


def test_people_and_their_groups_survive(tmp_path: Path) -> None:
    person = {"id": 52, "is_bot": False, "first_name": "Anna"}
    prefix = "/_local/api/telegram"
    with running_door(tmp_path) as door:
        group = {"person": person, "title": "Family", "members": [52]}
        door.http.post(f"{prefix}/groups", json=group)
        before = door.http.get(f"{prefix}/chats").json()

    with running_door(tmp_path) as door:
        assert door.http.get(f"{prefix}/users").json() == [person]
        assert door.http.get(f"{prefix}/chats").json() == before
        assert before[0]["members"] == [52]


def test_chats_and_mails_survive_calls_and_faults_dont(tmp_path: Path) -> None:
    with running_door(tmp_path) as door:
        door.hears(51)
        sent = door.call("sendMessage", chat_id=51, text="before")["result"]["message_id"]
        door.http.post("/_local/api/telegram/faults", json={"mode": "500"})
        with smtplib.SMTP("127.0.0.1", door.settings.smtp_port) as smtp:
            smtp.sendmail("a@example.com", ["b@example.com"], b"Subject: hi\n\nx")

    with running_door(tmp_path) as door:
        assert door.calls() == []
        assert door.http.get("/_local/api/telegram/faults").json() == []
        assert len(door.http.get("/_local/api/mail").json()) == 1
        edited = door.call("editMessageText", chat_id=51, message_id=sent, text="after")
        again = door.call("sendMessage", chat_id=51, text="next")

    assert edited["ok"]
    assert again["result"]["message_id"] == sent + 1


def command(folder: Path, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "infra.local.front_door"),
        *("--port", str(port), "--smtp-port", "0", "--clock-file", str(folder / "clock")),
        *("--api-url", "http://127.0.0.1:1/api", "--aws-url", "http://127.0.0.1:1"),
        *("--state-dir", str(folder / "state"), "--web-dir", ".", "--docs-dir", "."),
        *("--kit-dir", "."),
        *("--telegram-token", TOKEN, "--telegram-bot-name", "b", "--webhook-secret", "s"),
        *("--oidc-client-id", "vestnik", "--oidc-client-secret", "s"),
        *("--sender-key", SENDER_KEY),
    ]


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(  # noqa: S603 - our own program
            command(tmp_path, port), capture_output=True, text=True, timeout=60, check=False
        )

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert str(port) in ended.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly_even_with_callers_that_hang(
    tmp_path: Path, number: signal.Signals
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    running = subprocess.Popen(command(tmp_path, port), stderr=subprocess.PIPE)  # noqa: S603 - ours
    wait_until_ready(running, port)
    httpx.post(
        f"http://127.0.0.1:{port}/_local/api/telegram/faults", json={"mode": "hang"}, timeout=60
    )

    with socket.create_connection(("127.0.0.1", port)) as hanging:
        call = f"GET /_local/telegram/bot{TOKEN}/getMe HTTP/1.1\r\nHost: localhost\r\n\r\n"
        hanging.sendall(call.encode())
        running.send_signal(number)
        _, complaints = running.communicate(timeout=60)

    assert (running.returncode, complaints) == (0, b"")


def wait_until_ready(running: subprocess.Popen[bytes], port: int) -> None:
    while running.poll() is None:
        try:
            ready = httpx.get(f"http://127.0.0.1:{port}/_local/api/ready", timeout=60)
        except httpx.ConnectError:
            continue
        assert ready.status_code == 200
        return
    raise AssertionError(running.communicate()[1].decode())
