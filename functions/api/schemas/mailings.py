"""Mailings as they go in and out."""

from datetime import time
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
)

from functions.api.schemas.accounts import WallTime
from functions.api.schemas.base import GivenInstant, In, Instant, Out, not_blank
from functions.api.schemas.clients import ClientOut, OperatorCode, Tag, WrittenPhone
from vestnik.mailings.counting import Standing
from vestnik.mailings.edits import MailingChanges
from vestnik.mailings.model import Filter, MailingState, Match
from vestnik.mailings.page import Counts, MessageStatus
from vestnik.mailings.preview import Preview, Reading
from vestnik.mailings.segments import Encoding
from vestnik.mailings.trial import Trial
from vestnik.mailings.windows import Window

TEXT_LONGEST = 2_000  # characters; some 30 messages of Cyrillic on the phone
LISTED_MAX = 100  # operator codes, or tags, of one filter

Release = Literal["draft", "scheduled"]
Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=TEXT_LONGEST, strict=True),
    AfterValidator(not_blank),
    Field(examples=["Здравствуйте, {name|друг}! Скидка 20 % до воскресенья."]),
]
Weekday = Annotated[int, Field(ge=1, le=7, strict=True)]


class FilterIn(In):
    """
    Who gets it. Within a list any value matches; between the two lists `match` decides.

    Both lists empty: nobody is meant, unless it says `everyone`.
    """

    operator_codes: Annotated[list[OperatorCode], Field(max_length=LISTED_MAX)] = Field(default=[])
    tags: Annotated[list[Tag], Field(max_length=LISTED_MAX)] = Field(default=[])
    match: Match = "all"
    everyone: StrictBool = False

    def chosen(self) -> Filter:
        codes, tags = dict.fromkeys(self.operator_codes), dict.fromkeys(self.tags)
        return Filter(tuple(codes), tuple(tags), self.match, self.everyone)


class WindowIn(In):
    """Hours and weekdays (1: Monday) of each client's zone; over midnight where `to` is less."""

    start: Annotated[WallTime, Field(alias="from")]
    end: Annotated[WallTime, Field(alias="to")]
    days: Annotated[list[Weekday], Field(min_length=1, max_length=7)] = Field(
        default=[*range(1, 8)]
    )

    def window(self) -> Window:
        opens, closes = time.fromisoformat(self.start), time.fromisoformat(self.end)
        return Window(opens, closes, frozenset(self.days))


class MailingIn(In):
    """
    A new mailing. One whose start has passed begins at once; a draft doesn't begin by itself.

    `text`: `{name}` is the client's field, `{name|friend}` has a word for those who lack it.
    """

    text: Text
    filter: FilterIn
    start_at: GivenInstant
    end_at: GivenInstant
    local_window: WindowIn | None = None
    state: Release = "scheduled"


class MailingPatch(In):
    """
    The fields to change; `local_window: null` ends the window, null leaves others as they are.

    Once it has begun, text, filter and start are locked. `state`: releases a draft, or takes a
    mailing that hasn't begun back.
    """

    text: Text | None = None
    filter: FilterIn | None = None
    start_at: GivenInstant | None = None
    end_at: GivenInstant | None = None
    local_window: WindowIn | None = None
    state: Release | None = None

    def changes(self) -> MailingChanges:
        """The fields that were mentioned."""
        given: dict[str, Any] = self.model_dump(
            include={"text", "start_at", "end_at"}, exclude_none=True
        )
        if self.state is not None:
            given["state"] = MailingState(self.state)
        if self.filter is not None:
            given["filter"] = self.filter.chosen()
        if "local_window" in self.model_fields_set:
            given["window"] = self.local_window.window() if self.local_window else None
        return MailingChanges(**given)


