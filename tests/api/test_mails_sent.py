"""Mails that wait are sent by their worker, which may do no more than its policy allows."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from functions.workers import emails
from tests.support.api import Api
from tests.support.mail import read
from tests.support.mail_server import MailServer, free_port, mail_server
from tests.support.permissions import permitted
from vestnik import bootstrap, clock
from vestnik.emails.model import MAIL, Mail, MailKind, MailState
from vestnik.emails.send import send
from vestnik.emails.ses import SesPost
from vestnik.platform.due import Entry
from vestnik.platform.due.entry import key_of
from vestnik.platform.due.hints import Hint


@pytest.fixture
def server(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    """The product's mail server."""
    with mail_server() as running:
        monkeypatch.setenv("SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("SMTP_PORT", str(running.port))
        monkeypatch.setenv("MAIL_PER_DAY", "200")
        yield running


def waiting() -> list[Entry]:
    """Entries of all mails that wait."""
    known = bootstrap.due().read(MAIL, from_key="", before_key=key_of(10**13 - 1), limit=99)
    return list(known.entries)


def kept(owner: Api) -> Mail:
    """The welcome."""
    found = list(bootstrap.mails().of_user(owner.get("/user").json["id"]))
    return next(one for one in found if one.kind is MailKind.WELCOME)


@dataclass
class Context:
    """As Lambda gives it."""

    left_ms: int = 60_000

    def get_remaining_time_in_millis(self) -> int:
        return self.left_ms


def work(context: Context) -> None:
    """Let the worker do all that waits."""
    hints = [Hint(entry, clock.now_ms()).as_json() for entry in waiting()]
    record: Any = {"messageId": "1", "body": json.dumps({"hints": hints})}
    assert emails.emails({"Records": [record]}, context) == {"batchItemFailures": []}


def test_the_worker_sends_what_it_is_hinted_at(server: MailServer, anna: Api) -> None:
    work(Context())

    [taken] = server.taken
    assert taken.rcpt_tos == ["anna@example.com"]
    assert isinstance(taken.content, bytes)
    assert read(taken.content)["Subject"] == "Welcome to Vestnik"
    assert (kept(anna).state, waiting()) == (MailState.SENT, [])


def test_nothing_begins_that_could_not_go_by_chat_and_mail_in_the_time_left(
    server: MailServer, anna: Api
) -> None:
    work(Context(left_ms=25_999))

    assert (server.taken, len(waiting())) == ([], 1)


def test_the_worker_may_all_that_a_mail_asks_of_it(server: MailServer, anna: Api) -> None:
    with permitted("emails"):
        for entry in waiting():
            send(entry, bootstrap.clerk())

    assert kept(anna).state is MailState.SENT


def test_a_refused_address_is_off_and_its_owner_is_told(server: MailServer, anna: Api) -> None:
    server.at_recipient = "550 5.1.1 no such user"

    with permitted("emails"):
        for entry in waiting():
            send(entry, bootstrap.clerk())

    assert (kept(anna).state, kept(anna).error) == (MailState.FAILED, "smtp_550")
    assert anna.get("/user").json["email_refused"]


def test_a_chat_that_can_not_be_reached_now_is_asked_again(
    server: MailServer, anna: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_API_BASE", f"http://127.0.0.1:{free_port()}")
    mail = kept(anna)

    with permitted("emails"), pytest.raises(Exception, match="telegram_unreachable"):
        bootstrap.clerk().chat_post.send(mail)


def test_one_setting_sends_all_mail_by_ses(aws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAIL_VIA", "ses")

    assert isinstance(bootstrap.clerk().email_post, SesPost)
