"""Autosaves over the API: the header beside If-Match."""

from typing import Any

import pytest

from tests.support.api import Answered, Api


def given_task(api: Api) -> str:
    return f"/tasks/{api.post('/tasks', {'title': 'Tea'}).json['id']}"


def save(api: Api, path: str, seq: int, version: int, **fields: Any) -> Answered:
    headers = {"Vestnik-Autosave": f"tab-aaaa:{seq}", "If-Match": f'"{version}"'}
    return api.patch(path, fields, headers=headers)


def test_a_tab_saves_on_without_waiting_and_its_late_ones_change_nothing(anna: Api) -> None:
    path = given_task(anna)

    answers = [
        save(anna, path, 1, 1, title="T"),
        save(anna, path, 3, 1, title="Tee", description="green"),
        save(anna, path, 2, 1, title="Te"),
    ]

    assert [answer.status for answer in answers] == [200] * 3
    assert [answer.headers["etag"] for answer in answers] == ['"2"', '"3"', '"3"']
    task = anna.get(path).json
    assert (task["title"], task["description"], task["version"]) == ("Tee", "green", 3)


def test_an_edit_from_elsewhere_is_shown_instead_of_overwritten(anna: Api) -> None:
    path = given_task(anna)
    save(anna, path, 1, 1, title="Green tea")
    anna.patch(path, {"title": "Coffee"})

    refused = save(anna, path, 2, 2, title="Green tea, 100 g")

    assert refused.status == 412
    assert (refused.json["current"]["title"], refused.json["current"]["version"]) == ("Coffee", 3)
    assert save(anna, path, 3, 3, title="Green tea, 100 g").status == 200


def test_the_first_one_repeated_after_an_edit_from_elsewhere_is_still_acknowledged(
    anna: Api,
) -> None:
    path = given_task(anna)
    save(anna, path, 1, 1, title="Green tea")
    anna.patch(path, {"priority": 1})

    again = save(anna, path, 1, 1, title="Green tea")

    assert (again.status, again.json["version"], again.json["priority"]) == (200, 3, 1)


def test_a_late_one_of_a_deleted_task_is_gone(anna: Api) -> None:
    path = given_task(anna)
    save(anna, path, 1, 1, title="Green tea")
    anna.delete(path)

    assert save(anna, path, 1, 1, title="Green tea").status == 410
    assert save(anna, path, 2, 1, title="Coffee").status == 410


def test_nobody_elses_task_is_there(anna: Api, boris: Api) -> None:
    assert save(boris, given_task(anna), 1, 1, title="Mine").status == 404


@pytest.mark.parametrize(
    "given",
    ["", "tab-aaaa", "tab:1", "tab-aaaa:0", "tab-aaaa:-1", "tab-aaaa:2147483649", "tab-äöüß:1"],
)
def test_a_header_that_cannot_be_read_is_400(anna: Api, given: str) -> None:
    headers = {"Vestnik-Autosave": given, "If-Match": '"1"'}

    answer = anna.patch(given_task(anna), {"title": "A"}, headers=headers)

    assert (answer.status, answer.json["code"]) == (400, "bad_autosave")


def test_without_a_version_it_is_422(anna: Api) -> None:
    headers = {"Vestnik-Autosave": "tab-aaaa:1"}

    answer = anna.patch(given_task(anna), {"title": "A"}, headers=headers)

    assert answer.status == 422
    assert "If-Match" in answer.json["fields"]
