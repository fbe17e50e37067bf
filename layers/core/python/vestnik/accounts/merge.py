"""
An account that was joined to another one, until all that it had is there.

The link transaction is the moment from which the former account is nobody's: whatever concerns it
goes to its heir. What lies under it is moved afterwards; that is a row of its own, which waits in
the due table like everything else that must not be forgotten.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from vestnik import clock
from vestnik.accounts.model import LinkMove, Merge, User
from vestnik.accounts.ports import Accounts
from vestnik.emails.outbox import Outbox
from vestnik.platform.due import Due, Entry, HintQueue, Plan, schedule

MERGE = "merge"  # the kind of entries in the due table


def plan_of(merge: Merge, at: datetime) -> Plan:
    """The plan by which a merge waits for an instant."""
    return Plan(MERGE, merge.former_id, clock.to_ms(at), merge.rev)


@dataclass(frozen=True)
class Joining:
    """
    What joining an account to another one works with.

    `has_tasks`: whether an account would bring any along.
    """

    outbox: Outbox
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    has_tasks: Callable[[str], bool]

    def takes_tasks(self, move: LinkMove) -> bool:
        return move.merge is not None and self.has_tasks(move.merge.former_id)

    def move_link(self, move: LinkMove, *, accounts: Accounts) -> bool:
        """Move the link; what it leaves to be done is planned before, and its mail too."""

        def write() -> bool:
            return schedule(
                [plan_of(move.merge, move.merge.next_at)] if move.merge else [],
                lambda: accounts.move_link(move),
                due=self.due,
                hints=self.hints,
                now_ms=lambda: clock.to_ms(self.now()),
            )

        return self.outbox.write(move.mails, write)


class Merges(Protocol):
    """The merges. Raises TransientError when the store doesn't answer."""

    def claim(self, entry: Entry, *, now: datetime) -> Merge | None:
        """Take the entry's merge for 75 s; None if it isn't to be looked at now."""

    def put_off(self, merge: Merge, next_at: datetime) -> bool:
        """Let it go until then; False if it is no longer ours."""

    def close(self, merge: Merge) -> bool:
        """Forget it and the former account; False if it is no longer ours."""

    def awaits(self, entry: Entry) -> bool:
        """Whether a merge still waits for just this entry."""


def addressee(user_id: str, *, accounts: Accounts) -> User | None:
    """
    Whom an account's reminders go to: its heir's, where it was joined to another one.

    What was deleted all at once is its own: a reminder of it is of a task that is still there.
    """
    return addressees([user_id], accounts=accounts).get(user_id)


def addressees(user_ids: Sequence[str], *, accounts: Accounts) -> Mapping[str, User]:
    """The same for several, by the ids that were asked for; of those who have an account."""
    users = accounts.users_by_id(user_ids)
    wanted = {one.merged_into for one in users.values() if one.merged_into}
    heirs = accounts.users_by_id(sorted(wanted)) if wanted else {}
    return {
        user_id: replace(heirs[user.merged_into], cleared=user.cleared)
        if user.merged_into
        else user
        for user_id, user in users.items()
        if user.merged_into is None or user.merged_into in heirs
    }
