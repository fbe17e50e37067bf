"""The bases of all models, and the kinds of fields that several share."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
)

from vestnik import clock

_WALL_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?", re.ASCII)
_RFC3339 = re.compile(_WALL_CLOCK.pattern + r"([Zz]|[+-]\d\d:\d\d)", re.ASCII)


class In(BaseModel):
    """What a caller sends: unknown fields are refused, types are not bent."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Out(BaseModel):
    """What we answer."""

    model_config = ConfigDict(frozen=True)


def _written(value: Any) -> Any:
    """
    Raises:
        ValueError: not RFC 3339 with an offset (pydantic would also take numbers of seconds).
    """
    if not isinstance(value, str) or not _RFC3339.fullmatch(value):
        raise ValueError("bad_time")
    return value


def _written_start(value: Any) -> Any:
    """
    Raises:
        ValueError: neither RFC 3339 nor the same without an offset.
    """
    if isinstance(value, str) and _WALL_CLOCK.fullmatch(value):
        return value
    return _written(value)


def _reasonable(instant: datetime) -> datetime:
    """
    In UTC, to the millisecond, as it is kept.

    Raises:
        ValueError: before 1970 or after 2200, where zones and stores begin to disagree.
    """
    if not 1970 <= instant.year <= 2200:
        raise ValueError("time_out_of_range")
    whole_ms = instant.microsecond // 1000 * 1000
    return instant.astimezone(UTC).replace(microsecond=whole_ms)


def not_blank(text: str) -> str:
    """
    Raises:
        ValueError: only white space.
    """
    if not text.strip():
        raise ValueError("blank")
    return text


Instant = Annotated[datetime, PlainSerializer(clock.rfc3339, return_type=str)]
GivenInstant = Annotated[AwareDatetime, BeforeValidator(_written), AfterValidator(_reasonable)]
GivenStart = Annotated[datetime, BeforeValidator(_written_start)]
