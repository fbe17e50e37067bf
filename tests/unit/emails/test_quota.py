"""The daily quota: the one in memory and the one in DynamoDB keep the same promises."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from botocore.client import BaseClient

from tests.factories import NOON
from tests.fakes.quota import FakeQuota
from vestnik.emails.model import MailKind
from vestnik.emails.ports import Quota
from vestnik.emails.quota import next_day
from vestnik.emails.quota_row import RowQuota

Make = Callable[[int], Quota]


@pytest.fixture(params=[FakeQuota, RowQuota])
def make(aws: None, request: pytest.FixtureRequest) -> Make:
    made: Make = request.param
    return made


def go(quota: Quota, kind: MailKind, *, at: datetime = NOON, tries: int = 12) -> int:
    """How many of so many may go."""
    return sum(quota.take(kind, now=at) for _ in range(tries))


def test_each_kind_stops_where_its_share_ends(make: Make) -> None:
    quota = make(20)

    assert go(quota, MailKind.DIGEST, tries=18) == 16
    assert go(quota, MailKind.REMINDER) == 2
    assert go(quota, MailKind.NEW_SIGN_IN) == 1
    assert go(quota, MailKind.PASSWORD_RESET) == 1
    assert go(quota, MailKind.WELCOME) == 0


def test_a_new_day_of_utc_begins_anew(make: Make) -> None:
    quota, midnight = make(2), datetime(2026, 11, 23, tzinfo=UTC)
    tokyo = midnight.astimezone(timezone(timedelta(hours=9)))

    assert go(quota, MailKind.WELCOME, at=midnight - timedelta(seconds=1)) == 2
    assert go(quota, MailKind.WELCOME, at=tokyo) == 2


def test_what_was_not_taken_is_given_back(make: Make) -> None:
    quota = make(1)
    assert quota.take(MailKind.WELCOME, now=NOON)

    quota.give_back(now=NOON)

    assert go(quota, MailKind.WELCOME) == 1


def test_without_a_quota_all_go(make: Make) -> None:
    quota = make(0)

    assert go(quota, MailKind.DIGEST) == 12
    quota.give_back(now=NOON)


def test_a_quota_too_small_for_a_share_lets_none_of_that_kind_go(make: Make) -> None:
    assert go(make(1), MailKind.DIGEST) == 0


def test_asking_and_counting_are_one_request(aws: None, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    call: Callable[..., Any] = vars(BaseClient)["_make_api_call"]

    def noted(self: BaseClient, operation: str, params: Any) -> Any:
        asked.append(operation)
        return call(self, operation, params)

    monkeypatch.setattr(BaseClient, "_make_api_call", noted)

    assert go(RowQuota(1), MailKind.WELCOME, tries=2) == 1
    assert asked == ["UpdateItem", "UpdateItem"]  # whoever comes between two of them is counted


@pytest.mark.parametrize(("random", "after_s"), [(0.0, 0), (0.5, 300)])
def test_who_waits_begins_somewhere_in_the_first_minutes_of_the_next_day(
    random: float, after_s: int
) -> None:
    midnight = datetime(2026, 11, 23, tzinfo=UTC)

    for now in (NOON, midnight - timedelta(seconds=1)):
        assert next_day(now, random=lambda: random) == midnight + timedelta(seconds=after_s)
