from collections.abc import Iterator, Mapping
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.deployment.settings import (
    UnknownSettingError,
    plan_settings,
    store_settings,
    with_missing_secrets,
)


@pytest.fixture
def ssm() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("ssm")
        # The emulator of this process may be in use by other tests already: nothing else may go.
        for kept in client.describe_parameters()["Parameters"]:
            client.delete_parameter(Name=kept["Name"])
        yield client


def given_stored(ssm: Any, **settings: str) -> str:
    """Store them; gives the revision."""
    plan = plan_settings(ssm, "dev", settings)
    store_settings(ssm, plan)
    return plan.revision


def stored(ssm: Any) -> Mapping[str, tuple[str, str]]:
    found = ssm.get_parameters_by_path(Path="/vestnik/dev/", WithDecryption=True)["Parameters"]
    return {one["Name"].removeprefix("/vestnik/dev/"): (one["Type"], one["Value"]) for one in found}


def test_secrets_are_encrypted_and_the_rest_is_readable(ssm: Any) -> None:
    given_stored(ssm, TELEGRAM_TOKEN="1:a", LEAD_S="2")

    assert stored(ssm) == {"TELEGRAM_TOKEN": ("SecureString", "1:a"), "LEAD_S": ("String", "2")}


def test_only_what_changed_is_written(ssm: Any) -> None:
    given_stored(ssm, LEAD_S="2", LOG_LEVEL="INFO")

    plan = plan_settings(ssm, "dev", {"LEAD_S": "2", "LOG_LEVEL": "DEBUG"})

    assert (dict(plan.writes), plan.deletions) == ({"LOG_LEVEL": "DEBUG"}, ())


def test_nothing_given_leaves_everything_as_it_is(ssm: Any) -> None:
    revision = given_stored(ssm, LEAD_S="2")

    plan = plan_settings(ssm, "dev", {})

    assert not plan.changes
    assert plan.revision == revision


def test_an_empty_value_deletes(ssm: Any) -> None:
    given_stored(ssm, LEAD_S="2", LOG_LEVEL="INFO")

    given_stored(ssm, LEAD_S="")

    assert set(stored(ssm)) == {"LOG_LEVEL"}


def test_a_plan_foretells_the_revision_that_is_stored_then(ssm: Any) -> None:
    given_stored(ssm, LEAD_S="2", LOG_LEVEL="INFO")

    foretold = given_stored(ssm, LEAD_S="3", LOG_LEVEL="", APP_URL="https://a/")

    assert plan_settings(ssm, "dev", {}).revision == foretold


def test_every_change_gives_a_new_revision(ssm: Any) -> None:
    revisions = [given_stored(ssm, LEAD_S=value) for value in ("2", "3", "2", "")]

    assert len(set(revisions)) == 4


def test_a_setting_that_is_not_declared_is_refused(ssm: Any) -> None:
    with pytest.raises(UnknownSettingError, match="not a setting: TELEGRAM_TOKN"):
        plan_settings(ssm, "dev", {"TELEGRAM_TOKN": "1:a"})


def test_stages_do_not_see_each_other(ssm: Any) -> None:
    given_stored(ssm, LEAD_S="2")

    assert plan_settings(ssm, "prod", {"LEAD_S": "2"}).writes == {"LEAD_S": "2"}


def test_more_settings_than_one_page_are_compared(ssm: Any) -> None:
    names = [
        *("APP_URL", "ALLOWED_ORIGINS", "SESSION_KEY", "SESSION_KEY_PREVIOUS", "TELEGRAM_TOKEN"),
        *("TELEGRAM_BOT_NAME", "TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_API_BASE", "LIMITS_FACTOR"),
        *("LEAD_S", "LOG_LEVEL"),
    ]
    given_stored(ssm, **dict.fromkeys(names, "x"))

    assert not plan_settings(ssm, "dev", dict.fromkeys(names, "x")).changes


def test_secrets_that_nobody_gave_are_made_once(ssm: Any) -> None:
    first = with_missing_secrets(ssm, "dev", {"LEAD_S": "2"})
    given_stored(ssm, **first)

    again = with_missing_secrets(ssm, "dev", {"LEAD_S": "2"})

    assert set(first) == {"LEAD_S", "SESSION_KEY", "TELEGRAM_WEBHOOK_SECRET", "ORIGIN_SECRET"}
    assert len(first["SESSION_KEY"]) >= 32
    assert again == {"LEAD_S": "2"}
