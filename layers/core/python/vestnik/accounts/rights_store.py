"""
Accounts as administrators see them, in table `accounts`.

Access patterns (all reads consistent):
    1. an account                  pk = U#<id>, sk = user
    2. all accounts, by id         pk = users, sk > U#<id>; then BatchGet of 1
    3. change roles, disable       update 1 on condition, together with who is listed under a role
"""

from collections.abc import Sequence
from typing import Any

from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from vestnik.accounts.model import EVERYBODY, User
from vestnik.accounts.rows import TABLE, ListedRow, UserRow, to_user, user_pk
from vestnik.accounts.staff_store import note_roles
from vestnik.errors import TransientError
from vestnik.platform.dynamodb import committed, refusals

_BATCH = 100  # BatchGetItem


class RightsStore:
    """The port `Rights` over DynamoDB."""

    def account(self, user_id: str) -> User | None:
        return next(iter(_users([user_pk(user_id)])), None)

    def page(self, *, after: str | None, limit: int) -> tuple[Sequence[User], str | None]:
        keys = ListedRow.sk > user_pk(after) if after else None
        with refusals():
            rows = ListedRow.query(ListedRow.PK, keys, consistent_read=True, limit=limit)
            found = [row.sk for row in rows]
        users = [user for user in _users(found) if not user.merged_into]
        last = found[-1].removeprefix("U#") if len(found) == limit else None
        return sorted(users, key=lambda user: user.id), last

    def replace(self, before: User, after: User) -> bool:
        def fill(write: TransactWrite) -> None:
            write.update(
                UserRow(user_pk(before.id), UserRow.SK),
                _actions(after),
                condition=UserRow.version == before.version,
            )
            note_roles(write, before.id, before=before.roles, after=after.roles)

        return committed(fill)


def _actions(after: User) -> list[Action]:
    roles, disabled = set(after.roles - {EVERYBODY}), UserRow.disabled
    return [
        UserRow.roles.set(roles) if roles else UserRow.roles.remove(),
        disabled.set(True) if after.is_disabled else disabled.remove(),
        UserRow.version.set(after.version),
    ]


def _users(pks: Sequence[str]) -> list[User]:
    """
    Those of them who are still there.

    Raises:
        TransientError: DynamoDB left something out.
    """
    found: list[User] = []
    for first in range(0, len(pks), _BATCH):
        keys: Any = [{"pk": pk, "sk": UserRow.SK} for pk in pks[first : first + _BATCH]]
        with refusals():
            table = UserRow._get_connection()  # noqa: SLF001 - as in reading.py
            answer = table.batch_get_item(keys, consistent_read=True)
        if answer["UnprocessedKeys"]:
            raise TransientError("storage_unavailable")
        found += [to_user(UserRow.from_raw_data(item)) for item in answer["Responses"][TABLE]]
    return found
