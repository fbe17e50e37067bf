"""Clients as they go in and out."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, StrictBool, StringConstraints

from functions.api.schemas.accounts import Zone
from functions.api.schemas.base import GivenInstant, In, Instant, Out, not_blank
from vestnik.clients.model import (
    FIELD_LONGEST,
    FIELD_NAME_LONGEST,
    FIELDS_MAX,
    TAG_LONGEST,
    Client,
)
from vestnik.clients.search import Wanted

WrittenPhone = Annotated[
    str, StringConstraints(min_length=1, max_length=40), Field(examples=["+7 (916) 123-45-67"])
]
OperatorCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$"), Field(examples=["916"])]
Tag = Annotated[
    str,
    StringConstraints(min_length=1, max_length=TAG_LONGEST, strip_whitespace=True),
    AfterValidator(not_blank),
]
FieldName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=FIELD_NAME_LONGEST, strip_whitespace=True),
    AfterValidator(not_blank),
]
FieldValue = Annotated[str, StringConstraints(max_length=FIELD_LONGEST)]
ClientFields = Annotated[dict[FieldName, FieldValue], Field(max_length=FIELDS_MAX)]
Source = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ClientPatch(In):
    """
    What changes of a client.

    `operator_code` null: the one in the phone. `fields` take the place of all there were.
    """

    phone: WrittenPhone | None = None
    operator_code: OperatorCode | None = None
    tag: Tag | None = None
    timezone: Zone | None = None
    fields: ClientFields | None = None
    opted_out: StrictBool | None = None
    consent_at: GivenInstant | None = None
    consent_source: Source | None = None

    def values(self) -> dict[str, Any]:
        """What was mentioned; null leaves alone what can't be empty."""
        mentioned = {name: getattr(self, name) for name in self.model_fields_set}
        kept = {"phone", "timezone", "fields", "opted_out"}
        return {
            name: value
            for name, value in mentioned.items()
            if value is not None or name not in kept
        }


class ClientIn(ClientPatch):
    """A client to add; without a zone he lives in Moscow's."""

    phone: WrittenPhone


class ClientOut(Out):
    """A client. `fields`: what texts may name as `{name}`."""

    id: str
    phone: Annotated[str, Field(examples=["79161234567"])]
    operator_code: str
    tag: str | None
    timezone: str
    opted_out: bool
    fields: dict[str, str]
    consent_at: Instant | None
    consent_source: str | None
    created_at: Instant
    version: int

    @classmethod
    def of(cls, client: Client) -> "ClientOut":
        return cls(
            id=client.id,
            phone=client.phone,
            operator_code=client.operator_code,
            tag=client.tag,
            timezone=client.timezone,
            opted_out=client.opted_out,
            fields=dict(client.fields),
            consent_at=client.consent_at,
            consent_source=client.consent_source,
            created_at=client.created_at,
            version=client.version,
        )


class ClientsFilter(In):
    """Who is looked for. `q`: words, each in the phone or in a field, or a whole phone."""

    q: Annotated[str, StringConstraints(max_length=200)] | None = None
    tag: Tag | None = None
    operator_code: OperatorCode | None = None
    timezone: Zone | None = None

    def wanted(self) -> Wanted:
        words = (self.q or "").strip() or None
        return Wanted(words, self.tag, self.operator_code, self.timezone)


class ClientsQuery(ClientsFilter):
    """Which page of them."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, StringConstraints(max_length=2048)] | None = None
