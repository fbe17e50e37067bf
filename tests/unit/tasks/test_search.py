"""What a search finds, and how far it looks at once."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOON
from tests.support.world import World
from vestnik import clock
from vestnik.tasks.clearing import delete_all, undo_delete_all
from vestnik.tasks.rows import TaskRow, owner_key, task_key
from vestnik.tasks.search import read_query, searched

SHOPPING = searched(
    title="Купить  ещё молоко",
    description="по акции, 2 литра",
    tags=("Дом", "магазин"),
    priority=1,
)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "молоко",
        "МОЛОКО купить",
        "молок",
        "еще",
        "ЕЩЁ",
        '"купить ещё"',
        "«по акции»",
        '"2 литра',
        "молоко -кефир",
        '-"на завтра" молоко',
        "кефир OR молоко",
        "кефир ИЛИ молоко акции",
        "сад OR -кефир",
        "#дом",
        "#ДОМ -#сад",
        "!1",
        "-!2",
        "!4 OR !1",
        "магазин",
        "OR",
        "OR молоко",
        "молоко OR",
        '""',
        "-",
        "литра",
    ],
)
def test_it_finds(query: str) -> None:
    assert read_query(query).matches(SHOPPING)


@pytest.mark.parametrize(
    "query",
    [
        "кефир",
        "молоко кефир",
        '"молоко купить"',
        "-молоко",
        "#до",
        "#молоко",
        "!2",
        "-!1",
        "кефир OR сметана",
        "кефир OR молоко сметана",
        "-#дом",
        "купить -акции",
        "orange",
    ],
)
def test_it_does_not_find(query: str) -> None:
    assert not read_query(query).matches(SHOPPING)


def test_letters_written_in_two_ways_are_the_same() -> None:
    decomposed = searched(title="и\u0306од, е\u0308лка", description="", tags=(), priority=4)

    assert read_query("йод Ёлка").matches(decomposed)


@given(st.text(alphabet="ab \"«»-#!1OR\\'\n", max_size=30))
def test_any_text_is_a_query(text: str) -> None:
    read_query(text).matches(SHOPPING)


def found(world: World, query: str, *, done: bool = False, limit: int = 50) -> list[str]:
    """The titles, over as many pages as it takes."""
    titles: list[str] = []
    after_key = None
    for _ in range(20):
        page, after_key = world.desk.tasks.search(
            "anna", read_query(query), done=done, after_key=after_key, limit=limit
        )
        assert len(page) <= limit
        titles += [task.title for task in page]
        if after_key is None:
            return titles
    raise AssertionError("it never ends")


def given_tasks(world: World, *titles: str) -> None:
    for title in titles:
        world.given_task(title)
        world.advance(timedelta(seconds=1))


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_what_is_found_comes_in_the_order_of_the_list_page_by_page(
    world: World, limit: int
) -> None:
    given_tasks(world, "tea 1", "coffee", "tea 2", "milk", "tea 3")

    assert found(world, "tea", limit=limit) == ["tea 3", "tea 2", "tea 1"]
    assert found(world, "wine", limit=limit) == []
    assert found(world, "tea", done=True, limit=limit) == []


def test_the_beginning_of_a_long_description_is_searched(world: World) -> None:
    world.given_task("one", description="pear " + "x" * 3000 + " plum")

    assert (found(world, "pear"), found(world, "plum")) == (["one"], [])


def test_one_page_looks_through_a_megabyte_at_most_and_the_next_goes_on(world: World) -> None:
    tags = tuple("щ" * 48 + f"{number:02}" for number in range(20))
    first = world.given_task("task 0", description="x" * 1_000, tags=tags)
    stored = TaskRow.get(owner_key("anna"), task_key(first.id)).to_dynamodb_dict()
    with TaskRow.batch_write() as write:
        for number in range(1, 350):
            copy = TaskRow.from_raw_data(stored)
            copy.sk, copy.title = task_key(f"more{number:04}"), f"task {number}"
            copy.list_key = f"O${clock.to_ms(NOON) + number:013d}#more{number:04}"
            write.save(copy)

    page, after_key = world.desk.tasks.search(
        "anna", read_query('"task 0"'), done=False, after_key=None, limit=50
    )

    assert (list(page), after_key is None) == ([], False)
    assert found(world, '"task 0"') == ["task 0"]


def test_what_was_deleted_with_all_is_not_found_and_what_lies_around_it_is(world: World) -> None:
    given_tasks(world, "tea 1")
    first = delete_all("anna", world.desk, key="press 1")
    given_tasks(world, "tea 2")
    delete_all("anna", world.desk, key="press 2")
    given_tasks(world, "tea 3", "milk")
    assert found(world, "tea") == ["tea 3"]

    undo_delete_all("anna", first.undo, world.desk)

    assert found(world, "tea") == ["tea 3", "tea 1"]
    assert found(world, "tea", limit=1) == ["tea 3", "tea 1"]
