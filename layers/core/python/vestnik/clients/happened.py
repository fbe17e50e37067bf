"""What happens to clients, as events."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from vestnik import clock
from vestnik.clients.model import Client
from vestnik.platform.events import Event, Subject

_TOLD = (
    *("phone", "operator_code", "tag", "timezone"),
    *("opted_out", "consent_at", "consent_source"),
)


def client_created(client: Client, *, actor: str) -> Event:
    """Somebody has added him."""
    detail = {name: _shown(getattr(client, name)) for name in _TOLD}
    return Event(_subject(client), "client_created", actor, client.created_at, detail)


def client_changed(before: Client, after: Client, *, actor: str, at: datetime) -> Event:
    """What was changed of him; of free fields only which ones."""
    detail: dict[str, Any] = {
        name: {"from": _shown(getattr(before, name)), "to": _shown(getattr(after, name))}
        for name in _TOLD
        if getattr(before, name) != getattr(after, name)
    }
    names = _changed_fields(before.fields, after.fields)
    if names:
        detail["changed_fields"] = names
    return Event(_subject(after), _what(before, after), actor, at, detail)


def client_deleted(client: Client, *, actor: str, at: datetime) -> Event:
    """He is gone for good; nothing that was known of him is told any more."""
    return Event(_subject(client), "client_deleted", actor, at)


def _what(before: Client, after: Client) -> str:
    if after.opted_out and not before.opted_out:
        return "client_opted_out"
    return "client_changed"


def _changed_fields(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    return sorted(
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    )


def _subject(client: Client) -> tuple[Subject, ...]:
    return (Subject("client", client.id),)


def _shown(value: Any) -> Any:
    return clock.rfc3339(value) if isinstance(value, datetime) else value
