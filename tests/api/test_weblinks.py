"""Web links over the API: what they open, and that they open nothing else."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from functions.api import routes
from functions.runtime.routes import Route
from tests.factories import NOON
from tests.support import processes
from tests.support.api import Answered, Api

ROUTES = [route for group in routes() for route in group.routes]
PRIVATE = [route for route in ROUTES if not route.public]
NOWHERE = "no-such-id-here1"


@pytest.fixture
def time(aws: None) -> Iterator[time_machine.Traveller]:
    """Stands still at noon until it is moved."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def link_of(owner: Api, **wishes: Any) -> str:
    """The token of a new link."""
    answer = owner.post("/link", wishes)
    assert answer.status == 201, answer.text
    url = str(answer.json["url"])
    assert url.startswith("http://127.0.0.1:8000/l#")
    return url.partition("#")[2]


def opened(token: str, visitor: Api) -> Answered:
    return visitor.post("/link/session", {"token": token}, headers={"Accept-Language": "en"})


def visitor_of(owner: Api, **wishes: Any) -> Api:
    """Somebody who has opened the owner's link."""
    visitor = Api()
    assert opened(link_of(owner, **wishes), visitor).status == 200
    return visitor


def of_route(route: Route) -> str:
    return f"{route.method} {route.path}"


def path_of(route: Route) -> str:
    return route.path.replace("{id}", NOWHERE).replace("{secret}", NOWHERE)


def test_a_link_is_made_shown_and_revoked(time: time_machine.Traveller, anna: Api) -> None:
    assert anna.get("/link").json == {"active": False}

    made = anna.post("/link", {"mode": "read", "expires_in_days": 1}).json
    assert made.keys() == {"url", "mode", "expires_at"}
    assert (made["mode"], made["expires_at"]) == ("read", "2026-11-23T12:00:00.000Z")
    assert anna.get("/link").json == {
        "active": True,
        "mode": "read",
        "expires_at": "2026-11-23T12:00:00.000Z",
        "last_used_at": None,
    }

    assert anna.delete("/link").status == 204
    assert anna.delete("/link").status == 204
    assert anna.get("/link").json == {"active": False}


def test_a_link_edits_for_thirty_days_by_default(time: time_machine.Traveller, anna: Api) -> None:
    made = anna.post("/link", {}).json

    assert (made["mode"], made["expires_at"]) == ("edit", "2026-12-22T12:00:00.000Z")


