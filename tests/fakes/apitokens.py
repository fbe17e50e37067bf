"""API tokens in memory; they pass the same contract suite as the table."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from vestnik.accounts.model import User
from vestnik.apitokens.model import ApiToken


@dataclass
class FakeApiTokens:
    """`ApiTokens` as a dict; `users` are those who may have some."""

    users: dict[str, User] = field(default_factory=dict)
    tokens: dict[tuple[str, str], ApiToken] = field(default_factory=dict)

    def add(self, token: ApiToken) -> None:
        self.tokens[token.user_id, token.id] = token

    def of_user(self, user_id: str) -> list[ApiToken]:
        return [token for token in self.tokens.values() if token.user_id == user_id]

    def with_owner(self, user_id: str, token_id: str) -> tuple[User, ApiToken] | None:
        user, token = self.users.get(user_id), self.tokens.get((user_id, token_id))
        return (user, token) if user and token else None

    def note_use(self, token: ApiToken, at: datetime) -> None:
        if (token.user_id, token.id) in self.tokens:
            self.add(replace(token, last_used_at=at))

    def remove(self, user_id: str, token_id: str) -> bool:
        return self.tokens.pop((user_id, token_id), None) is not None
