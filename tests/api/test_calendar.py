"""The calendar by its secret address, over the API."""

import icalendar
import pytest

from tests.support import processes
from tests.support.api import Answered, Api
from vestnik import bootstrap


@pytest.fixture
def url(anna: Api) -> str:
    """The address of Anna's calendar, who has one task."""
    anna.post("/tasks", {"title": "Чай", "id": "task-one"})
    return path_of(anna.post("/calendar"))


def path_of(answer: Answered) -> str:
    address = str(answer.json["url"])
    assert address.startswith(bootstrap.config().app_url + "api/calendar/")
    assert address.endswith(".ics")
    return "/calendar/" + address.rpartition("/")[2]


def titles(answer: Answered) -> list[str]:
    assert answer.status == 200, answer.text
    todos = icalendar.Calendar.from_ical(answer.text).walk("VTODO")
    return [str(todo["summary"]) for todo in todos]


def test_whoever_has_the_address_reads_the_calendar(anybody: Api, url: str) -> None:
    answer = anybody.get(url)

    assert titles(answer) == ["Чай"]
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    assert (anybody.request("HEAD", url).status, anybody.request("HEAD", url).text) == (200, "")


def test_nothing_is_sent_again_until_something_changes(anna: Api, anybody: Api, url: str) -> None:
    etag = anybody.get(url).headers["etag"]

    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        answer = anybody.get(url, headers={"If-None-Match": known})
        assert (answer.status, answer.text, answer.headers["etag"]) == (304, "", etag)
    anna.patch("/tasks/task-one", {"title": "Кофе"})

    assert titles(anybody.get(url, headers={"If-None-Match": etag})) == ["Кофе"]


def test_the_address_is_shown_again_until_it_is_revoked(anna: Api, anybody: Api, url: str) -> None:
    assert path_of(anna.get("/calendar")) == url

    assert anna.delete("/calendar").status == 204

    assert anna.get("/calendar").status == 404
    assert anybody.get(url).status == 404
    assert anna.delete("/calendar").status == 204


def test_a_new_address_replaces_the_former(anna: Api, anybody: Api, url: str) -> None:
    made = anna.post("/calendar")

    assert made.status == 201
    assert anybody.get(url).status == 404
    assert titles(anybody.get(path_of(made))) == ["Чай"]


def test_who_has_none_is_told_so(boris: Api) -> None:
    assert boris.get("/calendar").status == 404


def test_wrong_addresses_are_not_there_and_cannot_be_tried_for_ever(
    anybody: Api, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIMITS_FACTOR", "1")
    processes.forget_adapters()
    wrong = url.replace(".ics", "0.ics")
    answers = [anybody.get(wrong) for _ in range(12)]

    assert [answer.status for answer in answers] == [404] * 10 + [429] * 2
    assert answers[-1].headers["retry-after"].isdigit()
    assert Api(ip="198.51.100.1").get(wrong).status == 404
    assert anybody.get(url).status == 200
    assert Api(ip="198.51.100.1").get(url.removesuffix(".ics")).status == 404


def test_only_the_owner_makes_and_sees_it(anybody: Api) -> None:
    statuses = [
        anybody.get("/calendar").status,
        anybody.post("/calendar").status,
        anybody.delete("/calendar").status,
    ]

    assert statuses == [401] * 3