class MailingsQuery(In):
    """Which page, newest first."""

    cursor: Annotated[str, StringConstraints(max_length=600)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class FilterOut(Out):
    """Who gets it."""

    operator_codes: list[str]
    tags: list[str]
    match: Match
    everyone: bool

    @classmethod
    def of(cls, chosen: Filter) -> "FilterOut":
        return cls(
            operator_codes=list(chosen.operator_codes),
            tags=list(chosen.tags),
            match=chosen.match,
            everyone=chosen.everyone,
        )


class WindowOut(Out):
    """Hours and weekdays of each client's own zone."""

    model_config = ConfigDict(serialize_by_alias=True)

    start: Annotated[str, Field(alias="from")]
    end: Annotated[str, Field(alias="to")]
    days: list[int]

    @classmethod
    def of(cls, window: Window) -> "WindowOut":
        hours = {"from": f"{window.opens:%H:%M}", "to": f"{window.closes:%H:%M}"}
        return cls(**hours, days=sorted(window.days))


class CountsOut(Out):
    """How many clients, by status. `total` grows while the mailing is being planned."""

    total: int
    pending: int
    sent: int
    failed: int
    expired: int
    retrying: int
    cancelled: int
    unknown: int

    @classmethod
    def of(cls, counts: Counts) -> "CountsOut":
        return cls(**counted(counts))


def counted(counts: Counts) -> dict[str, int]:
    """Counts by their names, those that wait among them."""
    return {"pending": counts.pending, **counts.as_mapping()}


class MailingOut(Out):
    """
    A mailing. `pause_reason`: why it is paused where nobody has asked for it; `locked`: it has
    begun, so that text, filter and start no longer change.
    """

    id: str
    text: str
    filter: FilterOut
    start_at: Instant
    end_at: Instant
    local_window: WindowOut | None
    state: MailingState
    pause_reason: str | None
    locked: bool
    counts: CountsOut
    created_at: Instant
    version: int

    @classmethod
    def of(cls, standing: Standing) -> "MailingOut":
        mailing = standing.mailing
        return cls(
            id=mailing.id,
            text=mailing.text,
            filter=FilterOut.of(mailing.filter),
            start_at=mailing.start_at,
            end_at=mailing.end_at,
            local_window=WindowOut.of(mailing.window) if mailing.window else None,
            state=standing.state,
            pause_reason=standing.pause_reason,
            locked=mailing.has_begun,
            counts=CountsOut.of(standing.counts),
            created_at=mailing.created_at,
            version=mailing.version,
        )


class MailingPreviewIn(In):
    """Whom a filter would choose now, and what they would read."""

    filter: FilterIn
    text: Text


class SampleOut(Out):
    """
    What one of them would read; `missing`: fields of his that the text needs and has no word for,
    so that his message would fail. `segments`: messages it takes on the phone.
    """

    client: ClientOut
    text: str
    segments: int
    missing: list[str]

    @classmethod
    def of(cls, reading: Reading) -> "SampleOut":
        return cls(
            client=ClientOut.of(reading.client),
            text=reading.text,
            segments=reading.segments.count,
            missing=list(reading.missing),
        )


class MailingPreviewOut(Out):
    """
    `count`: clients whom the filter chooses; up to 5,000 without those who opted out. Where
    `at_least` is true the counting was stopped there. `segments`: the most that one of the
    sample takes, else the text as it is written; `characters` and `encoding` are of that text.
    """

    count: int
    at_least: bool
    sample: list[SampleOut]
    segments: int
    characters: int
    encoding: Encoding

    @classmethod
    def of(cls, preview: Preview) -> "MailingPreviewOut":
        return cls(
            count=preview.count,
            at_least=not preview.whole,
            sample=[SampleOut.of(one) for one in preview.sample],
            segments=preview.segments.count,
            characters=preview.segments.units,
            encoding=preview.segments.encoding,
        )


class TestMessageIn(In):
    """
    To whom the text goes as a test: any phone. Where it is a client's, the text is his; what he
    lacks, and a default doesn't fill, stands as it is written.
    """

    phone: WrittenPhone


class TestMessageOut(Out):
    """A test message. It is in no statistics."""

    id: str
    mailing_id: str
    phone: str
    text: str
    status: MessageStatus
    created_at: Instant
    sent_at: Instant | None
    attempts: int
    last_error: str | None

    @classmethod
    def of(cls, trial: Trial) -> "TestMessageOut":
        return cls(
            id=str(trial.msg_id),
            mailing_id=trial.mailing_id,
            phone=trial.phone,
            text=trial.text,
            status=trial.record.status,
            created_at=trial.created_at,
            sent_at=trial.record.sent_at,
            attempts=trial.record.attempts,
            last_error=trial.record.error,
        )
