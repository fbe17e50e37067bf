"""Mail over SMTP, against a real server on this machine."""

import email
import email.policy
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from tests.factories import NOON
from vestnik.emails.model import Mail
from vestnik.emails.smtp import SmtpPost, SmtpServer, written
from vestnik.errors import PermanentError, TransientError

SENDER = "Vestnik <robot@vestnik.example>"


@dataclass
class Handler:
    """Takes mail, or says what it is told to."""

    taken: list[Envelope] = field(default_factory=list)
    at_recipient: str = "250 OK"
    at_data: str = "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd finds it by this name
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.at_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.at_data.startswith("250"):
            self.taken.append(envelope)
        return self.at_data


@pytest.fixture
def handler() -> Handler:
    return Handler()


@pytest.fixture
def post(handler: Handler) -> Iterator[SmtpPost]:
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield post_at(controller.port)
    controller.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def post_at(port: int, **changes: str) -> SmtpPost:
    given = {"host": "127.0.0.1", "user": "", "password": "", "sender": SENDER, **changes}
    return SmtpPost(SmtpServer(port=port, **given))


def a_mail(subject: str = "Чай", text: str = "Чай готов\n") -> Mail:
    return Mail(
        id="m1",
        user_id="anna",
        address="anna@example.com",
        subject=subject,
        text=text,
        about="anna:task1:1",
        made_at=NOON,
        next_at=NOON,
    )


def test_it_arrives_as_it_was_meant(post: SmtpPost, handler: Handler) -> None:
    post.send(a_mail())

    [envelope] = handler.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "robot@vestnik.example",
        ["anna@example.com"],
    )
    assert isinstance(envelope.content, bytes)
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert message["From"] == SENDER
    assert message["Subject"] == "Чай"
    assert message["Message-ID"] == "<m1@vestnik.example>"
    assert message["Date"] == "Sun, 22 Nov 2026 12:00:00 +0000"
    assert message.get_content().splitlines() == ["Чай готов"]
    assert message.get_content_type() == "text/plain"


def test_the_same_mail_is_the_same_bytes() -> None:
    assert (
        written(a_mail(), sender=SENDER).as_bytes() == written(a_mail(), sender=SENDER).as_bytes()
    )


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Tea\r\nBcc: boris@example.com", "Tea Bcc: boris@example.com"),
        ("a\tb\x00c\x85d", "a b c d"),
        ("\u202eevil\u2066", "evil"),
        ("👩\u200d👩\u200d👧 <b>&amp;", "👩\u200d👩\u200d👧 <b>&amp;"),
        ("long " * 80, ("long " * 80).strip()),
    ],
)
def test_words_of_people_change_nothing_but_the_words(
    post: SmtpPost, handler: Handler, title: str, subject: str
) -> None:
    post.send(a_mail(subject=title, text=title + "\n"))

    [envelope] = handler.taken
    assert envelope.rcpt_tos == ["anna@example.com"]
    assert isinstance(envelope.content, bytes)
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert message["Subject"] == subject
    assert set(message.keys()) >= {"From", "To", "Subject", "Date", "Message-ID"}
    assert message["Bcc"] is None


@pytest.mark.parametrize(
    ("refusal", "error"),
    [("550 no such user", PermanentError), ("450 mailbox busy", TransientError)],
)
def test_a_refused_mail_is_final_or_passes(
    post: SmtpPost, handler: Handler, refusal: str, error: type[Exception]
) -> None:
    handler.at_recipient = refusal
    with pytest.raises(error, match=f"smtp_{refusal[:3]}"):
        post.send(a_mail())

    handler.at_recipient, handler.at_data = "250 OK", refusal
    with pytest.raises(error, match=f"smtp_{refusal[:3]}"):
        post.send(a_mail())


def test_a_server_that_is_not_there_passes() -> None:
    with pytest.raises(TransientError, match="smtp_unreachable"):
        post_at(free_port()).send(a_mail())


def test_a_server_that_falls_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vestnik.emails.smtp.TIMEOUT_S", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(TransientError, match="smtp_unreachable"):
            post_at(port).send(a_mail())


def test_without_a_server_no_mail_is_sent() -> None:
    with pytest.raises(PermanentError, match="mail_not_configured"):
        post_at(25, host="").send(a_mail())


def test_a_password_is_not_said_aloud(post: SmtpPost, handler: Handler) -> None:
    with pytest.raises(TransientError, match="smtp_without_tls"):
        post_at(post.server.port, user="robot", password="secret").send(a_mail())

    assert handler.taken == []
