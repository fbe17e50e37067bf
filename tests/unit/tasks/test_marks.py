"""Priority and tags inside a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vestnik.tasks.marks import TAG_MAX, read_marks
from vestnik.when import Span

LONG = "т" * TAG_MAX


@pytest.mark.parametrize(
    ("line", "text", "priority", "tags"),
    [
        ("купить молоко !1", "купить молоко", 1, ()),
        ("!4 купить молоко", "купить молоко", 4, ()),
        ("купить #дом молоко", "купить молоко", None, ("дом",)),
        ("#дом, #сад полить цветы", ", полить цветы", None, ("дом", "сад")),
        ("полить цветы #дом #сад !2", "полить цветы", 2, ("дом", "сад")),
        ("полить цветы #дом, потом спать", "полить цветы, потом спать", None, ("дом",)),
        ("отчёт #работа-2026 готов", "отчёт готов", None, ("работа-2026",)),
        ("a #b #b #B", "a", None, ("b", "B")),
        ("сначала !1 потом !3", "сначала потом", 3, ()),
        (f"a #{LONG}", "a", None, (LONG,)),
        ("!1", "", 1, ()),
    ],
)
def test_a_mark_that_stands_alone_is_read(
    line: str, text: str, priority: int | None, tags: tuple[str, ...]
) -> None:
    marked = read_marks(line)

    assert (marked.text, marked.priority, marked.tags) == (text, priority, tags)


@pytest.mark.parametrize(
    "line",
    [
        "заказ № 5 и №7",
        "место #1 в списке",
        "решётка # одна",
        "язык C# и F#",
        "ура!1",
        "!0 !5 !12 !",
        "!!1",
        "прочитать «Дом #сад !1»",
        'прочитать "#сад" и `!1`',
        "https://example.com/#anchor",
        "см. https://example.com/ #",
        "#_ #-",
        f"#{LONG}т",
        "#дом/сад",
        "a#b",
        "10!2",
        "",
        "   ",
    ],
)
def test_what_is_no_mark_stays_in_the_line(line: str) -> None:
    marked = read_marks(line)

    assert (marked.text, marked.priority, marked.tags, marked.spans) == (line, None, (), ())


pieces = st.sampled_from(
    [
        "купить",
        "хлеб,",
        "!1",
        "!3",
        "!5",
        "#дом",
        "#1",
        "#",
        '"#a !1"',
        "«!2",
        "»",
        " ",
        "\t",
        "в 9",
    ]
)
lines = st.one_of(st.lists(pieces, max_size=12).map(" ".join), st.text(max_size=60))


@given(lines)
def test_the_title_loses_exactly_what_was_understood(line: str) -> None:
    marked = read_marks(line)

    left = list(line)
    for span in marked.spans:
        left[span.start : span.end] = " " * (span.end - span.start)
    assert "".join(marked.text.split()) == "".join("".join(left).split())
    understood = [line[span.start : span.end] for span in marked.spans]
    assert {word[1:] for word in understood if word[0] == "#"} == set(marked.tags)
    assert [int(word[1:]) for word in understood if word[0] == "!"][-1:] == (
        [marked.priority] if marked.priority else []
    )


@given(lines, st.data())
def test_a_part_of_the_rest_is_found_again_in_the_line(line: str, data: st.DataObject) -> None:
    marked = read_marks(line)
    start = data.draw(st.integers(0, len(marked.text)))
    end = data.draw(st.integers(start, len(marked.text)))

    parts = marked.in_line([Span(start, end)])

    assert "".join(line[part.start : part.end] for part in parts) == marked.text[start:end]
