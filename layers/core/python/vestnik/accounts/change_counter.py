"""How often a person's tasks have changed, on his row in table `accounts` (access pattern 1)."""

from vestnik.accounts.rows import UserRow, user_pk
from vestnik.errors import ConditionRefusedError
from vestnik.platform.dynamodb import refusals


class ChangeCounter:
    """The port `tasks.ports.Changes` over DynamoDB."""

    def add(self, user_id: str) -> None:
        row = UserRow(user_pk(user_id), UserRow.SK)
        try:
            with refusals():
                row.update([UserRow.changes.add(1)], UserRow.pk.exists())
        except ConditionRefusedError:
            return  # the account is gone, and must not come back as half a row
