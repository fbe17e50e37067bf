"""The rows of sessions in table `accounts`. Instants are milliseconds since 1970."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from vestnik.accounts.rows import KEPT, TABLE, user_pk
from vestnik.accounts.session_family import Session
from vestnik.clock import from_ms, to_ms
from vestnik.platform.dynamodb import Row


class SessionRow(Row):
    """pk `U#<id>`, sk `S#<session id>`."""

    class Meta:
        table_name = TABLE

    seed = UnicodeAttribute()
    generation = NumberAttribute()
    current = UnicodeAttribute()
    previous = UnicodeAttribute(null=True)
    previous_until = NumberAttribute(null=True)
    created_at = NumberAttribute()
    rotated_at = NumberAttribute()
    expires_at = NumberAttribute()
    device = UnicodeAttribute(null=True)
    epoch = NumberAttribute(null=True)
    provider = UnicodeAttribute(null=True)
    proved_at = NumberAttribute(null=True)


def session_sk(session_id: str) -> str:
    return f"S#{session_id}"


def session_row(session: Session) -> SessionRow:
    return SessionRow(
        user_pk(session.user_id),
        session_sk(session.id),
        seed=session.seed,
        generation=session.generation,
        current=session.current,
        previous=session.previous,
        previous_until=to_ms(session.previous_until) if session.previous_until else None,
        created_at=to_ms(session.created_at),
        rotated_at=to_ms(session.rotated_at),
        expires_at=to_ms(session.expires_at),
        device=session.device or None,
        epoch=session.epoch or None,
        provider=session.provider,
        proved_at=to_ms(session.proved_at) if session.proved_at else None,
        ttl=int((session.expires_at + KEPT).timestamp()),
    )


def to_session(row: SessionRow) -> Session:
    until, proved_at = row.previous_until, row.proved_at
    return Session(
        id=row.sk.removeprefix("S#"),
        user_id=row.pk.removeprefix("U#"),
        seed=row.seed,
        generation=int(row.generation),
        current=row.current,
        previous=row.previous,
        previous_until=from_ms(int(until)) if until is not None else None,
        created_at=from_ms(int(row.created_at)),
        rotated_at=from_ms(int(row.rotated_at)),
        expires_at=from_ms(int(row.expires_at)),
        device=row.device or "",
        epoch=int(row.epoch or 0),
        provider=row.provider,
        proved_at=from_ms(int(proved_at)) if proved_at is not None else None,
    )
