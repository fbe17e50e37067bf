"""The schedule and the worker, as they are registered, with no more rights than they are given."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import app as product
from functions.runtime import punctual
from tests.explore.stage import InlinePool
from tests.support.permissions import permitted
from tests.support.town import Town
from vestnik import clock
from vestnik.digests import begin, walk
from vestnik.emails.model import MailKind
from vestnik.platform.due import table
from vestnik.platform.due.hints import Hint

MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)  # in Moscow
_TICK = {
    "version": "0",
    "id": "tick",
    "account": "123456789012",
    "region": "us-east-1",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "time": "2026-11-22T21:00:00Z",
    "resources": [],
    "detail": {},
}


class _Context:
    def get_remaining_time_in_millis(self) -> int:
        return 60_000


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked of AWS is watched in the caller's thread."""
    for module in (begin, walk, table, punctual):
        monkeypatch.setattr(module, "ThreadPoolExecutor", InlinePool)


def work_on(town: Town) -> list[Any]:
    """Give every night's hint to the worker."""
    hints = [Hint(entry, entry.due_ms).as_json() for entry in town.nights()]
    records = [
        {"messageId": f"m{number}", "body": json.dumps({"hints": [hint]})}
        for number, hint in enumerate(hints)
    ]
    with permitted("emails"):
        answer = product.app.handler_map["emails"]({"Records": records}, _Context())
    return list(answer["batchItemFailures"])


def test_midnight_comes_and_the_day_is_told(town: Town) -> None:
    town.settle()
    town.add("Tea")
    town.move_to(MIDNIGHT)

    with permitted("digests"):
        product.app.handler_map["digests"](_TICK, _Context())
    town.move_to(clock.now() + timedelta(seconds=11))
    assert work_on(town) == []

    assert town.mail().kind is MailKind.DIGEST
    assert town.nights() == []


def test_somebody_who_has_nothing_to_be_told_goes_to_sleep(town: Town) -> None:
    town.settle()
    town.delete(town.add("Tea"))
    town.live_through(MIDNIGHT)
    town.move_to(MIDNIGHT + timedelta(days=1))

    with permitted("digests"):
        product.app.handler_map["digests"](_TICK, _Context())
    town.move_to(clock.now() + timedelta(seconds=11))
    assert work_on(town) == []

    assert "digest_bucket" not in town.row()


def test_a_clock_that_is_set_back_is_noticed(town: Town) -> None:
    town.settle()
    town.add("Tea")
    town.live_through(MIDNIGHT + timedelta(days=3))
    town.move_to(MIDNIGHT)

    with permitted("digests"):
        product.app.handler_map["digests"](_TICK, _Context())

    assert len(town.nights()) == 4


def test_a_night_that_is_over_begins_anew_where_its_midnight_comes_again(town: Town) -> None:
    town.settle()
    town.add("Tea")
    town.live_through(MIDNIGHT)
    town.move_to(MIDNIGHT)

    with permitted("digests"):
        product.app.handler_map["digests"](_TICK, _Context())

    assert len(town.nights()) == 4
