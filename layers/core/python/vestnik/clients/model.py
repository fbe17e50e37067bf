"""
What a client is, and when he was where in the directory.

A *key* of the directory names a group of clients: everybody, those of an operator code, those with
a tag. A mailing asks who was there at its start, so a stay is remembered for a day after its end.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from vestnik.clients import phones

DirectoryKey = str
EVERYBODY: DirectoryKey = "A"
STAY_KEPT = timedelta(hours=24)  # after its end, design/delivery.md
DEFAULT_TIMEZONE = "Europe/Moscow"

TAG_LONGEST = 64  # characters
FIELDS_MAX = 30
FIELD_NAME_LONGEST = 64  # characters
FIELD_LONGEST = 500  # characters
SOURCE_LONGEST = 200  # characters
_STAYS_MAX = 100  # of one client in a day; the row stays within 8 KB
_TICK = timedelta(milliseconds=1)  # instants are kept in milliseconds


def key_of_code(operator_code: str) -> DirectoryKey:
    """Those whose operator has this code."""
    return f"O#{operator_code}"


def key_of_tag(tag: str) -> DirectoryKey:
    """Those who have this tag."""
    return f"T#{tag}"


@dataclass(frozen=True)
class Stay:
    """From `since` to before `until` a client was under a key; None: he still is."""

    key: DirectoryKey
    since: datetime
    until: datetime | None = None

    def covers(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Client:
    """
    Somebody whom mailings may go to.

    `phone`: `7XXXXXXXXXX`. `fields`: what texts may name. `stays`: where in the directory he is,
    and was within the last day. `version` rises with each edit.
    """

    id: str
    phone: str
    operator_code: str
    created_at: datetime
    tag: str | None = None
    timezone: str = DEFAULT_TIMEZONE
    fields: Mapping[str, str] = field(default_factory=dict)
    opted_out: bool = False
    consent_at: datetime | None = None
    consent_source: str | None = None
    version: int = 1
    stays: tuple[Stay, ...] = ()

    @property
    def keys(self) -> frozenset[DirectoryKey]:
        """Under which keys he belongs, as he is."""
        own = {EVERYBODY, key_of_code(self.operator_code)}
        return frozenset(own | {key_of_tag(self.tag)} if self.tag else own)

    def keys_at(self, at: datetime) -> frozenset[DirectoryKey]:
        """Under which keys he was at an instant of the last day."""
        return frozenset(stay.key for stay in self.stays if stay.covers(at))

    @property
    def is_settled(self) -> bool:
        """Whether the directory has him where he belongs."""
        return self.keys == {stay.key for stay in self.stays if stay.until is None}


def settled(client: Client, at: datetime) -> Client:
    """The client with what he left ended and what he joined begun, at an instant or just after."""
    moved_at = max([at, *(_last_instant(stay) + _TICK for stay in client.stays)])
    past = [s for s in client.stays if s.until is not None and moved_at - s.until < STAY_KEPT]
    present = [stay for stay in client.stays if stay.until is None]
    ended = [replace(stay, until=moved_at) for stay in present if stay.key not in client.keys]
    going_on = [stay for stay in present if stay.key in client.keys]
    begun = sorted(client.keys - {stay.key for stay in going_on})
    stays = [*(past + ended)[-_STAYS_MAX:], *going_on, *(Stay(key, moved_at) for key in begun)]
    return replace(client, stays=tuple(stays))


def gone(client: Client, at: datetime) -> Client:
    """The client as he leaves the directory for good."""
    ended = [
        stay if stay.until else replace(stay, until=max(at, stay.since + _TICK))
        for stay in client.stays
    ]
    return replace(client, stays=tuple(ended))


def _last_instant(stay: Stay) -> datetime:
    return stay.until or stay.since


def with_phone(client: Client, phone: str) -> Client:
    """The client with another number, and its operator's code."""
    return replace(client, phone=phone, operator_code=phones.operator_code(phone))
