"""Time in words, as it goes in and what was understood of it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints

from functions.api.schemas.accounts import Zone
from functions.api.schemas.base import In, Instant, Out, not_blank
from vestnik.tasks.model import TITLE_MAX
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
    """A part of the text that was read as time, in characters (code points): [start, end)."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span) -> "SpanOut":
        return cls(start=span.start, end=span.end)


class RecurrenceOut(Out):
    """An RFC 5545 rule in the person's zone."""

    rrule: str
    mode: Literal["calendar"] = "calendar"


class ReadingOut(Out):
    """One way to read it. `time_given`: whether an hour was said, or only a day."""

    title: str
    reminder_time: Instant
    time_given: bool
    recurrence: RecurrenceOut | None

    @classmethod
    def of(cls, when: When) -> "ReadingOut":
        rule = RecurrenceOut(rrule=when.rrule) if when.rrule else None
        return cls(
            title=when.title, reminder_time=when.at, time_given=when.time_given, recurrence=rule
        )


class ParsedOut(Out):
    """What was understood; where `ambiguous` has readings, the person is to choose one."""

    title: str
    reminder_time: Instant | None
    time_given: bool
    recurrence: RecurrenceOut | None
    ambiguous: list[ReadingOut]
    spans: list[SpanOut]

    @classmethod
    def of(cls, text: str, understood: When | Ambiguous | None) -> "ParsedOut":
        spans = [SpanOut.of(span) for span in understood.spans] if understood else []
        if isinstance(understood, When):
            return cls(**dict(ReadingOut.of(understood)), ambiguous=[], spans=spans)
        return cls(
            title=understood.title if understood else text.strip(),
            reminder_time=None,
            time_given=False,
            recurrence=None,
            ambiguous=[ReadingOut.of(one) for one in understood.options] if understood else [],
            spans=spans,
        )
