"""Stories of mailings, messages and clients."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import NOON, a_client
from tests.support.mailings import SENT, a_mailing, an_addressee, given_pages
from vestnik import bootstrap
from vestnik.clients.store import ClientStore
from vestnik.errors import NotFoundError
from vestnik.mailings.happened import attempt_failed, mailing_changed
from vestnik.mailings.model import MailingState
from vestnik.mailings.outcome import TryLater
from vestnik.mailings.page import MessageStatus, Record
from vestnik.mailings.ports import Answer, Attempt
from vestnik.traces import mailings
from vestnik.traces.model import Story
from vestnik.traces.tell import tell

pytestmark = pytest.mark.usefixtures("aws")

RETRIED = replace(SENT, attempts=2, sent_at=NOON + timedelta(seconds=9))


def given_attempt(msg_id: int, client_id: str, *, second: int, attempt: int = 1) -> None:
    """A call that the outside answered with an error."""
    answer = Answer(TryLater("http_503"), 503, "<h1>Call 79161234567 later</h1>", 31)
    after = Record(MessageStatus.RETRYING, attempts=attempt, tries=attempt, error="http_503")
    at = NOON + timedelta(seconds=second)
    mailing_id = str(msg_id // 10**8)
    told = Attempt(at, msg_id, mailing_id, client_id, answer, after)
    bootstrap.events().record([attempt_failed(told)])


def whats(story: Story) -> list[str]:
    return [told.what for told in story.events]


def story_of(thing_id: str) -> Story:
    return tell(thing_id, bootstrap.archive())


def test_a_message_is_told_from_what_was_asked_to_what_was_answered_each_time() -> None:
    addressee = an_addressee("anna", fields={"name": "Anna"})
    given_pages(a_mailing(7), [(an_addressee("boris"), SENT), (addressee, RETRIED)])
    given_attempt(700_000_001, "anna", second=2)
    given_attempt(600_000_001, "anna", second=3)  # another mailing's

    story = story_of("700000001")

    assert (story.kind, story.id, story.is_complete) == ("message", "700000001", True)
    assert whats(story) == ["message_planned", "attempt_failed", "message_sent"]
    asked, failed, sent = (dict(told.detail) for told in story.events)
    assert asked == {
        "mailing_id": "7",
        "message_id": "700000001",
        "client_id": "anna",
        "path": "/v1/send/700000001",
        "phone": "79161234567",
        "text": "Hello, Anna!",
    }
    assert (failed["http_status"], failed["attempt"], failed["error"]) == (503, 1, "http_503")
    assert failed["answer"] == "<h1>Call 79161234567 later</h1>"
    assert (sent["attempt"], sent["answer"]) == (2, '{"code": 0, "message": "OK"}')
    assert story.events[2].at == RETRIED.sent_at


@pytest.mark.parametrize(
    ("record", "end"),
    [
        (Record(), []),
        (Record(MessageStatus.RETRYING, attempts=1), []),
        (Record(MessageStatus.EXPIRED), ["message_expired"]),
        (Record(MessageStatus.UNKNOWN, attempts=1), ["message_unknown"]),
        (Record(MessageStatus.CANCELLED, error="opted_out"), ["message_cancelled"]),
    ],
)
def test_a_message_ends_as_its_ledger_says(record: Record, end: list[str]) -> None:
    given_pages(a_mailing(), [(an_addressee("anna"), record)])

    assert whats(story_of("100000000")) == ["message_planned", *end]


def test_a_client_is_told_with_all_his_messages_of_all_mailings() -> None:
    ClientStore().add(a_client("anna"))
    given_pages(a_mailing(1), [(an_addressee("boris"), SENT)], [(an_addressee("anna"), SENT)])
    later = a_mailing(2, start_at=NOON + timedelta(seconds=5))
    given_pages(later, [(an_addressee("anna"), Record(MessageStatus.RETRYING, attempts=1))])
    given_attempt(200_000_000, "anna", second=8)
    given_pages(a_mailing(3), [(an_addressee("boris"), SENT)])

    story = story_of("anna")

    assert (story.kind, story.is_complete) == ("client", True)
    assert sorted((told.what, told.detail.get("message_id")) for told in story.events) == [
        ("attempt_failed", "200000000"),
        ("client_created", None),
        ("message_planned", "100000100"),
        ("message_planned", "200000000"),
        ("message_sent", "100000100"),
    ]


def test_a_client_who_was_deleted_still_has_a_story() -> None:
    given_attempt(100_000_000, "gone", second=1)

    assert whats(story_of("gone")) == ["attempt_failed"]


def test_a_mailing_is_told_with_what_people_did_and_the_messages_that_had_trouble() -> None:
    mailing = given_pages(
        a_mailing(created_at=NOON, released_at=NOON),
        [(an_addressee("anna"), SENT), (an_addressee("boris"), RETRIED)],
        [(an_addressee("clara"), Record(MessageStatus.FAILED, attempts=1))],
    )
    paused = replace(mailing, state=MailingState.PAUSED)
    at = NOON + timedelta(seconds=4)
    bootstrap.events().record([mailing_changed(mailing, paused, actor="user:boss", at=at)])
    given_attempt(100_000_001, "boris", second=2)
    given_attempt(100_000_100, "clara", second=3)

    story = story_of("1")

    assert (story.kind, story.is_complete) == ("mailing", True)
    assert [(told.what, told.actor) for told in story.events] == [
        ("mailing_created", "user:boss"),
        ("mailing_began", "mailing_pages"),
        ("attempt_failed", "mailing_pages"),
        ("attempt_failed", "mailing_pages"),
        ("mailing_paused", "user:boss"),
    ]


def test_of_many_messages_that_had_trouble_some_are_told_and_that_it_is_not_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mailings, "_TROUBLES_MAX", 2)
    failed = Record(MessageStatus.FAILED, attempts=1)
    given_pages(a_mailing(), [(an_addressee(one), failed) for one in ("a", "b", "c")])
    for place, client_id in enumerate(("a", "b", "c")):
        given_attempt(100_000_000 + place, client_id, second=place)

    story = story_of("1")

    assert not story.is_complete
    assert whats(story).count("attempt_failed") == 2


@pytest.mark.parametrize(
    "thing_id",
    ["1", "100000000", "200000000", "199999999", "0", "99999999999999999999", "nobody", "１", "-1"],
)
def test_what_never_was_has_no_story(thing_id: str) -> None:
    if thing_id in {"200000000", "199999999"}:
        given_pages(a_mailing(1), [(an_addressee("anna"), SENT)])

    with pytest.raises(NotFoundError):
        story_of(thing_id)


def test_an_operator_sees_what_went_wrong_but_nobody_s_phone_and_no_text() -> None:
    given_pages(a_mailing(), [(an_addressee("anna", fields={"name": "Anna"}), RETRIED)])
    given_attempt(100_000_000, "anna", second=2)

    for thing_id in ("1", "100000000", "anna"):
        bare: Any = [dict(told.detail) for told in story_of(thing_id).without_people().events]

        assert "Anna" not in str(bare)
        assert "79161234567" not in str(bare)
        [failed] = [one for one in bare if one.get("http_status") == 503]
        assert failed["answer"] == "<h1>Call 7916…67 later</h1>"
        assert failed["message_id"] == "100000000"
