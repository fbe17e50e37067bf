"""Life stories as they go out."""

from typing import Any, Literal

from functions.api.schemas.base import Instant, Out
from vestnik.traces.model import Story, Told


class EventOut(Out):
    """
    Something that happened. `actor`: `user:<id>`, or the function that did it; empty where that is
    not known any more.
    """

    at: Instant
    what: str
    actor: str
    detail: dict[str, Any]

    @classmethod
    def of(cls, told: Told) -> "EventOut":
        return cls(at=told.at, what=told.what, actor=told.actor, detail=dict(told.detail))


class TraceOut(Out):
    """
    What happened to a thing, oldest first; of failed attempts with the answer, for 90 days.

    `complete`: false where there was too much to look through: a mailing of which more than 100
    messages had trouble, a client of so many mailings that the older ones were left out.
    """

    id: str
    kind: Literal["mailing", "message", "client"]
    events: list[EventOut]
    complete: bool

    @classmethod
    def of(cls, story: Story) -> "TraceOut":
        events = [EventOut.of(told) for told in story.events]
        return cls(id=story.id, kind=story.kind, events=events, complete=story.is_complete)
