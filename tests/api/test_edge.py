"""The edge of HTTP: what every route has in common."""

import pytest
from pydantic import BaseModel, create_model

from functions.api import routes
from functions.api.openapi import describe
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from tests.support.api import Answered, Api
from vestnik.errors import NotFoundError

DEEP = '{"title": ' + "[" * 30 + "]" * 30 + "}"


def assert_declared_form(answer: Answered, status: int) -> None:
    assert answer.status == status, answer.text
    assert set(answer.json) >= {"message", "code", "request_id"}
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("", 400),
        ("{", 400),
        ("[]", 422),
        ("null", 422),
        ('{"title": "a", "title": "b"}', 400),
        ('{"title": NaN}', 400),
        ('{"title": Infinity}', 400),
        ('{"title": "\\ud800"}', 400),
        ('{"title": "a\\u0000b"}', 400),
        ('{"\\ud800": "a"}', 400),
        (DEEP, 400),
        ("[" * 100_000, 400),
        ('{"title": "' + "x" * 1_000_000 + '"}', 413),
        ('{"title": "' + "щ" * 140_000 + '"}', 413),
    ],
    ids=range(14),
)
def test_bad_bodies_are_refused_and_nothing_is_stored(anna: Api, raw: str, status: int) -> None:
    answer = anna.post("/tasks", raw=raw, headers={"Content-Type": "application/json"})

    assert_declared_form(answer, status)
    assert anna.get("/tasks").json == []


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_another_type_of_body_is_415(anna: Api, content_type: str) -> None:
    answer = anna.post("/tasks", raw='{"title": "a"}', headers={"Content-Type": content_type})

    assert_declared_form(answer, 415)


def test_a_wrong_method_is_405_with_allow(anna: Api) -> None:
    answer = anna.request("PUT", "/tasks")

    assert_declared_form(answer, 405)
    assert answer.headers["allow"] == "DELETE, GET, HEAD, OPTIONS, POST"


def test_head_answers_like_get_without_a_body(anna: Api) -> None:
    answer = anna.request("HEAD", "/tasks")

    assert (answer.status, answer.text) == (200, "")


def test_messages_follow_accept_language_for_strangers(anybody: Api) -> None:
    english = anybody.get("/tasks").json["message"]
    russian = anybody.get("/tasks", headers={"Accept-Language": "ru-RU,en;q=0.5"}).json["message"]

    assert english != russian
    assert any("а" <= letter <= "я" for letter in russian)


def test_a_bug_answers_500_in_the_declared_form_and_says_nothing_of_itself(
    anna: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_args: object, **_options: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("vestnik.tasks.use_cases.get_task", bug)

    answer = anna.get("/tasks/whatever1")

    assert_declared_form(answer, 500)
    assert "secret" not in answer.text


def test_unknown_and_doubled_query_parameters_are_refused(anna: Api) -> None:
    assert_declared_form(anna.get("/tasks?colour=red"), 422)
    assert_declared_form(anna.get("/tasks?limit=1&limit=2"), 400)
    assert_declared_form(anna.get("/tasks?limit=0"), 422)
    assert_declared_form(anna.get("/tasks?limit=201"), 422)
    assert_declared_form(anna.get("/tasks?status=%00"), 400)


def test_a_foreign_origin_is_never_named(anna: Api) -> None:
    answer = anna.get("/tasks", headers={"Origin": "https://evil.example"})

    assert "access-control-allow-origin" not in answer.headers
    assert "Origin" in answer.headers["vary"]


def test_the_description_holds_every_route(anybody: Api) -> None:
    document = anybody.get("/openapi.json").json

    described = {
        (method.upper(), path) for path, ops in document["paths"].items() for method in ops
    }
    declared = {(route.method, route.path) for group in routes() for route in group.routes}
    assert described == declared
    assert document["servers"] == [{"url": "/api"}]
    operations = [op["operationId"] for ops in document["paths"].values() for op in ops.values()]
    assert len(operations) == len(set(operations))


def test_health_answers_ok_while_the_tables_do(anybody: Api) -> None:
    assert anybody.get("/health").json == {"status": "ok"}


def test_without_its_settings_it_still_answers_in_the_declared_form(
    anybody: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SESSION_KEY", "short")

    assert_declared_form(anybody.get("/tasks"), 500)


def test_two_shapes_under_one_name_are_refused() -> None:
    def view(_request: Request) -> Answer:
        return Answer()

    class Twice(BaseModel):
        one: int

    groups = Routes("twice")
    groups.get("/one", answers={200: Twice})(view)
    Other = create_model("Twice", other=(str, ...))  # noqa: N806 - it is a class
    groups.get("/other", answers={200: Other})(view)

    with pytest.raises(ValueError, match="two models Twice"):
        describe([groups])


def test_what_is_longer_than_any_id_is_not_looked_up() -> None:
    request = Request({"pathParameters": {"id": "a" * 3_000}}, "/tasks/{id}")

    with pytest.raises(NotFoundError):
        request.part("id")
