"""Recurrence rules as they go in, and the times that come of them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from functions.api.schemas.accounts import Zone
from functions.api.schemas.base import GivenStart, In, Instant, Out
from vestnik.when.recurrence_text import LENGTH_MAX

OCCURRENCES_MAX = 366  # a year of days
_EXAMPLE = "FREQ=MONTHLY;BYDAY=-1FR"


class PreviewIn(In):
    """
    A rule to try. `dtstart` with an offset is an instant, without one a time by the zone's clock;
    without a `timezone` it is the caller's.
    """

    rrule: Annotated[
        str, StringConstraints(max_length=LENGTH_MAX, strict=True), Field(examples=[_EXAMPLE])
    ]
    dtstart: GivenStart
    timezone: Zone | None = None
    count: Annotated[int, Field(ge=1, le=OCCURRENCES_MAX, strict=True)] = 10


class PreviewOut(Out):
    """The first times, in order; fewer than asked for where the series ends."""

    occurrences: list[Instant]
