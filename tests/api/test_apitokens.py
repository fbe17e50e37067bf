"""API tokens over the API: what they open, and that they open nothing else."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from functions.api import routes
from functions.runtime.routes import Route
from tests.factories import NOON
from tests.support.api import Api
from vestnik.apitokens.model import Scope

PRIVATE = [route for group in routes() for route in group.routes if not route.public]
NOWHERE = "no-such-id-here1"
ALL = [scope.value for scope in Scope]


@pytest.fixture
def time(aws: None) -> Iterator[time_machine.Traveller]:
    """Stands still at noon until it is moved."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def token_of(owner: Api, *scopes: str, **wishes: Any) -> dict[str, Any]:
    """A new token, as it is shown once."""
    answer = owner.post("/tokens", {"name": "cron", "scopes": scopes or ALL, **wishes})
    assert answer.status == 201, answer.text
    made: dict[str, Any] = answer.json
    return made


def program_of(owner: Api, *scopes: str, **wishes: Any) -> Api:
    """A program that comes by a token of the owner's."""
    return Api(headers={"Authorization": f"Bearer {token_of(owner, *scopes, **wishes)['token']}"})


def of_route(route: Route) -> str:
    return f"{route.method} {route.path}"


def test_a_token_is_made_shown_and_revoked(time: time_machine.Traveller, anna: Api) -> None:
    assert anna.get("/tokens").json == []

    made = token_of(anna, "tasks:write", "tasks:read", expires_in_days=7)
    shown = {
        "id": made["id"],
        "name": "cron",
        "scopes": ["tasks:read", "tasks:write"],
        "created_at": "2026-11-22T12:00:00.000Z",
        "expires_at": "2026-11-29T12:00:00.000Z",
        "last_used_at": None,
    }
    assert made == {**shown, "token": made["token"]}
    assert made["token"].startswith("vk_")
    assert anna.get("/tokens").json == [shown]

    assert anna.delete(f"/tokens/{made['id']}").status == 204
    assert anna.delete(f"/tokens/{made['id']}").status == 404
    assert anna.get("/tokens").json == []


