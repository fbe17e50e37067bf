"""Web links in memory; they pass the same contract suite as the table."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from vestnik.accounts.model import User
from vestnik.weblinks.model import WebLink


@dataclass
class FakeWebLinks:
    """`WebLinks` as dicts; `users` are those who may have one."""

    users: dict[str, User] = field(default_factory=dict)
    links: dict[str, WebLink] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)

    def put(self, link: WebLink) -> None:
        self.remove(link.user_id)
        self.links[link.user_id] = link
        self.owners[link.token_hash] = link.user_id

    def of_user(self, user_id: str) -> WebLink | None:
        return self.links.get(user_id)

    def owner_of(self, token_hash: str) -> str | None:
        return self.owners.get(token_hash)

    def with_owner(self, user_id: str) -> tuple[User, WebLink] | None:
        user, link = self.users.get(user_id), self.links.get(user_id)
        return (user, link) if user and link else None

    def note_use(self, link: WebLink, at: datetime) -> None:
        current = self.links.get(link.user_id)
        if current and current.token_hash == link.token_hash:
            self.links[link.user_id] = replace(current, last_used_at=at)

    def remove(self, user_id: str) -> None:
        link = self.links.pop(user_id, None)
        if link:
            del self.owners[link.token_hash]
