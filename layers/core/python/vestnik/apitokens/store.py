"""
API tokens in table `accounts`.

Access patterns (all reads consistent):
    1. a person's tokens           pk = U#<id>, sk begins with A#
    2. a person with one of them   BatchGet of pk = U#<id>, sk = user and of sk = A#<token id>
"""

from datetime import datetime, timedelta

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from vestnik.accounts.model import User
from vestnik.accounts.reading import user_and
from vestnik.accounts.rows import TABLE, user_pk
from vestnik.apitokens.model import ApiToken, Scope
from vestnik.clock import from_ms, to_ms
from vestnik.errors import ConditionRefusedError
from vestnik.platform.dynamodb import Row, refusals

_KEPT = timedelta(days=1)  # after it expired, against a clock that is moved
_PREFIX = "A#"


class TokenRow(Row):
    """pk `U#<id>`, sk `A#<token id>`."""

    class Meta:
        table_name = TABLE

    secret_hash = UnicodeAttribute()
    name = UnicodeAttribute()
    scopes = UnicodeSetAttribute()
    created_at = NumberAttribute()
    expires_at = NumberAttribute()
    last_used_at = NumberAttribute(null=True)


class ApiTokenStore:
    """The port `ApiTokens` over DynamoDB."""

    def add(self, token: ApiToken) -> None:
        row = TokenRow(
            *_key(token.user_id, token.id),
            secret_hash=token.secret_hash,
            name=token.name,
            scopes={scope.value for scope in token.scopes},
            created_at=to_ms(token.created_at),
            expires_at=to_ms(token.expires_at),
            ttl=int((token.expires_at + _KEPT).timestamp()),
        )
        with refusals():
            row.save()

    def of_user(self, user_id: str) -> list[ApiToken]:
        with refusals():
            rows = TokenRow.query(
                user_pk(user_id), TokenRow.sk.startswith(_PREFIX), consistent_read=True
            )
            return [_to_token(row) for row in rows]

    def with_owner(self, user_id: str, token_id: str) -> tuple[User, ApiToken] | None:
        found = user_and(f"{_PREFIX}{token_id}", user_id)
        return (found[0], _to_token(TokenRow.from_raw_data(found[1]))) if found else None

    def note_use(self, token: ApiToken, at: datetime) -> None:
        row = TokenRow(*_key(token.user_id, token.id))
        try:
            with refusals():
                row.update([TokenRow.last_used_at.set(to_ms(at))], TokenRow.pk.exists())
        except ConditionRefusedError:
            return

    def remove(self, user_id: str, token_id: str) -> bool:
        try:
            with refusals():
                TokenRow(*_key(user_id, token_id)).delete(TokenRow.pk.exists())
        except ConditionRefusedError:
            return False
        return True


def _key(user_id: str, token_id: str) -> tuple[str, str]:
    return user_pk(user_id), f"{_PREFIX}{token_id}"


def _to_token(row: TokenRow) -> ApiToken:
    used = row.last_used_at
    return ApiToken(
        id=row.sk.removeprefix(_PREFIX),
        user_id=row.pk.removeprefix("U#"),
        secret_hash=row.secret_hash,
        name=row.name,
        scopes=frozenset(Scope(one) for one in row.scopes),
        created_at=from_ms(int(row.created_at)),
        expires_at=from_ms(int(row.expires_at)),
        last_used_at=from_ms(int(used)) if used is not None else None,
    )
