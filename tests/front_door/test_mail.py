"""The inbox takes every mail, unless it is told otherwise."""

import smtplib
import time
from datetime import datetime
from email.message import EmailMessage

import pytest

from tests.front_door.door import Door


def mail(subject: str = "У вас осталось 2 несделанные задачи") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Vestnik <noreply@example.com>"
    message["To"] = "anna@example.com, ben@example.com"
    message["Subject"] = subject
    message["Message-ID"] = "<row-1@example.com>"
    message["List-Unsubscribe"] = "<https://example.com/u>"
    message.set_content("Купить молоко\n")
    message.add_alternative("<p>Купить <b>молоко</b></p>", subtype="html")
    return message


def send(door: Door, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", door.settings.smtp_port, timeout=60) as smtp:
        smtp.send_message(message)


def test_a_mail_is_shown_decoded(door: Door) -> None:
    send(door, mail())

    (received,) = door.http.get("/_local/api/mail").json()
    assert received["from"] == "noreply@example.com"
    assert received["to"] == ["anna@example.com", "ben@example.com"]
    assert received["subject"] == "У вас осталось 2 несделанные задачи"
    assert received["text"] == "Купить молоко\n"
    assert received["html"] == "<p>Купить <b>молоко</b></p>\n"
    assert received["headers"]["Message-ID"] == "<row-1@example.com>"
    assert received["headers"]["List-Unsubscribe"] == "<https://example.com/u>"
    assert received["received_at"].endswith("Z")
    assert isinstance(received["id"], str)


def test_its_files_can_be_saved(door: Door) -> None:
    message = mail()
    message.add_attachment("№;Текст\r\n", subtype="csv", filename="рассылки.csv")
    send(door, message)

    (received,) = door.http.get("/_local/api/mail").json()
    saved = door.http.get(f"/_local/api/mail/{received['id']}/attachments/0")
    none = door.http.get(f"/_local/api/mail/{received['id']}/attachments/1")

    assert received["text"] == "Купить молоко\n"
    assert received["attachments"] == [
        {"name": "рассылки.csv", "type": "text/csv", "size_bytes": 16}
    ]
    assert saved.content.decode() == "№;Текст\r\n"
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"].startswith("attachment;")
    assert none.status_code == 404


def test_a_mail_is_dated_by_the_products_clock(door: Door) -> None:
    door.settings.clock_file.write_text("-86400")

    send(door, mail())

    received_at = door.http.get("/_local/api/mail").json()[0]["received_at"]
    yesterday = pytest.approx(time.time() - 86400, abs=60)
    assert datetime.fromisoformat(received_at).timestamp() == yesterday


def test_its_source_and_its_html_can_be_looked_at(door: Door) -> None:
    send(door, mail())
    number = door.http.get("/_local/api/mail").json()[0]["id"]

    source = door.http.get(f"/_local/api/mail/{number}/source").text
    html = door.http.get(f"/_local/mail/{number}/html")

    assert source.startswith("From: Vestnik <noreply@example.com>")
    assert "<p>Купить <b>молоко</b></p>" in html.text
    assert "sandbox" in html.headers["content-security-policy"]
    assert "script-src" not in html.headers["content-security-policy"]


@pytest.mark.parametrize(
    "source",
    [
        b"no headers at all",
        b"Subject: =?utf-8?b?!!!?=\n\nx",
        b"Content-Type: text/html; charset=x\n\n\xff",
    ],
)
def test_a_broken_mail_is_shown_as_far_as_it_can_be_read(door: Door, source: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", door.settings.smtp_port, timeout=60) as smtp:
        smtp.sendmail("a@example.com", ["b@example.com"], source)

    assert len(door.http.get("/_local/api/mail").json()) == 1


def test_the_inbox_can_be_emptied(door: Door) -> None:
    send(door, mail())

    assert door.http.delete("/_local/api/mail").status_code == 204
    assert door.http.get("/_local/api/mail").json() == []


def test_the_same_inbox_is_a_304(door: Door) -> None:
    etag = door.http.get("/_local/api/mail").headers["etag"]

    same = door.http.get("/_local/api/mail", headers={"If-None-Match": etag})
    send(door, mail())
    changed = door.http.get("/_local/api/mail", headers={"If-None-Match": etag})

    assert (same.status_code, changed.status_code) == (304, 200)


def order(door: Door, **fault: object) -> None:
    assert door.http.post("/_local/api/mail/faults", json=fault).status_code == 200


def test_a_refused_mail_is_a_550_and_not_kept(door: Door) -> None:
    order(door, mode="refuse", times=1)

    with pytest.raises(smtplib.SMTPDataError) as raised:
        send(door, mail())
    send(door, mail("second"))

    assert raised.value.smtp_code == 550
    assert [one["subject"] for one in door.http.get("/_local/api/mail").json()] == ["second"]


def test_a_dropped_mail_was_kept_though_its_sender_never_hears(door: Door) -> None:
    order(door, mode="drop_after_data")

    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(door, mail())

    assert len(door.http.get("/_local/api/mail").json()) == 1


def test_a_slow_inbox_takes_the_mail_in_the_end(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infra.local.front_door.mail.smtp.SLOW_S", 0.2)
    order(door, mode="slow")
    began = time.monotonic()

    send(door, mail())

    assert time.monotonic() - began >= 0.2
    assert len(door.http.get("/_local/api/mail").json()) == 1


@pytest.mark.parametrize("fault", [{}, {"mode": "x"}, {"mode": "ok", "times": 0}, {"modus": "ok"}])
def test_a_wrong_order_is_refused(door: Door, fault: dict[str, object]) -> None:
    assert door.http.post("/_local/api/mail/faults", json=fault).status_code == 422
