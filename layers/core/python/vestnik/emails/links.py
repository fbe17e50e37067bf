"""
Addresses in mails.

Those that act carry a token: what they are for and an HMAC of it, so that no row keeps a secret.
Pages take it behind `#`, which reaches no log; each expires by what its row says, not by itself.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vestnik import ids
from vestnik.emails.model import Topic

Purpose = Literal["reset", "confirm", "unsubscribe"]


@dataclass(frozen=True)
class MailLinks:
    """Makes addresses; `app_url` ends with a slash, the first of `keys` signs."""

    app_url: str
    keys: Sequence[str]

    @property
    def telegram_url(self) -> str:
        """Where one sees which chat is linked, and unlinks it."""
        return f"{self.app_url}telegram"

    @property
    def sessions_url(self) -> str:
        """Where one sees who is signed in and by what else one can be, and changes the password."""
        return f"{self.app_url}settings/sessions"

    @property
    def mailings_url(self) -> str:
        return f"{self.app_url}mailings"

    def mailing_url(self, mailing_id: str) -> str:
        return f"{self.mailings_url}/{mailing_id}"

    def task_url(self, task_id: str) -> str:
        return f"{self.app_url}t/{task_id}"

    def reset_url(self, user_id: str, reset_id: str, chat_id: int | None = None) -> str:
        """Tells, when it is used, whether it was sent by mail or to which chat."""
        way = ("mail",) if chat_id is None else ("chat", str(chat_id))
        return f"{self.app_url}reset#{self._token('reset', user_id, reset_id, *way)}"

    def confirm_url(self, user_id: str, address: str) -> str:
        return f"{self.app_url}confirm#{self._token('confirm', user_id, address_mark(address))}"

    def unsubscribe_page(self, user_id: str, topic: Topic) -> str:
        """For people: a page with a button."""
        return f"{self.app_url}unsubscribe#{self._token('unsubscribe', user_id, topic)}"

    def unsubscribe_url(self, user_id: str, topic: Topic) -> str:
        """For programs: a POST unsubscribes (RFC 8058)."""
        token = self._token("unsubscribe", user_id, topic)
        return f"{self.app_url}api/unsubscribe?token={token}"

    def _token(self, purpose: Purpose, *parts: str) -> str:
        return ".".join((*parts, _signature(self.keys[0], purpose, parts)))


def read_token(purpose: Purpose, token: str, keys: Sequence[str]) -> tuple[str, ...] | None:
    """What a token of ours is for; None for any other text."""
    *parts, given = token.split(".")
    signatures = [_signature(key, purpose, parts).encode() for key in keys]
    good = any(hmac.compare_digest(given.encode(), one) for one in signatures)
    return tuple(parts) if good else None


def address_mark(address: str) -> str:
    """Stands for an address where the address itself is not to be seen."""
    return ids.derived_id("address", address)


def _signature(key: str, purpose: Purpose, parts: Sequence[str]) -> str:
    return ids.keyed_hash(key, "mail", purpose, *parts)
