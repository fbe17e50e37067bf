"""What became of mailings, as it goes in and out: statistics and messages."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from functions.api.schemas.base import In, Instant, Out
from functions.api.schemas.mailings import CountsOut, counted
from vestnik.mailings.counting import Standing
from vestnik.mailings.forecast import Forecast
from vestnik.mailings.listing import Message
from vestnik.mailings.model import MailingState
from vestnik.mailings.page import MessageStatus
from vestnik.mailings.report import Report


class StatisticsRowOut(CountsOut):
    """One mailing in the statistics of all."""

    mailing_id: str
    state: MailingState

    @classmethod
    def of_one(cls, standing: Standing) -> "StatisticsRowOut":
        return cls(mailing_id=standing.mailing.id, state=standing.state, **counted(standing.counts))


class HourOut(Out):
    """What became of messages in one hour, from `hour` on."""

    hour: Instant
    sent: int


class OperatorCountsOut(CountsOut):
    """The clients of one operator code."""

    operator_code: str


class ZoneCountsOut(CountsOut):
    """The clients of one time zone."""

    timezone: str


class LastErrorOut(Out):
    """A reason why messages failed or are tried again, and how many it concerns."""

    error: str
    count: int


class ForecastOut(Out):
    """
    How many of all will have been sent before the end, at this rate; `finishes_at`: when the last
    one would be, null where nothing goes out.
    """

    will_be_sent: int
    total: int
    finishes_at: Instant | None

    @classmethod
    def of(cls, forecast: Forecast) -> "ForecastOut":
        return cls(
            will_be_sent=forecast.will_be_sent,
            total=forecast.total,
            finishes_at=forecast.finishes_at,
        )


class MailingStatisticsOut(StatisticsRowOut):
    """
    One mailing in full. Counts are exact at each moment; what is grouped is at most 10 s old.

    `grouped`: messages that the groups are of; those of a very large mailing leave the rest out.
    `rate_per_s`: messages sent a second, lately, or on average when it is over; null before the
    first.
    """

    by_hour: list[HourOut]
    by_operator_code: list[OperatorCountsOut]
    by_timezone: list[ZoneCountsOut]
    last_errors: list[LastErrorOut]
    rate_per_s: float | None
    forecast: ForecastOut | None
    grouped: int
    counted_at: Instant

    @classmethod
    def of_report(cls, report: Report) -> "MailingStatisticsOut":
        found, rate = report.breakdown, report.rate_per_s
        return cls(
            **dict(StatisticsRowOut.of_one(report.standing)),
            by_hour=[HourOut(hour=hour, sent=sent) for hour, sent in found.by_hour.items()],
            by_operator_code=[
                OperatorCountsOut(operator_code=code, **counted(counts))
                for code, counts in found.by_code.items()
            ],
            by_timezone=[
                ZoneCountsOut(timezone=zone, **counted(counts))
                for zone, counts in found.by_zone.items()
            ],
            last_errors=[LastErrorOut(error=one, count=count) for one, count in found.errors],
            rate_per_s=None if rate is None else round(rate, 2),
            forecast=ForecastOut.of(report.forecast) if report.forecast else None,
            grouped=found.total.total,
            counted_at=found.counted_at,
        )


class MessagesQuery(In):
    """Which messages of a mailing; a page may be short, and yet others follow."""

    status: MessageStatus | None = None
    cursor: Annotated[str, StringConstraints(max_length=600)] | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ReportQuery(In):
    """Which part, and how: spreadsheets that speak Russian expect semicolons."""

    delimiter: Literal[",", ";"] = ","
    cursor: Annotated[str, StringConstraints(max_length=600)] | None = None


class MessageOut(Out):
    """One client's message. `id` is what the outside API knows it by."""

    id: str
    mailing_id: str
    client_id: str
    phone: str
    status: MessageStatus
    created_at: Instant
    sent_at: Instant | None
    attempts: int
    last_error: str | None
    next_attempt_at: Instant | None

    @classmethod
    def of(cls, message: Message) -> "MessageOut":
        record = message.record
        return cls(
            id=message.id,
            mailing_id=message.mailing_id,
            client_id=message.client_id,
            phone=message.phone,
            status=record.status,
            created_at=message.created_at,
            sent_at=record.sent_at,
            attempts=record.attempts,
            last_error=record.error,
            next_attempt_at=message.next_at,
        )


class RetryIn(In):
    """Which messages to try again: those with these ids, or all that failed."""

    ids: (
        Annotated[
            list[Annotated[str, StringConstraints(pattern=r"^\d{1,17}$", strict=True)]],
            Field(min_length=1, max_length=1_000),
        ]
        | None
    ) = None
    status: Literal["failed"] | None = None

    @model_validator(mode="after")
    def _has_one(self) -> "RetryIn":
        if (self.ids is None) == (self.status is None):
            raise ValueError("retry_ids_or_status")
        return self

    @property
    def msg_ids(self) -> list[int] | None:
        return None if self.ids is None else list(map(int, self.ids))


class QueuedOut(Out):
    """How many go out again."""

    queued: int
