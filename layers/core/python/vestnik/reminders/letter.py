"""A reminder as a mail."""

from datetime import datetime

from vestnik import ids
from vestnik.accounts.model import User
from vestnik.emails.model import Mail
from vestnik.reminders.model import Claimed
from vestnik.reminders.text import reminder_text
from vestnik.tasks.use_cases import reminder_ref


def reminder_mail(user: User, claimed: Claimed, late_s: int, now: datetime) -> Mail:
    """The mail of one attempt to a person who has an address; it says what the message would."""
    title, about = claimed.task.title, reminder_ref(claimed.task, claimed.reminder.id)
    return Mail(
        id=ids.derived_id(about, claimed.reminder.rev, str(claimed.reminder.attempt)),
        user_id=user.id,
        address=user.email or "",
        subject=reminder_text(user.language, title, late_s=0),
        text=reminder_text(user.language, title, late_s=late_s) + "\n",
        about=about,
        made_at=now,
        next_at=now,
    )
