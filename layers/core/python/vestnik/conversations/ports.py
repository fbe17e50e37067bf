"""What the conversation needs to remember."""

from datetime import datetime
from typing import Protocol

from vestnik.conversations.model import Place, Waiting


class Conversations(Protocol):
    """
    The dialogues of all people.

    An update may be handled again after it was half done: it finds what the first handling found.
    """

    def waiting(self, place: Place, *, update_id: int, now: datetime) -> Waiting | None:
        """What the bot waited for when the update came."""

    def wait(self, place: Place, waiting: Waiting | None, *, update_id: int, now: datetime) -> None:
        """
        What it waits for after the update; None: for nothing.

        Raises:
            ConditionRefusedError: the chat is no longer the caller's to handle.
        """
