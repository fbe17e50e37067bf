"""What must survive a restart does; what is of the moment doesn't."""

import smtplib
import subprocess
import sys
from pathlib import Path

from tests.front_door.door import TOKEN, running_door


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


def test_a_taken_port_is_one_clear_line(tmp_path: Path) -> None:
    with running_door(tmp_path) as door:
        port = str(door.settings.port)
        arguments = ["--port", port, "--smtp-port", "0", "--api-url", "http://127.0.0.1:1/api"]
        arguments += ["--aws-url", "http://127.0.0.1:1", "--state-dir", str(tmp_path / "other")]
        arguments += ["--web-dir", ".", "--docs-dir", ".", "--clock-file", "clock"]
        arguments += ["--telegram-token", TOKEN, "--telegram-bot-name", "b"]
        arguments += ["--webhook-secret", "s"]
        ended = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "infra.local.front_door", *arguments],
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert port in ended.stderr
