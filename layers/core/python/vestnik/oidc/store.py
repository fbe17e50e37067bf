"""
Sign-ins through providers, and what is known of these, in table `ephemeral`.

Access patterns (all reads consistent):
    1. a sign-in by its cookie's SHA-256    pk = oauth#<sha256>, sk = flow
    2. what a provider says of itself       pk = oidc#<provider>, sk = metadata
    3. when a worker was last asked for 2   pk = oidc#<provider>, sk = question

A sign-in only ever goes on, from stage to stage, each step on condition of the one before.
"""

from datetime import datetime, timedelta
from typing import Any, cast

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from vestnik.accounts.outside import Identity
from vestnik.clock import from_ms, to_ms
from vestnik.oidc.model import Flow, Metadata, Purpose, Stage
from vestnik.platform.dynamodb import Row, refusals, table_name, updated
from vestnik.texts import Language

_KEPT = timedelta(minutes=30)  # after it expired; who leaves is forgotten within the hour
_ASKED_AGAIN = timedelta(seconds=5)  # a question that was not answered by then was lost
_TABLE = table_name("ephemeral")


class FlowRow(Row):
    """A sign-in."""

    class Meta:
        table_name = _TABLE

    SK = "flow"

    provider = UnicodeAttribute()
    state = UnicodeAttribute()
    nonce = UnicodeAttribute()
    verifier = UnicodeAttribute(null=True)
    next = UnicodeAttribute()
    timezone = UnicodeAttribute()
    language = UnicodeAttribute()
    expires_at = NumberAttribute()
    purpose = UnicodeAttribute()
    user_id = UnicodeAttribute(null=True)
    stage = UnicodeAttribute()
    code = UnicodeAttribute(null=True)
    hinted_at = NumberAttribute(null=True)
    claimed_until = NumberAttribute(null=True)
    identity = JSONAttribute(null=True)
    signed_in_at = NumberAttribute(null=True)
    failure = UnicodeAttribute(null=True)
    used_at = NumberAttribute(null=True)


class MetadataRow(Row):
    """What a provider says of itself."""

    class Meta:
        table_name = _TABLE

    SK = "metadata"

    issuer = UnicodeAttribute()
    authorization_endpoint = UnicodeAttribute()
    token_endpoint = UnicodeAttribute()
    jwks_uri = UnicodeAttribute()
    auth_methods = JSONAttribute()
    fetched_at = NumberAttribute()
    keys = JSONAttribute()
    keys_at = NumberAttribute()


class QuestionRow(Row):
    """That a worker was asked."""

    class Meta:
        table_name = _TABLE

    SK = "question"

    asked_at = NumberAttribute()


class FlowStore:
    """The port `Flows` over DynamoDB."""

    def add(self, flow: Flow) -> None:
        row = FlowRow(
            *_flow_key(flow.key),
            provider=flow.provider,
            state=flow.state,
            nonce=flow.nonce,
            verifier=flow.verifier,
            next=flow.next,
            timezone=flow.timezone,
            language=flow.language,
            expires_at=to_ms(flow.expires_at),
            purpose=flow.purpose,
            user_id=flow.user_id,
            stage=flow.stage,
            ttl=int((flow.expires_at + _KEPT).timestamp()),
        )
        with refusals():
            row.save()

    def flow(self, key: str) -> Flow | None:
        with refusals():
            try:
                return _to_flow(FlowRow.get(*_flow_key(key), consistent_read=True))
            except FlowRow.DoesNotExist:
                return None

    def bring_back(self, key: str, code: str, *, now: datetime) -> bool:
        actions: list[Action] = [
            FlowRow.code.set(code),
            FlowRow.hinted_at.set(to_ms(now)),
            FlowRow.stage.set(Stage.RETURNED),
        ]
        return updated(_at(key), actions, FlowRow.stage == Stage.BEGUN)

    def refuse(self, key: str, failure: str) -> bool:
        return updated(_at(key), _failing(failure), FlowRow.stage == Stage.BEGUN)

    def note_hint(self, key: str, *, now: datetime, last: datetime | None) -> bool:
        as_read: Condition = FlowRow.hinted_at.does_not_exist()
        if last is not None:
            as_read = FlowRow.hinted_at == to_ms(last)
        return updated(_at(key), [FlowRow.hinted_at.set(to_ms(now))], as_read)

    def claim(self, key: str, *, now: datetime, until: datetime) -> Flow | None:
        row = _at(key)
        waits: Condition = FlowRow.stage == Stage.RETURNED
        waits &= FlowRow.expires_at > to_ms(now)
        actions: list[Action] = [
            FlowRow.stage.set(Stage.CLAIMED),
            FlowRow.claimed_until.set(to_ms(until)),
        ]
        return _to_flow(row) if updated(row, actions, waits) else None

    def prove(self, key: str, identity: Identity, signed_in_at: datetime | None) -> bool:
        actions: list[Action] = [
            FlowRow.identity.set(vars(identity)),
            FlowRow.stage.set(Stage.PROVED),
            *_forgetting(),
        ]
        if signed_in_at is not None:
            actions.append(FlowRow.signed_in_at.set(to_ms(signed_in_at)))
        return updated(_at(key), actions, FlowRow.stage == Stage.CLAIMED)

    def fail(self, key: str, failure: str) -> bool:
        return updated(_at(key), _failing(failure), FlowRow.stage == Stage.CLAIMED)

    def note_use(self, flow: Flow, *, now: datetime) -> None:
        is_first: Condition = FlowRow.used_at.does_not_exist()
        is_first &= FlowRow.stage == Stage.PROVED
        actions: list[Action] = [FlowRow.used_at.set(to_ms(now))]
        if flow.identity is not None:
            actions.append(FlowRow.identity.set(vars(flow.identity.bare)))
        updated(_at(flow.key), actions, is_first)


