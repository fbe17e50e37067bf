"""Session families in table `accounts`; `store.py` lists the access patterns."""

from vestnik.accounts.model import User
from vestnik.accounts.reading import user_and
from vestnik.accounts.rows import (
    SessionRow,
    session_row,
    session_sk,
    to_session,
    user_pk,
)
from vestnik.accounts.session_family import GRACE, Session
from vestnik.clock import to_ms
from vestnik.errors import ConditionRefusedError
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
        found = user_and(session_sk(session_id), user_id)
        return (found[0], to_session(SessionRow.from_raw_data(found[1]))) if found else None

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
