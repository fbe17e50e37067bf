"""A letter as it goes over the wire."""

import pytest

from tests.factories import a_mail
from tests.support.letters import one_of
from tests.support.mail import LINKS, read
from tests.unit.emails.test_letters import NAUGHTY
from vestnik.emails.letter import letter
from vestnik.emails.message import ascii_address, message_of
from vestnik.emails.model import Mail, MailKind

SENDER = "Вестник <robot@vestnik.example>"
HEADERS = {
    *("From", "To", "Date", "Message-ID", "Auto-Submitted", "Subject"),
    *("MIME-Version", "Content-Type"),
}
WAY_OUT = {"List-Unsubscribe", "List-Unsubscribe-Post"}


def source_of(mail: Mail) -> bytes:
    return message_of(mail, sender=SENDER, links=LINKS)


def test_it_says_what_the_letter_says_in_words_and_in_html() -> None:
    mail = one_of(MailKind.DIGEST)

    message = read(source_of(mail))

    expected = letter(mail, LINKS)
    assert message["From"] == SENDER
    assert message["To"] == "anna@example.com"
    assert message["Subject"] == expected.subject
    assert message["Date"] == "Sun, 22 Nov 2026 12:00:00 +0000"
    assert message["Message-ID"] == "<mail1@vestnik.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert text.get_content() == expected.text.replace("\n", "\r\n")
    assert html.get_content() == expected.html.replace("\n", "\r\n")


def test_a_file_stands_beside_what_the_letter_says() -> None:
    mail = one_of(MailKind.MAILING_STATISTICS)

    message = read(source_of(mail))

    says, file = message.iter_parts()
    assert message.get_content_type() == "multipart/mixed"
    assert [one.get_content_type() for one in says.iter_parts()] == ["text/plain", "text/html"]
    assert (file.get_content_type(), file.get_filename()) == ("text/csv", "mailings-2026-11-21.csv")
    assert file.get_content_disposition() == "attachment"
    assert file.get_content() == letter(mail, LINKS).attachments[0].text


@pytest.mark.parametrize("kind", MailKind)
def test_the_same_mail_is_the_same_bytes_of_short_lines(kind: MailKind) -> None:
    source = source_of(one_of(kind))

    assert source == source_of(one_of(kind))
    assert source.isascii()
    assert source.count(b"\n") == source.count(b"\r\n") == source.count(b"\r")
    assert max(map(len, source.split(b"\r\n"))) < 200


@pytest.mark.parametrize(
    ("kind", "topic"),
    [
        (MailKind.WELCOME, "digest"),
        (MailKind.DIGEST, "digest"),
        (MailKind.REMINDER, "reminder"),
        (MailKind.NEW_SIGN_IN, "notice"),
        (MailKind.TELEGRAM_LINKED, "notice"),
        (MailKind.OUTSIDE_CONNECTED, "notice"),
        (MailKind.MAILING_STATISTICS, "statistics"),
    ],
)
def test_one_click_unsubscribes(kind: MailKind, topic: str) -> None:
    source = source_of(one_of(kind))

    # As bytes: mail programs read this one without decoding anything.
    url = LINKS.unsubscribe_url("anna", topic)  # type: ignore[arg-type] # a topic of the table
    assert f"\r\nList-Unsubscribe: <{url}>\r\n".encode() in source
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in source


@pytest.mark.parametrize(
    "kind", [MailKind.CONFIRMATION, MailKind.PASSWORD_RESET, MailKind.PASSWORD_CHANGED]
)
def test_what_is_not_to_be_missed_has_no_way_out(kind: MailKind) -> None:
    assert set(read(source_of(one_of(kind))).keys()) == HEADERS


@pytest.mark.parametrize(
    "title", NAUGHTY, ids=lambda one: one[:12].encode("unicode_escape").decode()
)
def test_words_of_people_change_no_header(title: str) -> None:
    mail = a_mail(values={"task_id": "t", "title": title, "late_s": 0})

    message = read(source_of(mail))

    assert sorted(message.keys()) == sorted(HEADERS | WAY_OUT)
    assert message["Subject"] == letter(mail, LINKS).subject
    assert message["To"] == "anna@example.com"
    assert len(list(message.walk())) == 3


def test_a_long_subject_loses_no_space() -> None:
    title = ("Чай со льдом и лимоном " * 12).strip()

    message = read(source_of(a_mail(values={"task_id": "t", "title": title, "late_s": 0})))

    assert message["Subject"] == f"Напоминание: {title}"


def test_an_address_with_a_line_break_is_a_bug_that_sends_nothing() -> None:
    with pytest.raises(ValueError, match="more than one line in To"):
        source_of(a_mail(address="anna@example.com\r\nBcc: boris@example.com"))


def test_domains_are_named_as_servers_know_them() -> None:
    assert ascii_address("anna@пример.рф") == "anna@xn--e1afmkfd.xn--p1ai"
    assert ascii_address("anna@example.com") == "anna@example.com"
