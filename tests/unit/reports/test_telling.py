"""Managers are told of their mailings in the morning, once."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

import app as product
from tests.factories import a_user
from tests.support.permissions import permitted
from tests.support.tables import items_of
from tests.unit.reports.conftest import NINE
from vestnik import bootstrap
from vestnik.accounts.model import Preferences
from vestnik.emails.model import Mail
from vestnik.mailings.model import Filter, Mailing, MailingState, Planning
from vestnik.mailings.page import Ledger, MessageStatus, Record
from vestnik.mailings.pages_store import PageStore
from vestnik.mailings.store import MailingStore
from vestnik.reports.tell import tell_managers

_TICK = {
    "version": "0",
    "id": "tick",
    "account": "123456789012",
    "region": "us-east-1",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "resources": [],
    "detail": {},
    "time": "2026-11-22T06:00:00Z",
}
_SENT = Record(MessageStatus.SENT, attempts=1, sent_at=NINE)
_FAILED = Record(MessageStatus.FAILED, attempts=8, error="http_500")


def a_manager(user_id: str = "boss", **changes: Any) -> None:
    given = {"roles": frozenset({"user", "manager"}), "telegram": None, **changes}
    user = a_user(user_id, **{"email": f"{user_id}@example.com", **given})
    assert bootstrap.accounts().add(user)


def a_mailing(
    number: int,
    *records: Record,
    began: timedelta = timedelta(hours=-3),
    ended: timedelta | None = timedelta(hours=-2),
    state: MailingState = MailingState.FINISHED,
) -> None:
    """One that began and ended so long before nine o'clock."""
    mailing = Mailing(
        id=str(number),
        number=number,
        text=f"Text {number}",
        filter=Filter(everyone=True),
        start_at=NINE + began,
        end_at=NINE + timedelta(days=3),
        created_at=NINE - timedelta(days=9),
        created_by="boss",
        state=state,
        finished_at=None if ended is None else NINE + ended,
        planning=Planning(pages=1, opened=1, is_done=True),
    )
    MailingStore().add(mailing)
    if records:
        assert PageStore().open(Ledger(mailing.id, 0, records, rev="1", next_at=None))


def mails(user_id: str = "boss") -> list[Mail]:
    return list(bootstrap.mails().of_user(user_id))


def tell() -> int:
    return tell_managers(bootstrap.newsdesk())


@pytest.mark.usefixtures("traveller")
def test_the_mail_counts_what_became_of_the_days_messages() -> None:
    a_manager()
    a_mailing(1, _SENT, _SENT, _FAILED)
    a_mailing(2, _SENT, Record(), ended=None, state=MailingState.RUNNING)

    assert tell() == 1

    [mail] = mails()
    assert (mail.address, mail.id) == ("boss@example.com", "statistics-2026-11-22-boss")
    assert mail.values["since"] == "2026-11-21T06:00:00.000Z"
    assert mail.values["until"] == "2026-11-22T06:00:00.000Z"
    totals = {name: count for name, count in mail.values["totals"].items() if count}
    assert totals == {"total": 5, "sent": 3, "failed": 1, "pending": 1}
    told = [(one["id"], one["state"], one["counts"]["sent"]) for one in mail.values["mailings"]]
    assert told == [("2", "running", 1), ("1", "finished", 2)]


@pytest.mark.usefixtures("traveller")
@pytest.mark.parametrize(
    "mailing",
    [
        {"began": timedelta(hours=-26), "ended": timedelta(hours=-25)},
        {"began": timedelta(hours=1), "ended": None, "state": MailingState.SCHEDULED},
        {"began": timedelta(), "ended": None, "state": MailingState.RUNNING},
    ],
    ids=["over the day before", "still to come", "begins at nine"],
)
def test_what_was_not_at_work_that_day_is_not_told_of(mailing: Mapping[str, Any]) -> None:
    a_manager()
    a_mailing(1, _SENT, **mailing)

    assert tell() == 0
    assert mails() == []


@pytest.mark.usefixtures("traveller")
def test_a_mailing_that_reached_nobody_is_nothing_to_tell_of() -> None:
    a_manager()
    a_mailing(1)

    assert tell() == 0


def test_whatever_is_repeated_there_is_one_mail_a_day(
    traveller: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_manager()
    a_mailing(1, _SENT, ended=None, state=MailingState.RUNNING)
    desk = bootstrap.newsdesk()

    with monkeypatch.context() as forgetful:
        forgetful.setattr(desk.managers, "note_told", lambda *_: None)
        assert [tell_managers(desk) for _ in range(3)] == [1, 0, 0]
    for minutes in (15, 60, 23 * 60 + 45):
        traveller.move_to(NINE + timedelta(minutes=minutes))
        assert tell() == 0
    traveller.move_to(NINE + timedelta(days=1))
    assert [tell(), tell()] == [1, 0]
    traveller.move_to(NINE)  # the clock is set back
    assert tell() == 0

    assert [mail.id[:21] for mail in mails()] == ["statistics-2026-11-22", "statistics-2026-11-23"]


def test_each_is_told_in_his_own_morning(traveller: time_machine.Traveller) -> None:
    a_manager("moscow", timezone="Europe/Moscow")
    a_manager("omsk", timezone="Asia/Omsk")
    a_manager("london", timezone="Europe/London")
    a_mailing(1, _SENT, began=timedelta(days=-2), ended=None, state=MailingState.RUNNING)

    traveller.move_to(NINE - timedelta(hours=3))
    tell()  # nine in Omsk, and yesterday's nine elsewhere

    traveller.move_to(datetime(2026, 11, 22, 8, 45, tzinfo=UTC))
    tell()

    ids = {mail.id for user_id in ("moscow", "omsk", "london") for mail in mails(user_id)}
    assert ids == {
        *("statistics-2026-11-22-omsk", "statistics-2026-11-21-moscow"),
        *("statistics-2026-11-22-moscow", "statistics-2026-11-21-london"),
    }


@pytest.mark.usefixtures("traveller")
@pytest.mark.parametrize(
    "person",
    [
        {"roles": frozenset({"user", "admin"})},
        {"preferences": Preferences(statistics_mail=False)},
        {"email_refused": "smtp_550"},
    ],
)
def test_who_is_no_manager_or_takes_no_such_mail_gets_none(person: Mapping[str, Any]) -> None:
    a_manager(**person)
    a_mailing(1, _SENT)

    assert tell() == 0
    assert mails() == []


@pytest.mark.usefixtures("traveller")
def test_one_who_cannot_be_told_stops_nobody_and_who_has_left_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    a_manager("a-lost", timezone="Atlantis/Capital")
    a_manager("b-gone")
    a_manager("c-boss")
    a_mailing(1, _SENT)
    known = bootstrap.accounts().user
    monkeypatch.setattr(
        bootstrap.accounts(), "user", lambda one: None if one == "b-gone" else known(one)
    )

    assert tell() == 1
    listed = {row["sk"] for row in items_of("accounts") if row["pk"] == "staff#manager"}
    assert listed == {"U#a-lost", "U#c-boss"}


@pytest.mark.usefixtures("traveller")
def test_the_schedule_tells_them_with_the_rights_that_it_has() -> None:
    a_manager()
    a_mailing(1, _SENT)

    with permitted("digests"):
        product.app.handler_map["digests"](_TICK, None)

    assert len(mails()) == 1
