"""The digest on the deployed product: at the person's own midnight, once, in his language."""

import os
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import boto3
import httpx
import pytest

from tests.e2e.clock import Clock
from tests.e2e.inbox import Inbox, Received
from tests.e2e.person import Person, eventually
from tests.infra_local.house import workers_of

pytestmark = pytest.mark.deployed

JUST_AFTER = timedelta(seconds=10)
DAY = timedelta(days=1)
_ZONES = ("Asia/Tokyo", "Asia/Shanghai")
_TIME_TO_FINISH = timedelta(minutes=5)
_SETTING = "/vestnik/local/MAIL_PER_DAY"

Somebody = Callable[..., Person]


def next_midnight(timezone: str, now: datetime) -> datetime:
    """When the present day of a zone without summer time ends."""
    local = now.astimezone(ZoneInfo(timezone)) + DAY
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def a_zone(clock: Clock) -> str:
    """One whose day does not end while tasks are made and finished."""
    now = clock.now
    return next(zone for zone in _ZONES if next_midnight(zone, now) - now > _TIME_TO_FINISH)


def go_to(clock: Clock, instant: datetime) -> datetime:
    return clock.move(set=(instant + JUST_AFTER).isoformat())


def digests(inbox: Inbox, person: Person) -> list[Received]:
    """All mails but those that a new account gets."""
    welcomes = ("Welcome", "Добро пожаловать", "A new password")
    return [mail for mail in inbox.of(person.email) if not mail["subject"].startswith(welcomes)]


def everything_was_sent(somebody: Somebody, inbox: Inbox) -> None:
    """Wait for a mail that was asked for after all others."""
    person = somebody()
    eventually(lambda: inbox.of(person.email))


def finish(person: Person, *titles: str) -> None:
    for title in titles:
        task = person.task(title)
        assert person.call("PATCH", f"/tasks/{task['id']}", {"done": True}).status_code == 200


def test_each_gets_one_digest_of_his_day_however_often_midnight_comes(
    somebody: Somebody, inbox: Inbox, clock: Clock
) -> None:
    zone = a_zone(clock)
    left, done, both, idle = (somebody(language, zone) for language in ("en", "ru", "ru", "en"))
    left.task("Buy milk")
    finish(done, "Полить цветы")
    finish(both, "Раз", "Два")
    for number in range(6):
        both.task(f"Дело {number}")
    midnight = next_midnight(zone, clock.now)

    for _ in range(2):
        go_to(clock, midnight)
        eventually(lambda: all(digests(inbox, person) for person in (left, done, both)))
        clock.move(advance_s=15 * 60)
        clock.move(reset=True)
    everything_was_sent(somebody, inbox)

    mails = {
        name: digests(inbox, person)
        for name, person in {"left": left, "done": done, "both": both, "idle": idle}.items()
    }
    assert {name: [mail["subject"] for mail in own] for name, own in mails.items()} == {
        "left": ["You have 1 unfinished task"],
        "done": ["За сегодня вы выполнили 1 задачу"],
        "both": ["У вас осталось 6 несделанных задач; За сегодня вы выполнили 2 задачи"],
        "idle": [],
    }
    assert "Buy milk" in mails["left"][0]["text"]
    assert "и ещё 1" in mails["both"][0]["text"]
    assert mails["both"][0]["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_after_days_without_the_product_one_digest_covers_them(
    somebody: Somebody, inbox: Inbox, clock: Clock
) -> None:
    zone = a_zone(clock)
    person = somebody("en", zone)
    finish(person, "Water the flowers")
    first = next_midnight(zone, clock.now)

    go_to(clock, first + 2 * DAY)

    eventually(lambda: digests(inbox, person))
    clock.move(advance_s=15 * 60)
    everything_was_sent(somebody, inbox)
    [mail] = digests(inbox, person)
    assert mail["subject"] == "You completed 1 task today"
    assert "Water the flowers" in mail["text"]


@pytest.fixture
def quota(product: dict[str, Any]) -> Iterator[Callable[[int], None]]:
    """Sets how many mails the provider takes a day; the workers of mails begin anew with it."""
    ssm = boto3.client(
        "ssm",
        endpoint_url=product["aws"],
        region_name="us-east-1",
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )

    def allow(mails: int) -> None:
        ssm.put_parameter(Name=_SETTING, Value=str(mails), Type="String", Overwrite=True)
        for pid in workers_of(product["pid"], "emails"):
            os.kill(pid, signal.SIGKILL)

    yield allow
    allow(0)


def test_near_the_end_of_a_daily_quota_digests_wait_and_a_reset_goes(
    somebody: Somebody,
    inbox: Inbox,
    clock: Clock,
    quota: Callable[[int], None],
    product: dict[str, Any],
    client: httpx.Client,
) -> None:
    zone = "Pacific/Kiritimati"  # where nobody else lives whose digest would count
    people = [somebody("en", zone) for _ in range(6)]
    for person in people:
        person.task("Buy milk")
    midnight = next_midnight(zone, clock.now) + DAY
    go_to(clock, midnight - timedelta(hours=1))  # everybody else has had his
    eventually(lambda: all(digests(inbox, person) for person in people))
    everything_was_sent(somebody, inbox)
    quota(5)

    def second() -> list[Received]:
        return [mail for person in people for mail in digests(inbox, person)[1:]]

    go_to(clock, midnight)
    eventually(lambda: len(second()) == 4)
    client.post(product["api"] + "/password-reset", json={"email": people[0].email})
    eventually(lambda: inbox.of(people[0].email, subject="A new password"))
    assert len(second()) == 4
    quota(0)  # or those of other zones would take the next day's
    clock.move(set=(midnight.replace(hour=0) + DAY + timedelta(minutes=11)).isoformat())

    eventually(lambda: len(second()) == 6)
    assert [len(digests(inbox, person)) for person in people] == [2] * 6