@pytest.mark.parametrize(
    "body",
    [
        {"mode": "write"},
        {"mode": None},
        {"expires_in_days": 0},
        {"expires_in_days": 366},
        {"expires_in_days": "7"},
        {"expires_in_days": 1.5},
        {"until": "2026-12-01"},
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(anna: Api, body: dict[str, Any]) -> None:
    assert anna.post("/link", body).status == 422
    assert anna.get("/link").json == {"active": False}


def test_a_secret_is_not_asked_for_twice(anna: Api) -> None:
    answer = anna.post("/link", {}, headers={"Idempotency-Key": "k"})

    assert (answer.status, answer.json["code"]) == (409, "secret_not_repeatable")


def test_whoever_opens_a_link_sees_and_edits_its_owners_tasks(anna: Api, boris: Api) -> None:
    tea = anna.post("/tasks", {"title": "Tea"}).json
    boris.post("/tasks", {"title": "Secret"})
    visitor = Api()

    answer = opened(link_of(anna), visitor)

    assert (answer.status, answer.json) == (200, {"mode": "edit", "name": None})
    assert [task["title"] for task in visitor.get("/tasks").json] == ["Tea"]
    assert visitor.patch(f"/tasks/{tea['id']}", {"done": True}).status == 200
    made = visitor.post("/tasks", {"title": "Milk"})
    assert made.json["source"] == "link"
    assert visitor.post("/tasks", {"text": "Bread"}).json["source"] == "link"
    assert visitor.delete(f"/tasks/{made.json['id']}").status == 204
    assert visitor.post(f"/tasks/{made.json['id']}/restore").status == 200
    assert {task["title"] for task in anna.get("/tasks").json} == {"Milk", "Bread"}


def test_a_link_to_read_changes_nothing(anna: Api) -> None:
    tea = anna.post("/tasks", {"title": "Tea"}).json
    visitor = visitor_of(anna, mode="read")

    assert [task["title"] for task in visitor.get("/tasks").json] == ["Tea"]
    assert visitor.get(f"/tasks/{tea['id']}").status == 200
    assert visitor.request("HEAD", "/tasks").status == 200
    for answer in (
        visitor.post("/tasks", {"title": "Milk"}),
        visitor.patch(f"/tasks/{tea['id']}", {"title": "X"}),
        visitor.delete(f"/tasks/{tea['id']}"),
    ):
        assert (answer.status, answer.json["code"]) == (403, "link_only_reads")
    assert [task["title"] for task in anna.get("/tasks").json] == ["Tea"]


def test_only_routes_of_tasks_are_for_links() -> None:
    by_link = {of_route(route) for route in ROUTES if route.by_link}

    assert {"GET /tasks", "POST /tasks", "PATCH /tasks/{id}", "DELETE /tasks/{id}"} <= by_link
    assert {one.partition(" /")[2].partition("/")[0] for one in by_link} == {"tasks", "changes"}


@pytest.mark.parametrize("mode", ["read", "edit"])
@pytest.mark.parametrize("route", PRIVATE, ids=of_route)
def test_each_route_lets_in_whom_it_says(anna: Api, route: Route, mode: str) -> None:
    visitor = visitor_of(anna, mode=mode)

    answer = visitor.request(route.method, path_of(route))

    if not route.by_link:
        assert answer.status == 401
    elif mode == "read" and route.method != "GET":
        assert (answer.status, answer.json["code"]) == (403, "link_only_reads")
    else:
        assert answer.status not in {401, 403}


def test_nobody_makes_or_ends_a_link_by_a_link(anna: Api) -> None:
    visitor = visitor_of(anna)

    assert visitor.post("/link", {}).status == 401
    assert visitor.delete("/link").status == 401
    assert anna.get("/link").json["active"] is True


@pytest.mark.parametrize("mode", ["read", "edit"])
def test_another_persons_task_is_not_there(anna: Api, boris: Api, mode: str) -> None:
    secret = boris.post("/tasks", {"title": "Secret"}).json["id"]
    visitor = visitor_of(anna, mode=mode)

    assert visitor.get(f"/tasks/{secret}").status == 404
    if mode == "edit":
        assert visitor.patch(f"/tasks/{secret}", {"title": "X"}).status == 404
        assert visitor.delete(f"/tasks/{secret}").status == 404


def test_revoking_ends_what_is_open_at_once(anna: Api) -> None:
    visitor = visitor_of(anna)

    anna.delete("/link")

    assert visitor.get("/tasks").status == 401
    assert visitor.post("/tasks", {"title": "Late"}).status == 401
    assert anna.get("/tasks").json == []


def test_a_new_link_ends_what_the_old_one_opened(anna: Api) -> None:
    old = visitor_of(anna)

    new = visitor_of(anna)

    assert old.get("/tasks").status == 401
    assert new.get("/tasks").status == 200


def test_a_link_ends_at_its_instant(time: time_machine.Traveller, sign_up: Any) -> None:
    visitor = visitor_of(sign_up("anna@example.com"), expires_in_days=1)

    time.shift(timedelta(days=1, seconds=-1))
    assert visitor.get("/tasks").status == 200

    time.shift(timedelta(seconds=1))
    assert visitor.get("/tasks").status == 401


def test_wrong_expired_and_revoked_links_look_the_same(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    anna, boris = sign_up("anna@example.com"), sign_up("boris@example.com")
    revoked, expired = link_of(anna), link_of(boris, expires_in_days=1)
    anna.delete("/link")
    time.shift(timedelta(days=1))

    answers = [opened(token, Api()) for token in ("x" * 43, revoked, expired, "")]

    assert {answer.status for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert not any("set-cookie" in answer.headers for answer in answers)


def test_a_forged_cookie_opens_nothing(anna: Api, boris: Api) -> None:
    mine, his = visitor_of(anna).cookies["lt"], visitor_of(boris).cookies["lt"]
    swapped = f"{mine.partition('.')[0]}.{his.partition('.')[2]}"

    for forged in (swapped, mine[:-1], mine + "0", "x", ".", "x.y"):
        assert Api(cookies={"lt": forged}).get("/tasks").status == 401, forged
    for name in ("at", "rt"):
        assert Api(cookies={name: mine}).get("/tasks").status == 401
    assert Api(headers={"Authorization": f"Bearer {mine}"}).get("/tasks").status == 401


def test_answers_to_visitors_are_kept_and_followed_by_nobody(anna: Api) -> None:
    visitor = Api()

    for answer in (opened(link_of(anna), visitor), visitor.get("/tasks")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-robots-tag"] == "noindex"


@pytest.mark.parametrize(
    ("app_url", "cookie", "secure"),
    [("http://127.0.0.1:8000/", "lt", False), ("https://example.com/", "__Host-lt", True)],
)
def test_the_cookie_is_narrow(
    monkeypatch: pytest.MonkeyPatch, anna: Api, app_url: str, cookie: str, secure: bool
) -> None:
    monkeypatch.setenv("APP_URL", app_url)
    processes.forget_adapters()
    token = anna.post("/link", {"expires_in_days": 2}).json["url"].partition("#")[2]
    with_raw = _set_cookie(token)

    assert with_raw.startswith(f"{cookie}=")
    flags = {flag.strip() for flag in with_raw.split(";")[1:]}
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= flags
    assert ("Secure" in flags) is secure
    assert any(flag in {"Max-Age=172799", "Max-Age=172800"} for flag in flags)
    assert token not in with_raw


def _set_cookie(token: str) -> str:
    """The header as it goes out."""
    heard: list[str] = []

    class Listening(Api):
        def _keep_cookies(self, values: list[str]) -> None:
            heard.extend(values)

    assert opened(token, Listening()).status == 200
    return heard[0]


def test_another_site_edits_nothing_by_a_visitors_browser(anna: Api) -> None:
    visitor = visitor_of(anna)

    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}):
        answer = visitor.post("/tasks", {"title": "Milk"}, headers=headers)
        assert (answer.status, answer.json["code"]) == (403, "cross_site")
    assert visitor.post("/tasks", {"title": "Milk"}).status == 201


def test_a_pass_and_an_authorization_are_two_credentials(anna: Api) -> None:
    both = Api(headers=anna.headers, cookies=visitor_of(anna).cookies)

    answer = both.get("/tasks")

    assert (answer.status, answer.json["code"]) == (400, "two_credentials")


@pytest.fixture
def browser_of_boris(boris: Api) -> Api:
    """Signed in as Boris, with cookies."""
    browser = Api()
    browser.post("/session", {"email": "boris@example.com", "password": "correct horse 7"})
    return browser


def test_ones_own_session_counts_unless_the_page_asks_for_the_link(
    anna: Api, boris: Api, browser_of_boris: Api
) -> None:
    anna.post("/tasks", {"title": "Anna's"})
    boris.post("/tasks", {"title": "Boris's"})
    opened(link_of(anna), browser_of_boris)
    of_link = {"Vestnik-Caller": "link"}

    assert [t["title"] for t in browser_of_boris.get("/tasks").json] == ["Boris's"]
    asked = browser_of_boris.get("/tasks", headers=of_link)
    assert [t["title"] for t in asked.json] == ["Anna's"]
    assert browser_of_boris.get("/user").json["email"] == "boris@example.com"
    assert browser_of_boris.get("/user", headers=of_link).status == 401


def test_an_expired_session_does_not_fall_back_on_a_link(anna: Api, browser_of_boris: Api) -> None:
    opened(link_of(anna), browser_of_boris)
    del browser_of_boris.cookies["at"]

    assert browser_of_boris.get("/tasks").status == 401


def test_asking_for_a_link_without_a_pass_is_asking_for_nothing(browser_of_boris: Api) -> None:
    assert browser_of_boris.get("/tasks", headers={"Vestnik-Caller": "link"}).status == 401


def test_an_owner_sees_when_the_link_was_used(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    anna = sign_up("anna@example.com")
    visitor = visitor_of(anna)
    time.shift(timedelta(minutes=5))
    visitor.get("/tasks")

    assert anna.get("/link").json["last_used_at"] == "2026-11-22T12:05:00.000Z"


def test_ten_wrong_links_a_minute_from_one_address(
    time: time_machine.Traveller, anna: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = link_of(anna)
    monkeypatch.setenv("LIMITS_FACTOR", "1")
    processes.forget_adapters()

    answers = [opened("wrong", Api()) for _ in range(11)]

    assert [answer.status for answer in answers] == [404] * 10 + [429]
    assert answers[9].headers["ratelimit-remaining"] == "0"
    assert answers[10].headers["retry-after"] == "6"
    assert opened(token, Api()).status == 200
    assert opened("wrong", Api(ip="203.0.113.8")).status == 404
    time.shift(timedelta(seconds=6))
    assert opened("wrong", Api()).status == 404


def test_visitors_do_not_use_up_their_hosts_calls(
    time: time_machine.Traveller, anna: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = visitor_of(anna)
    monkeypatch.setenv("LIMITS_FACTOR", "1")
    processes.forget_adapters()

    answers = [visitor.get("/tasks").status for _ in range(61)]

    assert answers == [200] * 60 + [429]
    assert anna.get("/tasks").status == 200
