"""What people have deleted all at once, on accounts in memory."""

from dataclasses import dataclass, replace

from vestnik.accounts.cleared import NOTHING_CLEARED, Cleared
from vestnik.accounts.model import User
from vestnik.errors import ConditionRefusedError


@dataclass
class FakeOwners:
    """`Owners` over a dict of accounts; it passes the same contract suite as the table."""

    users: dict[str, User]

    def cleared(self, user_id: str) -> Cleared:
        user = self.users.get(user_id)
        return user.cleared if user else NOTHING_CLEARED

    def replace_cleared(self, user_id: str, before: Cleared, after: Cleared) -> None:
        if user_id not in self.users or self.cleared(user_id) != before:
            raise ConditionRefusedError
        self.users[user_id] = replace(self.users[user_id], cleared=after)