@pytest.mark.parametrize(
    "wishes",
    [
        {"name": ""},
        {"name": "   "},
        {"name": "x" * 101},
        {"name": None},
        {"scopes": []},
        {"scopes": ["tasks"]},
        {"scopes": "tasks:read"},
        {"scopes": ["tasks:read"] * 8},
        {"expires_in_days": 0},
        {"expires_in_days": 366},
        {"expires_in_days": "7"},
        {"until": "2026-12-01"},
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(anna: Api, wishes: dict[str, Any]) -> None:
    assert anna.post("/tokens", {"name": "cron", "scopes": ALL, **wishes}).status == 422
    assert anna.get("/tokens").json == []


def test_a_secret_is_not_asked_for_twice(anna: Api) -> None:
    body = {"name": "cron", "scopes": ALL}

    answer = anna.post("/tokens", body, headers={"Idempotency-Key": "k"})

    assert (answer.status, answer.json["code"]) == (409, "secret_not_repeatable")


def test_the_limit_says_its_number(anna: Api) -> None:
    for _ in range(20):
        token_of(anna)

    answer = anna.post("/tokens", {"name": "one more", "scopes": ALL})

    assert (answer.status, answer.json["code"]) == (409, "too_many_tokens")
    assert "20" in answer.json["message"]


def test_a_program_reads_and_writes_its_owners_tasks(anna: Api, boris: Api) -> None:
    boris.post("/tasks", {"title": "Secret"})
    program = program_of(anna, "tasks:read", "tasks:write")

    made = program.post("/tasks", {"title": "Tea"})

    assert (made.status, made.json["source"]) == (201, "api")
    assert [task["title"] for task in program.get("/tasks").json] == ["Tea"]
    assert program.get("/user").json == anna.get("/user").json
    assert program.patch(f"/tasks/{made.json['id']}", {"done": True}).status == 200


def test_a_token_to_read_changes_nothing(anna: Api) -> None:
    tea = anna.post("/tasks", {"title": "Tea"}).json
    program = program_of(anna, "tasks:read")

    assert program.get(f"/tasks/{tea['id']}").status == 200
    assert program.request("HEAD", "/tasks").status == 200
    for answer in (
        program.post("/tasks", {"title": "Milk"}),
        program.patch(f"/tasks/{tea['id']}", {"title": "X"}),
        program.delete(f"/tasks/{tea['id']}"),
        program.delete("/tasks"),
    ):
        assert (answer.status, answer.json["code"]) == (403, "scope_missing")
        assert "tasks:write" in answer.json["message"]
    assert [task["title"] for task in anna.get("/tasks").json] == ["Tea"]


def test_a_refusal_is_in_the_language_of_the_tokens_owner(anna: Api) -> None:
    program = program_of(anna, "tasks:read")
    anna.patch("/user", {"language": "ru"})

    assert "разрешение tasks:write" in program.delete("/tasks").json["message"]
    assert "Токеном API" in program.get("/tokens").json["message"]


def test_a_token_to_write_reads_nothing(anna: Api) -> None:
    program = program_of(anna, "tasks:write")

    assert program.post("/tasks", {"title": "Tea"}).status == 201
    assert program.get("/tasks").status == 403


def test_routes_of_the_account_are_not_for_tokens_but_who_one_is() -> None:
    account = {
        "/user",
        "/users",
        "/session",
        "/sessions",
        "/tokens",
        "/link",
        "/telegram",
        "/calendar",
        "/oauth",
    }
    opened = {of_route(route) for route in PRIVATE if route.scopes}

    assert {"GET /user", "GET /tasks", "POST /tasks", "DELETE /tasks"} <= opened
    assert opened - {"GET /user"} == {
        of_route(route) for route in PRIVATE if "/" + route.path.split("/")[1] not in account
    }


@pytest.mark.parametrize("scope", ["tasks:read", "tasks:write", "jobs"])
@pytest.mark.parametrize("route", PRIVATE, ids=of_route)
def test_each_route_lets_in_the_scopes_that_it_says(anna: Api, route: Route, scope: str) -> None:
    program = program_of(anna, scope)

    answer = program.request(route.method, route.path.replace("{id}", NOWHERE))

    if not route.scopes:
        assert (answer.status, answer.json["code"]) == (403, "not_for_tokens")
    elif scope in route.scopes:
        assert answer.status not in {401, 403}
    else:
        assert (answer.status, answer.json["code"]) == (403, "scope_missing")


def test_the_description_tells_the_scopes(anybody: Api) -> None:
    paths = anybody.get("/openapi.json").json["paths"]

    assert {"token": ["tasks:write"]} in paths["/tasks"]["post"]["security"]
    assert {"token": ["tasks:read"]} in paths["/tasks"]["get"]["security"]
    assert not any("token" in one for one in paths["/tokens"]["post"]["security"])
    assert "403" in paths["/tokens"]["get"]["responses"]


def test_a_revoked_token_is_401_at_once(anna: Api) -> None:
    made = token_of(anna)
    program = Api(headers={"Authorization": f"Bearer {made['token']}"})
    assert program.get("/tasks").status == 200

    anna.delete(f"/tokens/{made['id']}")

    assert program.get("/tasks").status == 401
    assert program.post("/tokens", {"name": "x", "scopes": ALL}).status == 401


def test_a_token_ends_at_its_instant(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    program = program_of(sign_up("anna@example.com"), expires_in_days=1)

    time.shift(timedelta(days=1, seconds=-1))
    assert program.get("/tasks").status == 200

    time.shift(timedelta(seconds=1))
    assert program.get("/tasks").status == 401


def test_a_token_outlives_its_owners_sessions(anna: Api) -> None:
    program = program_of(anna)

    anna.delete("/session")

    assert program.get("/tasks").status == 200


def test_another_persons_things_are_not_there(anna: Api, boris: Api) -> None:
    secret = boris.post("/tasks", {"title": "Secret"}).json["id"]
    his = token_of(boris)["id"]
    program = program_of(anna)

    assert program.get(f"/tasks/{secret}").status == 404
    assert program.patch(f"/tasks/{secret}", {"title": "X"}).status == 404
    assert anna.delete(f"/tokens/{his}").status == 404
    assert [one["id"] for one in boris.get("/tokens").json] == [his]


def test_a_token_opens_nothing_as_a_cookie(anna: Api) -> None:
    token = token_of(anna)["token"]

    for name in ("at", "rt", "lt"):
        assert Api(cookies={name: token}).get("/tasks").status == 401


def test_its_owner_sees_when_it_was_used(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    anna = sign_up("anna@example.com")
    program = program_of(anna)

    time.shift(timedelta(minutes=5))
    program.get("/tasks")

    assert [one["last_used_at"] for one in anna.get("/tokens").json] == ["2026-11-22T12:05:00.000Z"]
