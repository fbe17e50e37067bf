"""Searching tasks over the API."""

from urllib.parse import quote

import pytest

from tests.support.api import Api


@pytest.fixture
def anna(anna: Api) -> Api:
    for title in ("Зелёный чай", "Кофе", "Чай с мёдом"):
        anna.post("/tasks", {"title": title, "tags": ["дом"] if "мёд" in title else []})
    return anna


def titles(api: Api, query: str, more: str = "") -> list[str]:
    answer = api.get(f"/tasks?q={quote(query)}{more}")
    assert answer.status == 200, answer.text
    return [task["title"] for task in answer.json]


def test_tasks_are_found_by_words_tags_and_their_absence(anna: Api) -> None:
    assert sorted(titles(anna, "чай")) == ["Зелёный чай", "Чай с мёдом"]
    assert titles(anna, "ЗЕЛЕНЫЙ") == ["Зелёный чай"]
    assert titles(anna, "#дом") == ["Чай с мёдом"]
    assert titles(anna, "-чай") == ["Кофе"]
    assert titles(anna, "чай", "&status=done") == []


def test_a_page_of_a_search_leads_to_the_next_and_its_cursor_to_no_other_search(anna: Api) -> None:
    first = anna.get(f"/tasks?limit=1&q={quote('чай')}")
    path = first.headers["link"].partition("<")[2].partition(">")[0].removeprefix("/api")

    second = anna.get(path)

    assert {first.json[0]["title"], second.json[0]["title"]} == {"Зелёный чай", "Чай с мёдом"}
    assert anna.get(path.replace(quote("чай"), quote("кофе"))).status == 422
    assert anna.get(path.replace(f"q={quote('чай')}&", "")).status == 422


def test_a_search_has_200_characters_at_most(anna: Api) -> None:
    assert anna.get(f"/tasks?q={'x' * 201}").status == 422
