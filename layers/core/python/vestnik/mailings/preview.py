"""What a mailing would be: how many get it, and what some of them read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vestnik.clients.model import Client
from vestnik.mailings.choosing import chosen, willing
from vestnik.mailings.edits import check_filter
from vestnik.mailings.model import Filter
from vestnik.mailings.placeholders import read_template
from vestnik.mailings.ports import Audience
from vestnik.mailings.segments import Segments, measured

_SAMPLE = 5  # clients
_READ_MAX = 5_000  # clients who are asked whether they opted out; a second or so


@dataclass(frozen=True)
class Reading:
    """What one client would read; `missing`: fields for which the text has no word."""

    client: Client
    text: str
    segments: Segments
    missing: Sequence[str]


@dataclass(frozen=True)
class Preview:
    """
    `count` is a lower bound where it isn't `whole`; beyond 5,000 it has those who opted out too.
    `segments`: of the longest text.
    """

    count: int
    whole: bool
    sample: Sequence[Reading]
    segments: Segments


def previewed(wanted: Filter, text: str, directory: Audience, *, now: datetime) -> Preview:
    """
    What a filter and a text come to at this moment.

    Raises:
        InvalidInputError: the filter chooses nobody in particular.
    """
    check_filter(wanted)
    audience = chosen(wanted, directory, at=now)
    clients = willing(audience.ids[:_READ_MAX], directory)
    sample = [_reading(one, text) for one in clients[:_SAMPLE]]
    longest = max((one.segments for one in sample), key=_length, default=measured(text))
    count = len(clients) + len(audience.ids[_READ_MAX:])
    return Preview(count, audience.whole, sample, longest)


def _reading(client: Client, text: str) -> Reading:
    template = read_template(text)
    filled = template.fill(client.fields)
    return Reading(client, filled, measured(filled), template.missing(client.fields))


def _length(segments: Segments) -> tuple[int, int]:
    return segments.count, segments.units
