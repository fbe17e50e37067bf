"""
What hangs on an account's e-mail address, on its row in table `accounts` (access pattern 1).

Each is a conditional write: whatever was read before may have changed since.
"""

from collections.abc import Sequence
from dataclasses import replace

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik.accounts.model import PasswordReset, User
from vestnik.accounts.rows import UserRow, is_of_epoch, user_pk, with_password, with_reset
from vestnik.emails.model import Mail
from vestnik.emails.store import add_mails
from vestnik.platform.dynamodb import committed


class MailboxStore:
    """The port `Mailboxes` over DynamoDB."""

    def confirm(self, user_id: str, address: str) -> bool:
        actions: list[Action] = [
            UserRow.email_confirmed.set(True),
            UserRow.email_refused.remove(),
        ]
        return _updated(user_id, actions, UserRow.email == address)

    def refuse(self, user_id: str, address: str, reason: str) -> bool:
        refused: Action = UserRow.email_refused.set(reason)
        return _updated(user_id, [refused], UserRow.email == address)

    def try_again(self, user: User, mails: Sequence[Mail]) -> bool:
        switched_on: Action = UserRow.email_refused.remove()
        return _updated(user.id, [switched_on], UserRow.email == user.email, mails)

    def begin_reset(self, user: User, reset: PasswordReset, mails: Sequence[Mail]) -> bool:
        return _updated(user.id, with_reset(reset), UserRow.email == user.email, mails)

    def finish_reset(
        self,
        user: User,
        used: PasswordReset,
        new: str,
        mails: Sequence[Mail] = (),
        *,
        only_way_in: bool,
    ) -> User | None:
        after = replace(user, epoch=user.epoch + 1, has_password=True)
        actions = [*with_password(new, epoch=after.epoch), *with_reset(used)]
        condition = _is_unspent(used) & is_of_epoch(user.epoch)
        if only_way_in:
            condition &= UserRow.telegram_id.does_not_exist() & UserRow.outside.does_not_exist()
        return after if _updated(after.id, actions, condition, mails) else None


def _is_unspent(used: PasswordReset) -> Condition:
    """Whether it had not been used so when it was read."""
    unspent: Condition = (UserRow.reset_id == used.id) & UserRow.reset_used.does_not_exist()
    if not used.is_used:
        unspent &= UserRow.reset_chat_used.does_not_exist()
    return unspent


def _updated(
    user_id: str, actions: list[Action], condition: Condition, mails: Sequence[Mail] = ()
) -> bool:
    def fill(write: TransactWrite) -> None:
        write.update(UserRow(user_pk(user_id), UserRow.SK), actions, condition=condition)
        add_mails(write, mails)

    return committed(fill)
