"""Texts as Telegram takes them, counted in UTF-16 units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.telegram.replies import TEXT_MAX, cut, send_text, split, units


@given(st.text(alphabet=st.sampled_from("ab 😀\né"), max_size=400))
def test_no_part_is_too_long_and_no_word_is_lost(seed: str) -> None:
    text = (seed * 60)[:20_000].strip()

    parts = list(split(text))

    assert all(units(part) <= TEXT_MAX for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_text_without_breaks_is_split_between_characters() -> None:
    parts = list(split("😀" * 3000))

    assert [units(part) for part in parts] == [4096, 1904]
    assert "".join(parts) == "😀" * 3000


def test_lines_stay_whole_where_they_can() -> None:
    line = "x" * 1000

    assert list(split("\n".join([line] * 5))) == ["\n".join([line] * 4), line]


def test_the_keyboard_stands_under_the_last_part() -> None:
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}

    first, last = send_text(5, "x" * 5000, keyboard)

    assert "reply_markup" not in first.params
    assert last.params["reply_markup"] == keyboard


@pytest.mark.parametrize(
    ("text", "length", "shown"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a😀😀", 4, "a😀…")]
)
def test_a_cut_text_ends_with_an_ellipsis(text: str, length: int, shown: str) -> None:
    assert cut(text, length) == shown
