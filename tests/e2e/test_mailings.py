"""Mailings on the deployed product: each client once, whatever the world outside does."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from tests.e2e.clock import Clock
from tests.e2e.manager import Manager, SendingApi
from tests.e2e.person import eventually, instant
from tests.infra_local.house import workers_of

pytestmark = pytest.mark.deployed

_OVER = {"finished", "expired"}
_A_MINUTE_S = 60
_WITHIN_S = 60.0  # a first call waits for a worker to start, on whatever machine
_A_WHILE_S = 3.0
_FEW = 5  # calls that are all made before an outage is taken for one
_MINUTES = 40  # eight tries with back-off, and the sweeps that find what a killed worker held


@pytest.fixture
def manager(product: dict[str, Any], client: httpx.Client, clock: Clock) -> Manager:
    """Somebody for whom the clock is at the machine's time before and after the test."""
    assert clock.read()["offset_s"] == 0
    return Manager.of(product, client)


@pytest.fixture
def sending(product: dict[str, Any], client: httpx.Client) -> Iterator[SendingApi]:
    """The double; it does nothing wrong before and after the test."""
    made = SendingApi(client, product["local"] + "api/sender")
    made.fault("ok")
    yield made
    made.fault("ok")


def comes(manager: Manager, look: Callable[[], bool]) -> None:
    """Wait for it, and move the clock by minutes where it waits for its time."""
    for _ in range(_MINUTES):
        try:
            eventually(look, within_s=_A_WHILE_S)
        except AssertionError:
            manager.clock.move(advance_s=_A_MINUTE_S)
        else:
            return
    raise AssertionError(f"not within {_MINUTES} minutes")


def let_end(manager: Manager, mailing_id: str) -> dict[str, Any]:
    """The mailing once it is over."""
    comes(manager, lambda: manager.read(mailing_id)["state"] in _OVER)
    return manager.read(mailing_id)


def recount(manager: Manager, mailing_id: str) -> Counter[str]:
    return Counter(message["status"] for message in manager.messages(mailing_id))


def ids_of(manager: Manager, mailing_id: str, status: str) -> set[str]:
    messages = manager.messages(mailing_id)
    return {message["id"] for message in messages if message["status"] == status}


def test_through_all_faults_each_client_gets_it_once_and_the_counts_are_a_recount(
    manager: Manager, sending: SendingApi, say: list[str]
) -> None:
    tag = manager.clients(500)
    sending.fault("mix", share=0.3, retry_after=1)

    mailing = manager.mailing(tag)
    state = let_end(manager, mailing)["state"]

    counts, calls = manager.counts(mailing), sending.calls(mailing)
    met = Counter((call["answer"] or {}).get("mode") for call in calls)
    say.append(f"a mailing of 500 through {dict(met)}: {counts} in {len(calls)} calls")
    assert state == "finished"
    assert counts.keys() <= {"sent", "failed"}
    assert counts == recount(manager, mailing)
    assert sum(counts.values()) == 500
    assert sending.accepted(mailing) == ids_of(manager, mailing, "sent")
    refused = {str(call["id"]) for call in calls if call["answer"]["mode"] in ("400", "404")}
    assert refused == ids_of(manager, mailing, "failed")
    assert sending.conflicts() == []
    statistics = manager.statistics(mailing)
    assert {status: statistics[status] for status in counts} == counts


def test_nothing_goes_out_after_a_pause_and_a_killed_worker_loses_and_doubles_nothing(
    manager: Manager, sending: SendingApi, product: dict[str, Any]
) -> None:
    tag = manager.clients(300)
    sending.fault("ok", latency_ms=400)  # 125 a second with 50 in flight
    mailing = manager.mailing(tag)
    eventually(lambda: len(sending.calls(mailing)) >= 50, within_s=_WITHIN_S)

    manager.order(mailing, "pause")

    acknowledged = manager.clock.now
    eventually(
        lambda: all(call["duration_s"] for call in sending.calls(mailing)), within_s=_WITHIN_S
    )
    paused = sending.calls(mailing)
    assert len(paused) < 300
    assert all(instant(call["at"]) <= acknowledged for call in paused)

    assert manager.order(mailing, "resume")["state"] == "running"
    eventually(lambda: len(sending.calls(mailing)) > len(paused), within_s=_WITHIN_S)
    kill_workers(product)

    assert let_end(manager, mailing)["counts"]["sent"] == 300
    calls = Counter(call["id"] for call in sending.calls(mailing))
    assert len(calls) == len(sending.accepted(mailing)) == 300
    assert max(calls.values()) <= 2
    assert sending.conflicts() == []


def kill_workers(product: dict[str, Any]) -> None:
    """Kill those that have calls under way."""
    for pid in workers_of(product["pid"], "mailing-pages"):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize(
    ("fault", "became"), [("503", "expired"), ("accept_then_reset", "unknown")]
)
def test_who_was_not_reached_by_the_end_is_expired_and_who_may_have_been_unknown(
    manager: Manager, sending: SendingApi, fault: str, became: str
) -> None:
    tag = manager.clients(_FEW)
    sending.fault(fault)
    mailing = manager.mailing(tag, lasts=timedelta(minutes=30))
    end = instant(manager.read(mailing)["end_at"])
    comes(manager, lambda: manager.counts(mailing) == {"retrying": _FEW})

    manager.clock.move(set=(end + timedelta(seconds=1)).isoformat())
    sending.fault("ok")

    assert let_end(manager, mailing)["state"] == "expired"
    assert manager.counts(mailing) == recount(manager, mailing) == {became: _FEW}
    assert all(instant(call["at"]) < end for call in sending.calls(mailing))


def test_a_refused_token_pauses_all_burns_nothing_and_one_resume_ends_it(
    manager: Manager, sending: SendingApi
) -> None:
    tag = manager.clients(150)
    sending.fault("401")
    first, second = manager.mailing(tag), manager.mailing(tag)

    def paused(mailing_id: str) -> bool:
        mailing = manager.read(mailing_id)
        return (mailing["state"], mailing["pause_reason"]) == ("paused", "sender_unauthorized")

    comes(manager, lambda: paused(first) and paused(second))
    assert manager.counts(first) == {"pending": 150}
    sending.fault("ok")

    manager.order(first, "resume")

    assert let_end(manager, first)["counts"]["sent"] == 150
    if manager.read(second)["state"] == "paused":
        manager.order(second, "resume")
    assert let_end(manager, second)["counts"]["sent"] == 150
