"""Sending one mail: claim, effect, commit (delivery.md, "The one pattern")."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from vestnik import clock
from vestnik.emails.model import Mail, MailState
from vestnik.emails.ports import Mails, Post
from vestnik.errors import PermanentError, TransientError
from vestnik.platform.due import Due, Entry, HintQueue, schedule


@dataclass(frozen=True)
class Clerk:
    """What sending works with. `has_account`: whether a person still has one, read consistently."""

    mails: Mails
    has_account: Callable[[str], bool]
    due: Due
    hints: HintQueue
    post: Post
    now: Callable[[], datetime]
    random: Callable[[], float]

    def now_ms(self) -> int:
        return clock.to_ms(self.now())


def send(entry: Entry, clerk: Clerk) -> Mail | None:
    """
    Send the entry's mail if it is to be sent now.

    Answers what was recorded; None if there was nothing to do or somebody else has done it since.

    Raises:
        TransientError: the store didn't answer; the hint may come again.
    """
    mail = clerk.mails.claim(entry, now=clerk.now())
    if mail is None:
        _drop_orphan(entry, clerk)
        return None
    after = _attempt(mail, clerk)
    recorded = _commit(after, clerk)
    clerk.due.delete(entry)
    return after if recorded else None


def _attempt(mail: Mail, clerk: Clerk) -> Mail:
    if not clerk.has_account(mail.user_id):
        return mail.failed("no_account")
    try:
        clerk.post.send(mail)
    except TransientError as error:
        return mail.tried(error.code, now=clerk.now(), random=clerk.random)
    except PermanentError as error:
        return mail.failed(error.code)
    return mail.sent(clerk.now())


def _commit(mail: Mail, clerk: Clerk) -> bool:
    plans = [mail.plan()] if mail.state is MailState.QUEUED else []
    return schedule(
        plans,
        lambda: clerk.mails.commit(mail),
        due=clerk.due,
        hints=clerk.hints,
        now_ms=clerk.now_ms,
    )


def _drop_orphan(entry: Entry, clerk: Clerk) -> None:
    """Delete an entry whose row no longer waits for it, once its row can't be about to come."""
    if entry.is_old(clerk.now_ms()) and not clerk.mails.awaits(entry):
        clerk.due.delete(entry)
