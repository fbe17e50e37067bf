"""What people have deleted all at once, on their rows in table `accounts` (access pattern 1)."""

from pynamodb.expressions.condition import Condition

from vestnik.accounts.cleared import NOTHING_CLEARED, Cleared
from vestnik.accounts.rows import UserRow, cleared_text, to_cleared, user_pk
from vestnik.platform.dynamodb import refusals


class ClearedStore:
    """The port `tasks.ports.Owners` over DynamoDB."""

    def cleared(self, user_id: str) -> Cleared:
        with refusals():
            try:
                row = UserRow.get(user_pk(user_id), UserRow.SK, consistent_read=True)
            except UserRow.DoesNotExist:
                return NOTHING_CLEARED
        return to_cleared(row.cleared)

    def replace_cleared(self, user_id: str, before: Cleared, after: Cleared) -> None:
        row = UserRow(user_pk(user_id), UserRow.SK)
        with refusals():
            row.update(
                [UserRow.cleared.set(cleared_text(after))], UserRow.pk.exists() & _is(before)
            )


def _is(cleared: Cleared) -> Condition:
    if cleared == NOTHING_CLEARED:
        return UserRow.cleared.does_not_exist()
    return UserRow.cleared == cleared_text(cleared)
