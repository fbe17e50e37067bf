"""
Sizes and request units, worked out by hand from the rules of the DynamoDB Developer Guide.
"""

from typing import Any

import pytest

from bench.units import Index, item_bytes, number_bytes, read_units, value_bytes, write_units

LISTS = Index(frozenset({"pk", "list_key"}), frozenset({"pk", "sk", "list_key", "title"}))


def an_item(**values: Any) -> dict[str, dict[str, Any]]:
    """pk 2 + 3 and sk 2 + 3 bytes, and string attributes."""
    return {"pk": {"S": "U#1"}, "sk": {"S": "T#1"}, **{k: {"S": v} for k, v in values.items()}}


def of_bytes(size: int) -> dict[str, dict[str, Any]]:
    """An item of exactly so many bytes: 10 for its keys, 1 for the name of `x`."""
    return an_item(x="x" * (size - 11))


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": "milk"}, 4),
        ({"S": "чай"}, 6),  # two bytes a letter in UTF-8
        ({"BOOL": True}, 1),
        ({"NULL": True}, 1),
        ({"B": "aGVsbG8="}, 5),  # "hello"
        ({"SS": ["ab", "c"]}, 3),
        ({"NS": ["1", "20"]}, 4),
        ({"L": []}, 3),
        ({"L": [{"S": "ab"}, {"BOOL": True}]}, 3 + (2 + 1) + (1 + 1)),
        ({"M": {"at": {"S": "abc"}}}, 3 + (2 + 3 + 1)),
        ({"M": {"a": {"M": {"b": {"S": "c"}}}}}, 3 + (1 + (3 + (1 + 1 + 1)) + 1)),
    ],
)
def test_a_value_is_as_large_as_the_guide_says(value: dict[str, Any], size: int) -> None:
    assert value_bytes(value) == size


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0", 1),
        ("7", 2),
        ("42", 2),
        ("-42", 3),
        ("100", 2),  # zeroes around the digits don't count
        ("0.001", 2),
        ("1795312345123", 8),  # thirteen digits: seven bytes and one
    ],
)
def test_a_number_takes_a_byte_for_two_digits_and_one_more(text: str, size: int) -> None:
    assert number_bytes(text) == size


def test_an_item_is_its_names_and_its_values() -> None:
    assert item_bytes(an_item(title="milk")) == (2 + 3) + (2 + 3) + (5 + 4)
    assert item_bytes(of_bytes(1024)) == 1024


@pytest.mark.parametrize(
    ("size", "consistent", "units"),
    [(0, True, 1), (0, False, 0.5), (4096, True, 1), (4097, True, 2), (8192, False, 1)],
)
def test_reads_are_rounded_up_to_4_kb(size: int, consistent: bool, units: float) -> None:
    assert read_units(size, consistent=consistent) == units


def test_a_read_in_a_transaction_costs_twice() -> None:
    assert read_units(5000, consistent=True, transactional=True) == 4


@pytest.mark.parametrize(
    ("old", "new", "units"),
    [
        (None, 1024, 1),
        (None, 1025, 2),
        (3000, 100, 3),  # the larger of the two
        (100, 3000, 3),
        (2048, None, 2),  # a deletion costs what was there
        (None, None, 1),  # and one when nothing was
    ],
)
def test_writes_are_rounded_up_to_1_kb(old: int | None, new: int | None, units: int) -> None:
    before, after = (None if size is None else of_bytes(size) for size in (old, new))

    assert write_units(before, after) == units
    assert write_units(before, after, transactional=True) == 2 * units


@pytest.mark.parametrize(
    ("old", "new", "units"),
    [
        ({}, {}, 1),  # in no list before or after
        ({}, {"list_key": "O"}, 2),  # table, and one put
        ({"list_key": "O"}, {}, 2),  # table, and one deletion
        ({"list_key": "O"}, {"list_key": "D"}, 3),  # it moves: a deletion and a put
        ({"list_key": "O", "hold": "1"}, {"list_key": "O", "hold": "2"}, 1),  # not copied there
        ({"list_key": "O", "title": "a"}, {"list_key": "O", "title": "b"}, 2),
    ],
)
def test_an_index_costs_only_where_its_entry_changes(
    old: dict[str, str], new: dict[str, str], units: int
) -> None:
    assert write_units(an_item(**old), an_item(**new), indexes=[LISTS]) == units


def test_an_index_is_priced_by_what_it_copies() -> None:
    large = an_item(list_key="O", body="x" * 3000)

    assert write_units(None, large, indexes=[LISTS]) == 3 + 1
    assert write_units(None, large, indexes=[Index(LISTS.keys, None)]) == 3 + 3
