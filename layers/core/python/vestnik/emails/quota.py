"""A provider's daily quota: what was asked for goes before what can wait for another day."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from vestnik.emails.model import MailKind

SPREAD_S = 600.0  # over which those who waited begin, so that they don't come all at once
# Of the quota; others: all of it. Whoever causes many notices or reminders takes no reset away.
_PERCENT = {
    MailKind.PASSWORD_CHANGED: 95,
    MailKind.NEW_SIGN_IN: 95,
    MailKind.TELEGRAM_LINKED: 95,
    MailKind.OUTSIDE_CONNECTED: 95,
    MailKind.REMINDER: 90,
    MailKind.DIGEST: 80,
    MailKind.MAILING_STATISTICS: 80,
}


def share(kind: MailKind, per_day: int) -> int:
    """The number of mails a day, of all kinds together, up to which one of this kind may go."""
    return per_day * _PERCENT.get(kind, 100) // 100


def next_day(now: datetime, *, random: Callable[[], float]) -> datetime:
    """When to ask again: after the next midnight in UTC."""
    midnight = datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), datetime.min.time())
    return midnight.replace(tzinfo=UTC) + timedelta(seconds=random() * SPREAD_S)
