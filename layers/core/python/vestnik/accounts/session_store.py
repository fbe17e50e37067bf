"""Session families and their devices in table `accounts`; `store.py` lists the access patterns."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.attributes import NumberAttribute
from pynamodb.transactions import TransactWrite

from vestnik.accounts.devices import REMEMBERED, device_mark
from vestnik.accounts.model import User
from vestnik.accounts.reading import user_and
from vestnik.accounts.rows import KEPT, TABLE, user_pk
from vestnik.accounts.session_family import GRACE, Session
from vestnik.accounts.session_rows import SessionRow, session_row, session_sk, to_session
from vestnik.clock import to_ms
from vestnik.emails.model import Mail
from vestnik.emails.store import add_mails
from vestnik.errors import ConditionRefusedError
from vestnik.platform.dynamodb import Row, committed, refusals


class DeviceRow(Row):
    """pk `U#<id>`, sk `V#<mark of the device>`: it is known until then."""

    class Meta:
        table_name = TABLE

    until = NumberAttribute()


class SessionStore:
    """`Sessions` in DynamoDB."""

    def add(self, session: Session, mails: Sequence[Mail] = ()) -> bool:
        if not mails:  # nothing has to agree, and a transaction costs twice as much
            with refusals():
                _device_row(session.user_id, session.device, session.created_at).save()
                session_row(session).save()
            return True

        def fill(write: TransactWrite) -> None:
            write.save(session_row(session))
            _add_device(write, session.user_id, session.device, session.created_at)
            add_mails(write, mails)

        return committed(fill)

    def add_device(
        self, user_id: str, device: str, mails: Sequence[Mail], *, now: datetime
    ) -> bool:
        def fill(write: TransactWrite) -> None:
            _add_device(write, user_id, device, now)
            add_mails(write, mails)

        return committed(fill)

    def knows_device(self, user_id: str, device: str, *, now: datetime) -> bool:
        with refusals():
            try:
                row = DeviceRow.get(*_device_key(user_id, device), consistent_read=True)
            except DeviceRow.DoesNotExist:
                return False
        return to_ms(now) < int(row.until)

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


def _device_key(user_id: str, device: str) -> tuple[str, str]:
    return user_pk(user_id), f"V#{device_mark(device)}"


def _add_device(write: TransactWrite, user_id: str, device: str, now: datetime) -> None:
    """Let a transaction make a device known that is not."""
    is_new = DeviceRow.until.does_not_exist() | (DeviceRow.until <= to_ms(now))
    write.save(_device_row(user_id, device, now), condition=is_new)


def _device_row(user_id: str, device: str, now: datetime) -> DeviceRow:
    """Makes a device known from now on."""
    until = now + REMEMBERED
    return DeviceRow(
        *_device_key(user_id, device),
        until=to_ms(until),
        ttl=int((until + KEPT).timestamp()),
    )
