"""Placeholders: what each client reads, and what he lacks."""

from collections.abc import Mapping

import pytest

from vestnik.mailings.placeholders import read_template

ANNA = {"name": "Анна", "Город": "Тула", "empty": " "}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Привет!", "Привет!"),
        ("Привет, {name}!", "Привет, Анна!"),
        ("{name}{name}", "АннаАнна"),
        ("{ name }, {NAME}", "Анна, Анна"),
        ("{город}", "Тула"),
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


def test_only_the_fields_that_a_text_needs_are_kept_under_its_own_names() -> None:
    template = read_template("{NAME} из {город}, {nick|друг}")

    kept: Mapping[str, str] = template.values({**ANNA, "secret": "x"})

    assert kept == {"NAME": "Анна", "город": "Тула"}
    assert template.fill(kept) == "Анна из Тула, друг"


def test_a_field_of_exactly_that_name_comes_before_one_in_other_capitals() -> None:
    fields = {"NAME": "A", "name": "b", "Name": "C"}

    assert read_template("{name} {NAME} {nAME}").fill(fields) == "b A A"


def test_a_value_is_not_read_for_placeholders() -> None:
    assert read_template("{name}").fill({"name": "{phone}"}) == "{phone}"
