"""What API tokens need from outside. All reads are consistent."""

from datetime import datetime
from typing import Protocol

from vestnik.accounts.model import User
from vestnik.apitokens.model import ApiToken


class ApiTokens(Protocol):
    """The tokens of all people. Raises TransientError when the store doesn't answer."""

    def add(self, token: ApiToken) -> None: ...

    def of_user(self, user_id: str) -> list[ApiToken]:
        """All that are kept, expired ones too."""

    def with_owner(self, user_id: str, token_id: str) -> tuple[User, ApiToken] | None:
        """A person and a token of his, read together; None when either is gone."""

    def note_use(self, token: ApiToken, at: datetime) -> None:
        """Does nothing when it is gone."""

    def remove(self, user_id: str, token_id: str) -> bool:
        """False: there was none."""
