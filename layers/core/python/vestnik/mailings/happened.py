"""What happens to mailings and their messages, as events (ADR 30)."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from vestnik import clock
from vestnik.mailings.model import Mailing, MailingState
from vestnik.mailings.ports import Attempt
from vestnik.mailings.windows import Window
from vestnik.platform.events import Event, Subject

WORKER = "mailing_pages"
ATTEMPT_FAILED = "attempt_failed"
_WHATS = {
    MailingState.DRAFT: "mailing_taken_back",
    MailingState.SCHEDULED: "mailing_released",
    MailingState.RUNNING: "mailing_resumed",
    MailingState.PAUSED: "mailing_paused",
    MailingState.CANCELLED: "mailing_cancelled",
    MailingState.FINISHED: "mailing_finished",
    MailingState.EXPIRED: "mailing_expired",
}
_TOLD = ("text", "filter", "start_at", "end_at", "window")


def attempt_failed(attempt: Attempt) -> Event:
    """A call that was no success; it is kept with the client whom it was made for."""
    after, answer = attempt.after, attempt.answer
    detail = {
        "mailing_id": attempt.mailing_id,
        "message_id": str(attempt.msg_id),
        "attempt": after.attempts,
        "error": getattr(answer.outcome, "code", None),
        "http_status": answer.status,
        "answer": answer.excerpt,
        "duration_ms": answer.duration_ms,
        "status": after.status.value,
        "next_attempt_at": _shown(after.next_at),
    }
    subject = Subject("client", attempt.client_id)
    return Event((subject,), ATTEMPT_FAILED, WORKER, attempt.at, detail)


def mailing_created(mailing: Mailing, *, cloned_from: str | None = None) -> Event:
    """Somebody has made it."""
    given = {name: _shown(getattr(mailing, name)) for name in _TOLD}
    detail = {**given, "state": mailing.state.value}
    if cloned_from:
        detail["cloned_from"] = cloned_from
    actor = f"user:{mailing.created_by}"
    return Event(_subject(mailing), "mailing_created", actor, mailing.created_at, detail)


def mailing_changed(
    before: Mailing, after: Mailing, *, actor: str, at: datetime, what: str | None = None
) -> Event:
    """What somebody has made of it: another state, or other fields; `what` calls it otherwise."""
    changes: dict[str, Any] = {
        name: {"from": _shown(getattr(before, name)), "to": _shown(getattr(after, name))}
        for name in _TOLD
        if getattr(before, name) != getattr(after, name)
    }
    if after.pause_reason and after.pause_reason is not before.pause_reason:
        changes["reason"] = after.pause_reason.value
    return Event(_subject(after), what or _what(before, after), actor, at, changes)


def _what(before: Mailing, after: Mailing) -> str:
    if after.deleted_at and not before.deleted_at:
        return "mailing_deleted"
    if before.state is after.state:
        return "mailing_edited"
    if before.state is MailingState.PAUSED and after.state is MailingState.SCHEDULED:
        return "mailing_resumed"
    return _WHATS[after.state]


def _subject(mailing: Mailing) -> tuple[Subject, ...]:
    return (Subject("mailing", mailing.id),)


def _shown(value: Any) -> Any:
    """As JSON says it."""
    match value:
        case datetime():
            return clock.rfc3339(value)
        case Window():
            return _window(value)
        case str() | None:
            return value
        case _:
            return asdict(value)


def _window(window: Window) -> Mapping[str, Any]:
    opens, closes = f"{window.opens:%H:%M}", f"{window.closes:%H:%M}"
    return {"from": opens, "to": closes, "days": sorted(window.days)}
