"""Forgetting a private chat whose owner has left for good."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from vestnik.platform.due import LEASE, Due
from vestnik.telegram.updates import StoredUpdate, entry_of


class ErasableUpdates(Protocol):
    """The rows of a chat. Raises TransientError when they don't answer."""

    def received_by(self, chat_id: int, instant: datetime) -> Sequence[StoredUpdate]:
        """What came up to an instant, closed ones too."""

    def take_chat(self, chat_id: int, *, holder: str, now: datetime, until: datetime) -> bool:
        """Whether the chat is the holder's now."""

    def erase(self, update: StoredUpdate, *, holder: str) -> None:
        """Raises ConditionRefusedError: the holder has lost the chat."""

    def erase_lease(self, chat_id: int, *, holder: str) -> None:
        """Let the next one have the chat, and nothing tell that there was one."""


def forget_chat(
    chat_id: int,
    until: datetime,
    *,
    holder: str,
    updates: ErasableUpdates,
    due: Due,
    now: datetime,
) -> Iterator[None]:
    """
    Erase what was written in a chat up to an instant, and what was to be sent there.

    Whoever answers somebody there meanwhile goes first: then nothing is erased yet. The chat stays
    the holder's until all is erased.
    """
    found = updates.received_by(chat_id, until)
    if found and not updates.take_chat(chat_id, holder=holder, now=now, until=now + LEASE):
        yield
        return
    for update in found:
        due.delete(entry_of(update, due))
        updates.erase(update, holder=holder)
        yield
    updates.erase_lease(chat_id, holder=holder)
