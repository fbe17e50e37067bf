"""Reading an account together with another row of its own."""

from typing import Any

from vestnik.accounts.model import User
from vestnik.accounts.rows import TABLE, UserRow, to_user, user_pk
from vestnik.errors import TransientError
from vestnik.platform.dynamodb import refusals


def user_and(sk: str, user_id: str) -> tuple[User, dict[str, Any]] | None:
    """The account and its raw item under a sort key, both or none, in one consistent read."""
    keys: Any = [{"pk": user_pk(user_id), "sk": key} for key in (UserRow.SK, sk)]
    with refusals():
        table = UserRow._get_connection()  # noqa: SLF001 - batch_get() takes one shape only
        answer = table.batch_get_item(keys, consistent_read=True)
    if answer["UnprocessedKeys"]:
        raise TransientError("storage_unavailable")
    found = {item["sk"]["S"]: item for item in answer["Responses"][TABLE]}
    if len(found) < len(keys):
        return None
    return to_user(UserRow.from_raw_data(found[UserRow.SK])), found[sk]
