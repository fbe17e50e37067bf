"""
Web links in table `accounts`.

Access patterns (all reads consistent):
    1. a person's link                    pk = U#<id>, sk = weblink
    2. whose a token is                   pk = L#<SHA-256 of the token>, sk = weblink
    3. a person with his link             BatchGet of pk = U#<id>, sk = user and of 1

1 is the truth; 2 is written and deleted with it, so that nothing tells of a link that is no more.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from vestnik.accounts.model import User
from vestnik.accounts.reading import user_and
from vestnik.accounts.rows import TABLE, user_pk
from vestnik.clock import from_ms, to_ms
from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.platform.dynamodb import Row, refusals, transaction
from vestnik.weblinks.model import LinkMode, WebLink

_KEPT = timedelta(days=1)  # after it expired, against a clock that is moved
_SK = "weblink"
_TRIES = 3  # of what meets another change of the same link


class _LinkRow(Row):
    class Meta:
        table_name = TABLE

    token_hash = UnicodeAttribute()
    mode = UnicodeAttribute()
    expires_at = NumberAttribute()
    last_used_at = NumberAttribute(null=True)


class _TokenRow(Row):
    class Meta:
        table_name = TABLE

    user_id = UnicodeAttribute()


class WebLinkStore:
    """The port `WebLinks` over DynamoDB."""

    def put(self, link: WebLink) -> None:
        ttl = int((link.expires_at + _KEPT).timestamp())
        row = _LinkRow(
            user_pk(link.user_id),
            _SK,
            token_hash=link.token_hash,
            mode=link.mode.value,
            expires_at=to_ms(link.expires_at),
            ttl=ttl,
        )
        token = _TokenRow(f"L#{link.token_hash}", _SK, user_id=link.user_id, ttl=ttl)

        def fill(write: TransactWrite, before: WebLink | None) -> None:
            write.save(token)
            write.save(row, condition=_is(before))
            if before:
                write.delete(_TokenRow(f"L#{before.token_hash}", _SK))

        self._change(link.user_id, fill)

    def of_user(self, user_id: str) -> WebLink | None:
        with refusals():
            try:
                return _to_link(_LinkRow.get(user_pk(user_id), _SK, consistent_read=True))
            except _LinkRow.DoesNotExist:
                return None

    def owner_of(self, token_hash: str) -> str | None:
        with refusals():
            try:
                return _TokenRow.get(f"L#{token_hash}", _SK, consistent_read=True).user_id
            except _TokenRow.DoesNotExist:
                return None

    def with_owner(self, user_id: str) -> tuple[User, WebLink] | None:
        found = user_and(_SK, user_id)
        return (found[0], _to_link(_LinkRow.from_raw_data(found[1]))) if found else None

    def note_use(self, link: WebLink, at: datetime) -> None:
        row = _LinkRow(user_pk(link.user_id), _SK)
        try:
            with refusals():
                row.update(
                    [_LinkRow.last_used_at.set(to_ms(at))],
                    _LinkRow.token_hash == link.token_hash,
                )
        except ConditionRefusedError:
            return

    def remove(self, user_id: str) -> None:
        def fill(write: TransactWrite, before: WebLink | None) -> None:
            write.delete(_LinkRow(user_pk(user_id), _SK), condition=_is(before))
            if before:
                write.delete(_TokenRow(f"L#{before.token_hash}", _SK))

        self._change(user_id, fill)

    def _change(self, user_id: str, fill: Callable[[TransactWrite, WebLink | None], None]) -> None:
        """
        Write on condition that the person's link is still the one that was read.

        Raises:
            TransientError: somebody else was always faster.
        """
        for _ in range(_TRIES):
            before = self.of_user(user_id)
            try:
                with refusals(), transaction() as write:
                    fill(write, before)
            except ConditionRefusedError:
                continue
            return
        raise TransientError


def _is(link: WebLink | None) -> Condition:
    if link is None:
        return _LinkRow.pk.does_not_exist()
    return _LinkRow.token_hash == link.token_hash


def _to_link(row: _LinkRow) -> WebLink:
    used = row.last_used_at
    return WebLink(
        user_id=row.pk.removeprefix("U#"),
        token_hash=row.token_hash,
        mode=LinkMode(row.mode),
        expires_at=from_ms(int(row.expires_at)),
        last_used_at=from_ms(int(used)) if used is not None else None,
    )