class KnownProviders:
    """The port `Known` over DynamoDB."""

    def metadata(self, provider_id: str) -> Metadata | None:
        with refusals():
            try:
                row = MetadataRow.get(*_provider_key(provider_id, MetadataRow.SK))
            except MetadataRow.DoesNotExist:
                return None
        return _to_metadata(row)

    def keep(self, provider_id: str, metadata: Metadata) -> None:
        row = MetadataRow(
            *_provider_key(provider_id, MetadataRow.SK),
            issuer=metadata.issuer,
            authorization_endpoint=metadata.authorization_endpoint,
            token_endpoint=metadata.token_endpoint,
            jwks_uri=metadata.jwks_uri,
            auth_methods=list(metadata.auth_methods),
            fetched_at=to_ms(metadata.fetched_at),
            keys=[dict(key) for key in metadata.keys],
            keys_at=to_ms(metadata.keys_at),
        )
        with refusals():
            row.save()

    def note_question(self, provider_id: str, *, now: datetime) -> bool:
        is_due: Condition = QuestionRow.asked_at.does_not_exist()
        is_due |= QuestionRow.asked_at <= to_ms(now - _ASKED_AGAIN)
        is_due |= QuestionRow.asked_at > to_ms(now)  # by a clock that was set back since
        row = QuestionRow(*_provider_key(provider_id, QuestionRow.SK))
        ttl = int((now + _KEPT).timestamp())
        actions: list[Action] = [QuestionRow.asked_at.set(to_ms(now)), QuestionRow.ttl.set(ttl)]
        return updated(row, actions, is_due)


def _forgetting() -> list[Action]:
    """What was to be shown to the provider, and is of no use any more."""
    return [FlowRow.code.remove(), FlowRow.verifier.remove()]


def _failing(failure: str) -> list[Action]:
    return [FlowRow.failure.set(failure), FlowRow.stage.set(Stage.FAILED), *_forgetting()]


def _at(key: str) -> FlowRow:
    return FlowRow(*_flow_key(key))


def _flow_key(key: str) -> tuple[str, str]:
    return f"oauth#{key}", FlowRow.SK


def _provider_key(provider_id: str, sk: str) -> tuple[str, str]:
    return f"oidc#{provider_id}", sk


def _to_flow(row: FlowRow) -> Flow:
    return Flow(
        key=row.pk.removeprefix("oauth#"),
        provider=row.provider,
        state=row.state,
        nonce=row.nonce,
        verifier=row.verifier or "",
        next=row.next,
        timezone=row.timezone,
        language=cast("Language", row.language),
        expires_at=from_ms(int(row.expires_at)),
        purpose=Purpose(row.purpose),
        user_id=row.user_id,
        stage=Stage(row.stage),
        code=row.code,
        hinted_at=_instant(row.hinted_at),
        claimed_until=_instant(row.claimed_until),
        identity=Identity(**row.identity) if row.identity else None,
        signed_in_at=_instant(row.signed_in_at),
        failure=row.failure,
        used_at=_instant(row.used_at),
    )


def _instant(at_ms: Any) -> datetime | None:
    return from_ms(int(at_ms)) if at_ms is not None else None


def _to_metadata(row: MetadataRow) -> Metadata:
    return Metadata(
        issuer=row.issuer,
        authorization_endpoint=row.authorization_endpoint,
        token_endpoint=row.token_endpoint,
        jwks_uri=row.jwks_uri,
        auth_methods=tuple(row.auth_methods),
        fetched_at=from_ms(int(row.fetched_at)),
        keys=tuple(row.keys),
        keys_at=from_ms(int(row.keys_at)),
    )
