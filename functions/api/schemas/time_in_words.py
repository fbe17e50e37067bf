"""A line of text, as it goes in and what was understood of it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from functions.api.schemas.accounts import Zone
from functions.api.schemas.base import In, Instant, Out, not_blank
from vestnik.tasks.model import TITLE_MAX
from vestnik.tasks.quick_add import Line as ReadLine
from vestnik.when import Ambiguous, Span, When

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=TITLE_MAX, strict=True),
    AfterValidator(not_blank),
]


class ParseIn(In):
    """A line to read; without a zone its wall times are meant in the caller's."""

    text: Line
    timezone: Zone | None = None


class SpanOut(Out):
    """A part of the text that was understood, in characters (code points): [start, end)."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span) -> "SpanOut":
        return cls(start=span.start, end=span.end)


class SaidRecurrenceOut(Out):
    """An RFC 5545 rule in the person's zone."""

    rrule: str
    mode: Literal["calendar"] = "calendar"


class ReadingOut(Out):
    """One way to read it. `time_given`: whether an hour was said, or only a day."""

    title: str
    reminder_time: Instant
    time_given: bool
    recurrence: SaidRecurrenceOut | None

    @classmethod
    def of(cls, when: When) -> "ReadingOut":
        rule = SaidRecurrenceOut(rrule=when.rrule) if when.rrule else None
        return cls(
            title=when.title, reminder_time=when.at, time_given=when.time_given, recurrence=rule
        )


class ParsedOut(Out):
    """
    What was understood; where `ambiguous` has readings, the person is to choose one.

    `priority` and `tags` are what the line says by `!1` to `!4` and `#tag`.
    """

    title: str
    reminder_time: Instant | None
    time_given: bool
    recurrence: SaidRecurrenceOut | None
    priority: int | None
    tags: list[str]
    ambiguous: list[ReadingOut]
    spans: list[SpanOut]

    @classmethod
    def of(cls, line: ReadLine) -> "ParsedOut":
        reading = ReadingOut.of(line.when) if isinstance(line.when, When) else None
        options = line.when.options if isinstance(line.when, Ambiguous) else ()
        return cls(
            title=line.title,
            reminder_time=reading.reminder_time if reading else None,
            time_given=reading.time_given if reading else False,
            recurrence=reading.recurrence if reading else None,
            priority=line.priority,
            tags=list(line.tags),
            ambiguous=[ReadingOut.of(one) for one in options],
            spans=[SpanOut.of(span) for span in line.spans],
        )
