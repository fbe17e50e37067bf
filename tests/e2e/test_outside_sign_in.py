"""Signing in with an account elsewhere, on the deployed product."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.e2e.inbox import Inbox
from tests.e2e.person import Person, eventually

pytestmark = pytest.mark.deployed


class Traveller:
    """A browser that goes to the provider and comes back."""

    def __init__(self, product: dict[str, Any], http: httpx.Client) -> None:
        self._product = product
        self._http = http

    def sign_in(self, choice: dict[str, str]) -> httpx.Response:
        """What the product says in the end to who has chosen so at the provider."""
        self._http.cookies.clear()
        api = self._product["api"]
        eventually(lambda: self._http.get(f"{api}/oauth/local").json()["ready"])
        begun = self._http.get(f"{api}/oauth/local/start", params={"timezone": "Asia/Omsk"})
        agreed = self._http.post(begun.headers["location"], data=choice)
        back = self._http.get(agreed.headers["location"])
        assert back.headers["location"] == f"{self._product['app']}outside"
        [outcome] = eventually(self._outcome)
        return outcome

    def fault(self, mode: str) -> None:
        """Make the provider misbehave at the next sign-in."""
        faults = f"{self._product['local']}api/oidc/faults"
        self._http.post(faults, json={"mode": mode, "times": 1}).raise_for_status()

    def _outcome(self) -> list[httpx.Response]:
        """Nothing while the provider is still asked."""
        same_origin = {"Sec-Fetch-Site": "same-origin"}
        answer = self._http.post(f"{self._product['api']}/oauth/session", headers=same_origin)
        return [] if answer.status_code == 202 else [answer]


@pytest.fixture
def traveller(product: dict[str, Any]) -> Iterator[Traveller]:
    with httpx.Client(timeout=30) as http:
        yield Traveller(product, http)


def test_an_account_elsewhere_opens_one_here_until_its_owner_leaves(
    traveller: Traveller, product: dict[str, Any], client: httpx.Client, inbox: Inbox
) -> None:
    email = f"{uuid4().hex}@example.com"
    new = traveller.sign_in({"name": "Anna", "email": email, "email_verified": "on"}).json()
    assert (new["email"], new["email_confirmed"], new["timezone"]) == (email, True, "Asia/Omsk")
    eventually(lambda: inbox.of(email, subject="Welcome"))
    people = client.get(f"{product['local']}api/oidc/people").json()
    [anna] = [{"subject": one["subject"]} for one in people if one["email"] == email]

    traveller.fault("wrong_signature")
    assert traveller.sign_in(anna).json()["code"] == "outside_untrusted"
    again = traveller.sign_in(anna).json()

    assert again["id"] == new["id"]
    person = Person(client, product["api"], email, again["access_token"])
    assert person.call("DELETE", "/user", {}).status_code == 204
    assert traveller.sign_in(anna).json()["id"] != new["id"]
