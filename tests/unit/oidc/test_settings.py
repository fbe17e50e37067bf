"""The setting that names the providers."""

import json
from typing import Any

import pytest

from vestnik.oidc.settings import read_providers

GOOD = {"name": "Example", "issuer": "https://id.example.com/x", "client_id": "vestnik"}


def read(provider_id: str = "example", **changes: Any) -> Any:
    given = {name: value for name, value in {**GOOD, **changes}.items() if value is not ...}
    return read_providers(json.dumps({provider_id: given}))[provider_id]


def test_a_provider_may_be_called_at_its_issuers_host_and_those_named_besides() -> None:
    assert read().hosts == {"id.example.com"}
    assert read(hosts=["api.example.com"]).hosts == {"id.example.com", "api.example.com"}


def test_without_the_setting_there_is_none() -> None:
    assert read_providers("") == {}


def test_scopes_may_be_named() -> None:
    assert read().scopes == "openid email profile"
    assert read(scopes="openid").scopes == "openid"


@pytest.mark.parametrize("provider_id", ["", "A", "a/b", "accounts", "session", "x" * 33, "-a"])
def test_an_id_that_is_no_part_of_an_address_of_ours_is_refused(provider_id: str) -> None:
    with pytest.raises(ValueError, match="OIDC_PROVIDERS"):
        read(provider_id)


@pytest.mark.parametrize(
    "changes", [{"name": ...}, {"issuer": ...}, {"client_id": ...}, {"scopes": "email"}]
)
def test_what_is_missing_is_named(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="OIDC_PROVIDERS"):
        read(**changes)


@pytest.mark.parametrize("text", ["[]", "{", '{"example": 5}'])
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_providers(text)
