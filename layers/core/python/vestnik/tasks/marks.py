"""Priority and tags inside a line of text: `!1` to `!4`, `#tag`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vestnik.when import Span
from vestnik.when.masks import without_quotations

TAG_MAX = 50  # characters

# Each stands alone: before it white space, after it white space or what ends a phrase. A tag
# begins with a letter, so that #1 and No. # 5 are words like any.
_MARK = re.compile(r"(?<!\S)(?:!([1-4])|\#([^\W\d_][\w-]*))(?=$|[\s,;.:!?)])")


@dataclass(frozen=True)
class Marked:
    """
    A line that was read: `text` is what is left of it, `spans` is what was taken out.

    `priority` is None where none is given; of several the last one counts. `kept`: the parts of
    the line that `text` consists of.
    """

    text: str
    priority: int | None
    tags: tuple[str, ...]
    spans: tuple[Span, ...]
    kept: tuple[Span, ...]

    def in_line(self, spans: Iterable[Span]) -> list[Span]:
        """Where in the line some parts of `text` stand; one around a mark is there in two."""
        return [part for span in spans for part in self._parts(span)]

    def _parts(self, span: Span) -> Iterator[Span]:
        at = 0  # of this part in `text`
        for part in self.kept:
            length = part.end - part.start
            start, end = max(span.start - at, 0), min(span.end - at, length)
            if start < end:
                yield Span(part.start + start, part.start + end)
            at += length


def read_marks(line: str) -> Marked:
    """What a line says by marks, and the line without them; quotations are never read."""
    found = [mark for mark in _MARK.finditer(without_quotations(line)) if _is_short(mark)]
    kept = tuple(_between(line, [mark.span() for mark in found]))
    priorities = [int(mark[1]) for mark in found if mark[1]]
    return Marked(
        text="".join(line[part.start : part.end] for part in kept),
        priority=priorities[-1] if priorities else None,
        tags=tuple(dict.fromkeys(mark[2] for mark in found if mark[2])),
        spans=tuple(Span(*mark.span()) for mark in found),
        kept=kept,
    )


def _is_short(mark: re.Match[str]) -> bool:
    return mark[2] is None or len(mark[2]) <= TAG_MAX


def _between(line: str, cuts: list[tuple[int, int]]) -> Iterator[Span]:
    """What is left of a line; with each cut goes the white space before it, else that after it."""
    at = 0
    for start, end in cuts:
        before = len(line[:start].rstrip())
        if before > at:
            yield Span(at, before)
        rest = line[end:]
        at = end if before else end + len(rest) - len(rest.lstrip())
    if at < len(line):
        yield Span(at, len(line))
