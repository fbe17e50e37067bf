"""An account that is being erased, and the code that stands for a password where there is none."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vestnik.accounts.model import Credentials
from vestnik.platform.due import LEASE

ERASURE = "erasure"  # the kind of entries in the due table
SETTLED_AFTER = LEASE  # by then nobody works who saw the account
CODE_LIFE = timedelta(minutes=10)
CODE_DIGITS = 8
CODE_TRIES = 5


@dataclass(frozen=True)
class Confirmation:
    """A code that was sent to the account's chat; good once, for so long, and for so many tries."""

    user_id: str
    code_hash: str
    expires_at: datetime


@dataclass(frozen=True)
class Chat:
    """A private chat that was an account's."""

    telegram_id: int
    chat_id: int


@dataclass(frozen=True)
class Erasure:
    """
    What is left of an account: `began_at` it ceased to be one.

    It is looked at again at `next_at`. `attempt` only rises and fences what its holder records.
    """

    user_id: str
    rev: str
    began_at: datetime
    next_at: datetime
    chat: Chat | None = None
    attempt: int = 0

    @property
    def settled_at(self) -> datetime:
        """From here on nothing new appears under the account."""
        return self.began_at + SETTLED_AFTER


@dataclass(frozen=True)
class Leaving:
    """
    An account as it was read, and what begins when it ends.

    `code_hash`: of the confirmation that is used up by this, where one proved the wish.
    """

    credentials: Credentials
    erasure: Erasure
    code_hash: str | None = None
