"""A mail on its way to one person."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from vestnik.platform.backoff import TRIES_MAX, backoff_s
from vestnik.platform.due import Plan
from vestnik.texts import Language

MAIL = "mail"  # the kind of entries in the due table
_REV = "0"  # mails don't change
_PATIENCE = timedelta(days=3)  # how long what is not a mail's own fault may keep it waiting
_RESET_PATIENCE = timedelta(hours=1)  # then its link is dead
_SHOWN_AS = {"Cc": " ", "Cs": "\ufffd"}  # control characters; halves of a character
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class MailKind(StrEnum):
    """What a mail is for."""

    WELCOME = "welcome"
    CONFIRMATION = "confirmation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a name, no password
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the same
    NEW_SIGN_IN = "new_sign_in"
    TELEGRAM_LINKED = "telegram_linked"
    OUTSIDE_CONNECTED = "outside_connected"
    REMINDER = "reminder"
    DIGEST = "digest"
    MAILING_STATISTICS = "mailing_statistics"


Topic = Literal["digest", "reminder", "notice", "statistics"]
Way = Literal["mail", "chat"]

TOPICS: Mapping[MailKind, Topic] = {
    MailKind.WELCOME: "digest",
    MailKind.DIGEST: "digest",
    MailKind.REMINDER: "reminder",
    MailKind.NEW_SIGN_IN: "notice",
    MailKind.TELEGRAM_LINKED: "notice",
    MailKind.OUTSIDE_CONNECTED: "notice",
    MailKind.MAILING_STATISTICS: "statistics",
}  # what one can unsubscribe from where a mail of a kind names it; the others are not to be missed


class MailState(StrEnum):
    """The life of a mail; `cancelled`: nobody wants it any more."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Mail:
    """
    What is to be said to one person; it never changes, so that whoever says it twice says the same.

    `id` is also its Message-ID. `values`: what its kind tells of, as JSON; how it looks is made of
    them when it is sent (ADR 22). It goes to the chat `chat_id`, and where there is none or the
    chat refuses it, to `address`. `about` names what it tells of, as entries of the due table do.
    `attempt` only rises and fences the commit; `tries` counts towards the cap.
    """

    id: str
    user_id: str
    kind: MailKind
    language: Language
    timezone: str
    values: Mapping[str, Any]
    about: str
    made_at: datetime
    next_at: datetime
    address: str | None = None
    chat_id: int | None = None
    state: MailState = MailState.QUEUED
    attempt: int = 0
    tries: int = 0
    sent_at: datetime | None = None
    error: str | None = None

    def plan(self) -> Plan:
        """When to look at it next."""
        due_ms = int(self.next_at.timestamp() * 1000)
        return Plan(MAIL, f"{self.user_id}:{self.id}", due_ms, _REV)

    def ways(self) -> "list[Mail]":
        """The same mail by each way that it may go, in their order: its chat, its address."""
        by_address = replace(self, chat_id=None)
        if self.chat_id is None:
            return [by_address]
        return [self] if self.address is None else [self, by_address]

    def sent(self, now: datetime) -> "Mail":
        return replace(self, state=MailState.SENT, tries=self.tries + 1, sent_at=now, error=None)

    def cancelled(self, reason: str) -> "Mail":
        return replace(self, state=MailState.CANCELLED, error=reason)

    def failed(self, reason: str) -> "Mail":
        return replace(self, state=MailState.FAILED, tries=self.tries + 1, error=reason)

    def tried(self, reason: str, *, now: datetime, random: Callable[[], float]) -> "Mail":
        """To be tried again after a while, or failed for good after the eighth time."""
        tries = self.tries + 1
        if tries >= TRIES_MAX:
            return self.failed(reason)
        next_at = now + timedelta(seconds=backoff_s(tries, random=random))
        return replace(self, tries=tries, next_at=next_at, error=reason)

    def put_off(self, reason: str, until: datetime) -> "Mail":
        """To wait for no fault of its own, which counts as no try; failed if that takes days."""
        patience = _RESET_PATIENCE if self.kind is MailKind.PASSWORD_RESET else _PATIENCE
        if until - self.made_at > patience:
            return self.failed(reason)
        return replace(self, next_at=until, error=reason)


def one_line(text: str) -> str:
    """What somebody wrote as a line that can't become two, nor turn its neighbours around."""
    kept = (_SHOWN_AS.get(unicodedata.category(one), one) for one in text if one not in _BIDI)
    return " ".join("".join(kept).split())
