"""Daily quotas in memory."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from vestnik.emails.model import MailKind
from vestnik.emails.quota import share


@dataclass
class FakeQuota:
    """`per_day` 0: there is none. `taken`: by each day."""

    per_day: int = 0
    taken: Counter[date] = field(default_factory=Counter)

    def take(self, kind: MailKind, *, now: datetime) -> bool:
        if self.per_day and self.taken[now.date()] >= share(kind, self.per_day):
            return False
        self.taken[now.date()] += 1
        return True

    def give_back(self, *, now: datetime) -> None:
        self.taken[now.date()] -= 1
