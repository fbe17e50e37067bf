"""
Time as people say it, ru and en, and as rules repeat it: in their zone, by the wall clock.

The parser is loaded by the first text that is read: its grammar costs 50 ms, which others who come
through this package for its zones or recurrences should not pay.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from vestnik.when.answers import Ambiguous, Answer, Refused, Span, When

__all__ = ["Ambiguous", "Answer", "Refused", "Span", "When", "parse_when"]


def parse_when(text: str, now: datetime, zone: str | ZoneInfo, language: str) -> Answer:
    """The time in a sentence, and the sentence without it; see `vestnik.when.parse`."""
    from vestnik.when import parse  # noqa: PLC0415 - see above

    return parse.parse_when(text, now, zone, language)
