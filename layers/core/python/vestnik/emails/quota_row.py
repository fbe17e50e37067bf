"""
The daily quota that all workers share: one row a day (UTC).

Access pattern (table `ephemeral`): mail_quota#<date> / taken. Losing the row is harmless: the
provider says no for us, and mails wait.
"""

from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute
from pynamodb.expressions.condition import Condition

from vestnik.emails.model import MailKind
from vestnik.emails.quota import share
from vestnik.platform.dynamodb import Row, table_name, updated

_KEPT_S = 2 * 86_400


class _QuotaRow(Row):
    class Meta:
        table_name = table_name("ephemeral")

    taken = NumberAttribute(null=True)


class RowQuota:
    """The port `Quota` over DynamoDB; `per_day` 0: there is none, and nothing is counted."""

    def __init__(self, per_day: int) -> None:
        self._per_day = per_day

    def take(self, kind: MailKind, *, now: datetime) -> bool:
        if not self._per_day:
            return True
        most = share(kind, self._per_day)
        has_room = _QuotaRow.taken.does_not_exist() | (_QuotaRow.taken < most)
        return most > 0 and _counted(1, has_room, now)

    def give_back(self, *, now: datetime) -> None:
        if self._per_day:
            _counted(-1, _QuotaRow.taken > 0, now)


def _counted(by: int, condition: Condition, now: datetime) -> bool:
    row = _QuotaRow(f"mail_quota#{now.astimezone(UTC):%Y-%m-%d}", "taken")
    ttl = _QuotaRow.ttl.set(int(now.timestamp()) + _KEPT_S)
    return updated(row, [_QuotaRow.taken.add(by), ttl], condition)
