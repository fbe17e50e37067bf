"""A story, and what of it may be shown to whom."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from vestnik.platform.events import Event

Kind = Literal["mailing", "message", "client"]
_OF_CLIENTS = frozenset({"text", "fields", "tag", "consent_source"})
_PHONE = re.compile(r"(?<!\d)[78]\d{10}(?!\d)")


@dataclass(frozen=True)
class Told:
    """Something that happened."""

    at: datetime
    what: str
    actor: str
    detail: Mapping[str, Any]

    @classmethod
    def of(cls, event: Event) -> "Told":
        return cls(event.at, event.what, event.actor, event.detail)


@dataclass(frozen=True)
class Story:
    """All of it, oldest first. `is_complete`: False if there was too much to look through."""

    id: str
    kind: Kind
    events: tuple[Told, ...]
    is_complete: bool = True

    def without_people(self) -> "Story":
        """For whoever looks after the machinery: no phone whole, nothing that anyone is told."""
        return replace(self, events=tuple(replace(e, detail=_bare(e.detail)) for e in self.events))


def story(kind: Kind, thing_id: str, events: Iterable[Told], *, is_complete: bool = True) -> Story:
    """What happened in the order in which it did; at one instant as it is given."""
    ordered = tuple(sorted(events, key=lambda told: told.at))
    return Story(thing_id, kind, ordered, is_complete)


def _bare(detail: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: _masked(name, value) for name, value in detail.items() if name not in _OF_CLIENTS}


def _masked(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return _bare(value)
    if isinstance(value, str) and name in {"phone", "answer", "from", "to"}:
        return _PHONE.sub(lambda phone: f"{phone[0][:4]}…{phone[0][-2:]}", value)
    return value
