"""Hours by the clock where a client lives."""

from datetime import UTC, datetime, time, timedelta

import pytest

from tests.factories import NOON
from tests.support.mailing_world import MailingWorld
from vestnik.mailings.model import MailingState
from vestnik.mailings.page import Counts
from vestnik.mailings.windows import EVERY_DAY, Window

DAYTIME = Window(time(9), time(21))
DAY = timedelta(days=1)
TEN_S = timedelta(seconds=10)


@pytest.mark.parametrize(
    ("window", "zone", "at", "opens", "closes"),
    [
        (DAYTIME, "Europe/Moscow", "22T12:00", "22T06:00", "22T18:00"),
        (DAYTIME, "Asia/Vladivostok", "22T12:00", "22T23:00", "23T11:00"),
        (DAYTIME, "Europe/Moscow", "22T17:59:55", "23T06:00", "23T18:00"),
        (Window(time(22), time(6)), "UTC", "22T03:00", "21T22:00", "22T06:00"),
        (Window(time(22), time(6)), "UTC", "22T12:00", "22T22:00", "23T06:00"),
        (Window(time(9), time(9)), "UTC", "22T08:00", "21T09:00", "22T09:00"),
        (Window(time(9), time(21), frozenset({3})), "UTC", "22T12:00", "25T09:00", "25T21:00"),
        (Window(time(9), time(21), frozenset({7})), "UTC", "22T22:00", "29T09:00", "29T21:00"),
    ],
)
def test_the_next_opening_is_by_the_clock_there(
    window: Window, zone: str, at: str, opens: str, closes: str
) -> None:
    opening = window.opening(zone, november(at), lasting=TEN_S)

    assert (opening.opens_at, opening.closes_at) == (november(opens), november(closes))


def november(written: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{written}").replace(tzinfo=UTC)


def test_a_night_that_has_no_such_hour_opens_when_the_clock_says_more() -> None:
    spring = datetime(2027, 3, 28, 0, tzinfo=UTC)  # Berlin: 02:00 → 03:00 at 01:00 UTC

    opening = Window(time(2, 30), time(5)).opening("Europe/Berlin", spring, lasting=TEN_S)

    assert opening.opens_at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_who_sleeps_gets_it_in_his_morning(mailings: MailingWorld) -> None:
    mailings.given_clients(2)
    mailings.given_clients(3, timezone="Asia/Vladivostok")
    mailing = mailings.given_mailing(window=DAYTIME, end_at=NOON + DAY)

    mailings.run(until=NOON + timedelta(hours=10, minutes=59))

    assert mailings.counts(mailing.id) == Counts(total=5, sent=2)
    mailings.run(until=NOON + timedelta(hours=11, seconds=1))
    assert mailings.counts(mailing.id) == Counts(total=5, sent=5)


def test_who_is_never_awake_inside_the_mailing_expires(mailings: MailingWorld) -> None:
    mailings.given_clients(3, timezone="Asia/Vladivostok")
    mailing = mailings.given_mailing(window=DAYTIME)

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=3, expired=3)


def test_a_window_that_is_dropped_lets_the_waiting_pages_go_at_once(
    mailings: MailingWorld,
) -> None:
    mailings.given_clients(3, timezone="Asia/Vladivostok")
    mailing = mailings.given_mailing(window=DAYTIME, end_at=NOON + DAY)
    mailings.run(until=NOON + timedelta(minutes=5))
    mailings.change(mailing.id, window=None)

    mailings.run(until=NOON + timedelta(minutes=5, seconds=2))

    assert mailings.counts(mailing.id) == Counts(total=3, sent=3)
    assert mailings.mailing(mailing.id).state is MailingState.FINISHED


def test_a_window_without_days_is_none() -> None:
    with pytest.raises(ValueError, match="without days"):
        Window(time(9), time(21), EVERY_DAY - EVERY_DAY).opening("UTC", NOON, lasting=TEN_S)
