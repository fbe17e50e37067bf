"""A reminder as a mail."""

from datetime import datetime

from vestnik import ids
from vestnik.accounts.model import User
from vestnik.emails.model import Mail, MailKind
from vestnik.reminders.model import Claimed
from vestnik.tasks.use_cases import reminder_ref


def reminder_mail(user: User, claimed: Claimed, late_s: int, now: datetime) -> Mail:
    """The mail of one attempt to a person who has an address."""
    task, about = claimed.task, reminder_ref(claimed.task, claimed.reminder.id)
    return Mail(
        id=ids.derived_id(about, claimed.reminder.rev, str(claimed.reminder.attempt)),
        user_id=user.id,
        kind=MailKind.REMINDER,
        language=user.language,
        timezone=user.timezone,
        values={"task_id": task.id, "title": task.title, "late_s": late_s},
        address=user.email,
        about=about,
        made_at=now,
        next_at=now,
    )
