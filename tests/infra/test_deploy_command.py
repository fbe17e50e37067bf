from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from infra.deploy import DeployedStack
from infra.deployment import __main__ as command
from infra.deployment.change_set import Change, ChangeSet
from infra.deployment.settings import SettingsPlan
from infra.deployment.web import Site

API = "https://abc.execute-api.eu-central-1.amazonaws.com/api/"
CHANGES = ChangeSet("id", "stack", (Change("Modify", "TasksTable", "AWS::DynamoDB::Table", True),))
PLAN = SettingsPlan("/vestnik/dev/", {"TELEGRAM_TOKEN": "1:secret"}, (), "r")
TOKEN = {"TELEGRAM_TOKEN": "1:secret", "TELEGRAM_WEBHOOK_SECRET": "knock"}


def given_stack(api_url: str) -> DeployedStack:
    return DeployedStack("dev", "abc", api_url, {}, {}, changed=True)


SITE = Site("bucket", "distribution", "https://d1.cloudfront.net/")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What Telegram was told."""
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(command, "set_up_bot", lambda **call: calls.append(call))
    return calls


@pytest.mark.parametrize(("answer", "approved"), [("y", True), ("yes", True), ("", False)])
def test_changes_are_shown_and_asked_about(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    approved: bool,
) -> None:
    monkeypatch.setattr("builtins.input", lambda _: answer)

    assert command._approve(CHANGES, PLAN, approved=False) is approved
    shown = capsys.readouterr().out
    assert "TasksTable (replaced)" in shown
    assert "TELEGRAM_TOKEN" in shown
    assert "1:secret" not in shown


def test_nobody_is_asked_with_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: pytest.fail("asked"))

    assert command._approve(CHANGES, PLAN, approved=True)


def test_telegram_is_told_the_address_of_the_api(told: list[dict[str, Any]]) -> None:
    command._tell_telegram(given_stack(API), TOKEN)

    assert told == [
        {
            "api_base": "https://api.telegram.org",
            "token": "1:secret",
            "url": f"{API}telegram/webhook",
            "secret": "knock",
        }
    ]


def test_telegram_is_told_the_address_of_the_app_where_there_is_one(
    told: list[dict[str, Any]],
) -> None:
    command._tell_telegram(given_stack(API), TOKEN | {"APP_URL": "https://vestnik.example/"})

    assert [call["url"] for call in told] == ["https://vestnik.example/api/telegram/webhook"]


@pytest.mark.parametrize(
    ("api_url", "stored"), [(API, {}), ("http://localhost:4566/_aws/x/api/", TOKEN)]
)
def test_without_a_token_or_https_telegram_is_told_nothing(
    told: list[dict[str, Any]], api_url: str, stored: dict[str, str]
) -> None:
    command._tell_telegram(given_stack(api_url), stored)

    assert told == []


@pytest.fixture
def deployed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was deployed."""
    orders: list[dict[str, Any]] = []
    monkeypatch.setattr(command, "deploy", lambda _stage, **order: orders.append(order))
    return orders


@pytest.mark.parametrize(
    ("site", "stored", "told"),
    [
        (SITE, {}, {"APP_URL": "https://d1.cloudfront.net/"}),
        (SITE, {"APP_URL": "https://vestnik.example/"}, None),
        (None, {}, None),
    ],
)
def test_the_product_is_told_the_address_that_cloudfront_gave_unless_it_has_another(
    monkeypatch: pytest.MonkeyPatch,
    deployed: list[dict[str, Any]],
    site: Site | None,
    stored: dict[str, str],
    told: dict[str, str] | None,
) -> None:
    monkeypatch.setattr(command, "stored_settings", lambda *_: stored)
    connection: Any = SimpleNamespace(ssm=None, endpoint_url=None)

    command._tell_address(connection, replace(given_stack(API), site=site))

    assert [order["settings"] for order in deployed] == ([told] if told else [])


def test_a_stage_without_a_site_uploads_nothing() -> None:
    connection: Any = None

    assert command._publish(connection, given_stack(API)) == ()
