"""Session families in table `accounts`; `store.py` lists the access patterns."""

from typing import Any

from vestnik.accounts.model import User
from vestnik.accounts.rows import (
    TABLE,
    SessionRow,
    UserRow,
    session_row,
    session_sk,
    to_session,
    to_user,
    user_pk,
)
from vestnik.accounts.session_family import GRACE, Session
from vestnik.clock import to_ms
from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.platform.dynamodb import refusals


class SessionStore:
    """`Sessions` in DynamoDB."""

    def add(self, session: Session) -> None:
        with refusals():
            session_row(session).save()

    def session(self, user_id: str, session_id: str) -> Session | None:
        with refusals():
            try:
                row = SessionRow.get(user_pk(user_id), session_sk(session_id), consistent_read=True)
            except SessionRow.DoesNotExist:
                return None
        return to_session(row)

    def signed_in(self, user_id: str, session_id: str) -> tuple[User, Session] | None:
        pk, sks = user_pk(user_id), (UserRow.SK, session_sk(session_id))
        keys: Any = [{"pk": pk, "sk": sk} for sk in sks]
        with refusals():
            table = SessionRow._get_connection()  # noqa: SLF001 - batch_get() takes one shape only
            answer = table.batch_get_item(keys, consistent_read=True)
        if answer["UnprocessedKeys"]:
            raise TransientError("storage_unavailable")
        found = {item["sk"]["S"]: item for item in answer["Responses"][TABLE]}
        if len(found) < len(sks):
            return None
        user, session = (found[sk] for sk in sks)
        return to_user(UserRow.from_raw_data(user)), to_session(SessionRow.from_raw_data(session))

    def rotate(self, before: Session, after: Session) -> bool:
        row = SessionRow(user_pk(before.user_id), session_sk(before.id))
        try:
            with refusals():
                row.update(
                    [
                        SessionRow.generation.set(after.generation),
                        SessionRow.current.set(after.current),
                        SessionRow.previous.set(before.current),
                        SessionRow.previous_until.set(to_ms(after.rotated_at + GRACE)),
                        SessionRow.rotated_at.set(to_ms(after.rotated_at)),
                    ],
                    SessionRow.generation == before.generation,
                )
        except ConditionRefusedError:
            return False
        return True

    def end(self, user_id: str, session_id: str) -> bool:
        try:
            with refusals():
                SessionRow(user_pk(user_id), session_sk(session_id)).delete(SessionRow.pk.exists())
        except ConditionRefusedError:
            return False
        return True

    def of_user(self, user_id: str) -> list[Session]:
        with refusals():
            rows = SessionRow.query(
                user_pk(user_id), SessionRow.sk.startswith("S#"), consistent_read=True
            )
            return [to_session(row) for row in rows]
