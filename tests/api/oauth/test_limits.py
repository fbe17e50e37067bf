"""How many unknown people may come from one network."""

import pytest

from tests.api.oauth.conftest import Town
from tests.api.oauth.test_connecting import ANNA, anna
from tests.support import processes
from tests.support.api import Api

HERE, ELSEWHERE = "198.51.100.4", "198.51.100.5"


@pytest.fixture
def limited(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """With the limits of production."""
    monkeypatch.setenv("LIMITS_FACTOR", "1")
    processes.forget_adapters()
    return town


def arrivals(town: Town, people: list[dict[str, object]], ip: str = HERE) -> list[int]:
    """How each is answered."""
    answers = []
    for person in people:
        town.provider.person = person
        answers.append(town.sign_in(Api(ip=ip)).status)
    return answers


def test_new_accounts_are_counted_as_registrations_are(limited: Town) -> None:
    people: list[dict[str, object]] = [{"sub": f"person-{number}"} for number in range(6)]

    assert arrivals(limited, people) == [200] * 5 + [429]

    assert Api(ip=HERE).post("/user", {**ANNA, "email": "boris@example.com"}).status == 429
    assert arrivals(limited, people[5:], ELSEWHERE) == [200]


def test_who_has_an_account_is_not_counted(limited: Town) -> None:
    person: dict[str, object] = {"sub": "person"}

    assert arrivals(limited, [person] * 8) == [200] * 8


def test_whose_address_is_taken_is_counted(limited: Town) -> None:
    anna()
    people: list[dict[str, object]] = [
        {"sub": f"person-{number}", "email": ANNA["email"]} for number in range(6)
    ]

    assert arrivals(limited, people) == [409] * 5 + [429]
