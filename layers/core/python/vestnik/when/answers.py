"""What the parser answers."""

from dataclasses import dataclass
from datetime import datetime

from vestnik.errors import Fault


@dataclass(frozen=True, order=True)
class Span:
    """A part of the text, in characters: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True)
class When:
    """
    One reading of a text.

    `at` is the first instant, aware, UTC. `time_given` is false where only a day was named and the
    hour is our assumption. `rrule` is RFC 5545 text without DTSTART, its wall time is that of `at`
    in the person's zone. `ends_at` is the end of a range (`from 10 to 12`).
    """

    title: str
    at: datetime
    time_given: bool
    spans: tuple[Span, ...]
    rrule: str | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Ambiguous:
    """Two or more readings, the likeliest first: the person is asked."""

    title: str
    options: tuple[When, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All that some reading takes for time."""
        return tuple(sorted({span for option in self.options for span in option.spans}))


@dataclass(frozen=True)
class Refused:
    """A time was read that can't be: `time_in_past` or `time_impossible`."""

    title: str
    fault: Fault
    spans: tuple[Span, ...]


Answer = When | Ambiguous | Refused | None
