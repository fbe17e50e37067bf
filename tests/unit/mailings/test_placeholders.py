"""Placeholders: what each client reads, and what he lacks."""

import pytest

from vestnik.errors import InvalidInputError
from vestnik.mailings.placeholders import fields, filled, read_template

ANNA = {"name": "Анна", "Город": "Тула", "empty": " "}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Привет!", "Привет!"),
        ("Привет, {name}!", "Привет, Анна!"),
        ("{name}{name}", "АннаАнна"),
        ("{ name }", "Анна"),
        ("{Город}, {город}", "Тула, {город}"),
        ("{name|друг}", "Анна"),
        ("{nick|друг}", "друг"),
        ("{empty|друг}", "друг"),
        ("{nick|}!", "!"),
        ("{nick| a | b }", " a | b "),
        ("{nick}", "{nick}"),
        ("{} { } {| x} {name", "{} { } {| x} {name"),
        ("{{name}}", "{Анна}"),
        ("{na\nme}", "{na\nme}"),
    ],
)
def test_a_text_is_filled_in(text: str, read: str) -> None:
    assert read_template(text).fill(ANNA) == read


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("{name} {nick|x}", ()),
        ("{b} {a} {b}", ("b", "a")),
        ("{empty}", ("empty",)),
        ("{a} {a|x}", ("a",)),
    ],
)
def test_what_neither_fields_nor_defaults_fill_is_missing(
    text: str, missing: tuple[str, ...]
) -> None:
    assert read_template(text).missing(ANNA) == missing


def test_a_text_for_a_client_who_lacks_a_field_is_not_made() -> None:
    with pytest.raises(InvalidInputError) as refused:
        filled("{name}, {nick}", ANNA)

    assert (refused.value.code, list(refused.value.fields)) == ("field_missing", ["nick"])
    assert filled("{name}, {nick|x}", ANNA) == "Анна, x"
    assert fields("{name}, {nick|x}") == {"name", "nick"}


def test_a_value_is_not_read_for_placeholders() -> None:
    assert read_template("{name}").fill({"name": "{phone}"}) == "{phone}"
