"""Leaving for good on the deployed product."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.e2e.person import PASSWORD, Person, Telegram, in_seconds

pytestmark = pytest.mark.deployed

QUARTER_S = 900


@pytest.fixture
def clock(product: dict[str, Any], client: httpx.Client) -> Iterator[str]:
    """Where the product's clock is moved; at the machine's time after the test."""
    url = f"{product['local']}api/clock"
    yield url
    client.post(url, json={"reset": True}, timeout=60).raise_for_status()


def test_who_has_left_hears_nothing_more_and_may_come_again(
    linked: Person, telegram: Telegram, client: httpx.Client, clock: str
) -> None:
    linked.task("Soon", reminder_time=in_seconds(60))
    linked.task("Later", reminder_time=in_seconds(600))

    assert linked.call("DELETE", "/user", {"password": PASSWORD}).status_code == 204

    assert linked.call("GET", "/tasks").status_code == 401
    client.post(clock, json={"advance_s": QUARTER_S}, timeout=60).raise_for_status()
    assert telegram.reminders() == []
    again = Person.registered(client, linked.api, linked.email, "en")
    telegram.link(again)
    assert again.call("GET", "/tasks").json() == []


def test_all_that_is_kept_is_had_before(linked: Person) -> None:
    linked.task("Tea", description="щ" * 2_000)

    found = linked.call("GET", "/user/export").json()

    assert (found["account"]["email"], found["next"]) == (linked.email, None)
    assert [task["description"] for task in found["tasks"]] == ["щ" * 2_000]


def test_an_api_token_is_let_in_within_its_scopes(linked: Person) -> None:
    wish = {"name": "cron", "scopes": ["tasks:read"], "expires_in_days": 1}
    made = linked.call("POST", "/tokens", wish).json()
    program = Person(linked.client, linked.api, linked.email, made["token"])

    assert program.call("GET", "/tasks").json() == []
    assert program.call("POST", "/tasks", {"title": "Tea"}).status_code == 403
    assert linked.call("DELETE", f"/tokens/{made['id']}").status_code == 204
    assert program.call("GET", "/tasks").status_code == 401
