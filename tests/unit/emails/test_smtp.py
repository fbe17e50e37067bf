"""Mail over SMTP, against a real server on this machine."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from unittest.mock import Mock

import pytest

from tests.factories import a_mail
from tests.support.mail import LINKS, read
from tests.support.mail_server import MailServer, free_port, mail_server
from vestnik.emails.smtp import SmtpPost
from vestnik.emails.smtp_connection import SmtpServer
from vestnik.errors import (
    AddressRefusedError,
    OutageError,
    PermanentError,
    TransientError,
    UnansweredError,
)

SENDER = "Vestnik <robot@vestnik.example>"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as running:
        yield running


@pytest.fixture
def post(server: MailServer) -> SmtpPost:
    return post_at(server.port)


def post_at(port: int, **changes: str) -> SmtpPost:
    given = {"host": "127.0.0.1", "user": "", "password": "", "sender": SENDER, **changes}
    return SmtpPost(SmtpServer(port=port, **given), LINKS)


def test_it_arrives_at_its_address_and_nowhere_else(post: SmtpPost, server: MailServer) -> None:
    post.send(a_mail())

    [envelope] = server.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "robot@vestnik.example",
        ["anna@example.com"],
    )
    assert isinstance(envelope.content, bytes)
    assert read(envelope.content)["Message-ID"] == "<mail1@vestnik.example>"


def test_words_of_people_name_no_further_recipient(post: SmtpPost, server: MailServer) -> None:
    title = "Tea\r\nBcc: boris@example.com\r\n.\r\nRCPT TO:<boris@example.com>"

    post.send(a_mail(values={"task_id": "tea00001", "title": title, "late_s": 0}))

    [envelope] = server.taken
    assert envelope.rcpt_tos == ["anna@example.com"]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("anna@пример.рф", "anna@xn--e1afmkfd.xn--p1ai"),
        ("анна@пример.рф", "анна@xn--e1afmkfd.xn--p1ai"),
    ],
)
def test_addresses_may_have_letters_of_any_script(
    post: SmtpPost, server: MailServer, address: str, named: str
) -> None:
    post.send(a_mail(address=address))

    assert server.taken[0].rcpt_tos == [named]


def test_one_connection_serves_many_mails(post: SmtpPost, server: MailServer) -> None:
    for _ in range(3):
        post.send(a_mail())

    assert len(server.taken) == 3
    assert len(set(server.peers)) == 1


def test_threads_use_a_connection_each(post: SmtpPost, server: MailServer) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: post.send(a_mail()), range(20)))

    assert len(server.taken) == 20
    assert len(set(server.peers)) <= 4


def test_a_connection_that_another_thread_has_just_taken_is_made_anew(
    post: SmtpPost, server: MailServer
) -> None:
    class Raced(list[object]):
        """Says that there is one, and then there is none."""

        def __bool__(self) -> bool:
            return True

    post._idle = Raced()  # type: ignore[assignment] # no thread comes between at will

    post.send(a_mail())

    assert len(server.taken) == 1


def test_a_connection_that_went_stale_is_made_anew(post: SmtpPost, server: MailServer) -> None:
    post.send(a_mail())

    server.hang_up()
    post.send(a_mail())

    assert len(set(server.peers)) == 2


def test_a_server_that_closes_what_it_has_served_enough_is_met_anew(
    post: SmtpPost, server: MailServer
) -> None:
    post.send(a_mail())
    server.at_sender = ["421 too many mails over this connection"]

    post.send(a_mail())

    assert len(set(server.peers)) == 2


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        ("550 no such user", AddressRefusedError),
        ("550 5.1.1 no such user", AddressRefusedError),
        ("550 5.2.1 mailbox disabled", AddressRefusedError),
        ("551 not here", AddressRefusedError),
        ("553 5.1.3 bad address", AddressRefusedError),
        ("550 5.7.1 looks like spam", PermanentError),
        ("554 no", PermanentError),
        ("450 mailbox busy", TransientError),
        ("421 closing", OutageError),
    ],
)
def test_a_refusal_says_whose_fault_it_is(
    post: SmtpPost, server: MailServer, refusal: str, error: type[Exception]
) -> None:
    server.at_recipient = refusal
    with pytest.raises(error, match=f"smtp_{refusal[:3]}") as at_recipient:
        post.send(a_mail())

    server.at_recipient, server.at_data = "250 OK", refusal
    with pytest.raises(error, match=f"smtp_{refusal[:3]}") as at_data:
        post.send(a_mail())

    assert at_recipient.type is at_data.type is error


def test_our_own_sender_being_refused_is_nobodys_fault(post: SmtpPost, server: MailServer) -> None:
    server.at_sender = ["550 5.7.1 sender not allowed"]

    with pytest.raises(OutageError, match="smtp_550"):
        post.send(a_mail())


def test_a_connection_that_breaks_after_the_mail_leaves_it_unknown(
    post: SmtpPost, server: MailServer
) -> None:
    server.hangs_up_after_data = True
    with pytest.raises(UnansweredError, match="smtp_unanswered"):
        post.send(a_mail())

    server.hangs_up_after_data = False
    post.send(a_mail())
    assert len(server.taken) == 2


def test_a_server_that_is_not_there_passes() -> None:
    with pytest.raises(OutageError, match="smtp_unreachable"):
        post_at(free_port()).send(a_mail())


def test_a_server_that_falls_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vestnik.emails.smtp_connection.TIMEOUT_S", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(OutageError, match="smtp_unreachable"):
            post_at(port).send(a_mail())


def test_where_nobody_answers_the_next_mails_hold_no_thread_for_five_seconds(
    post: SmtpPost, server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [0.0]
    monkeypatch.setattr("vestnik.emails.smtp.time", SimpleNamespace(monotonic=lambda: seconds[-1]))
    with monkeypatch.context() as outage:
        outage.setattr("socket.create_connection", Mock(side_effect=TimeoutError))
        with pytest.raises(OutageError, match="smtp_unreachable"):
            post.send(a_mail())

    seconds.append(4.9)
    with pytest.raises(OutageError, match="smtp_unreachable"):
        post.send(a_mail())
    assert server.taken == []

    seconds.append(5.0)
    post.send(a_mail())
    assert len(server.taken) == 1


def test_without_a_server_no_mail_is_sent() -> None:
    with pytest.raises(PermanentError, match="mail_not_configured"):
        post_at(25, host="").send(a_mail())


def test_a_password_is_not_said_aloud(server: MailServer) -> None:
    with pytest.raises(OutageError, match="smtp_without_tls"):
        post_at(server.port, user="robot", password="secret").send(a_mail())

    assert server.taken == []
