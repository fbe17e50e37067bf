"""Forgetting a person's mails."""

from collections.abc import Iterator
from typing import Protocol

from vestnik.emails.model import Mail, MailState
from vestnik.platform.due import Due


class ErasableMails(Protocol):
    """The mails of all people."""

    def of_user(self, user_id: str) -> Iterator[Mail]: ...

    def erase(self, mail: Mail) -> None: ...


def forget(user_id: str, *, kept: ErasableMails, due: Due) -> Iterator[None]:
    """Mails, sent and waiting; whoever sends one at this moment finds no row to record it in."""
    for mail in kept.of_user(user_id):
        if mail.state is MailState.QUEUED:
            due.delete(due.entry(mail.plan()))
        kept.erase(mail)
        yield
