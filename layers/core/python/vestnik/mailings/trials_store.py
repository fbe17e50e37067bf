"""
Trials in table `mailings`.

Access patterns:
1. the next number        pk = M#<id>, sk = N; ADD
2. add a trial            pk = M#<id>, sk = T#<nth, 6 digits>
3. the newest             pk, sk begins with T#, descending, consistent
4. claim, commit; a trial pk, sk, on condition; consistent

They stay for 30 days; the number does for ever, so that no msgId is given twice.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from vestnik import clock
from vestnik.mailings.page import MessageStatus, Record
from vestnik.mailings.rows import TABLE, instant, mailing_pk, ms
from vestnik.mailings.trial import Trial
from vestnik.platform.due import LEASE, Entry
from vestnik.platform.dynamodb import Row, refusals, updated

_KEPT = timedelta(days=30)


class _NumberRow(Row):
    """pk `M#<id>`, sk `N`: how many trials there were."""

    class Meta:
        table_name = TABLE

    given = NumberAttribute(null=True)


class _TrialRow(Row):
    """pk `M#<id>`, sk `T#<nth>`. Instants are milliseconds; `until`: a lease, 0 for nobody."""

    class Meta:
        table_name = TABLE

    phone = UnicodeAttribute()
    text = UnicodeAttribute()
    created_at = NumberAttribute()
    rev = UnicodeAttribute()
    next_at = NumberAttribute(null=True)
    attempt = NumberAttribute()
    until = NumberAttribute()
    status = UnicodeAttribute()
    attempts = NumberAttribute()
    tries = NumberAttribute()
    maybe_sent = BooleanAttribute()
    error = UnicodeAttribute(null=True)
    sent_at = NumberAttribute(null=True)


class TrialStore:
    """The port `Trials` over DynamoDB."""

    def next_nth(self, mailing_id: str) -> int:
        row = _NumberRow(mailing_pk(mailing_id), "N")
        with refusals():
            row.update([_NumberRow.given.add(1)])
        return int(row.given or 0) - 1

    def get(self, mailing_id: str, nth: int) -> Trial | None:
        with refusals():
            try:
                row = _TrialRow.get(*_key(mailing_id, nth), consistent_read=True)
            except DoesNotExist:
                return None
        return _trial(row)

    def add(self, trial: Trial) -> None:
        with refusals():
            _row(trial).save(condition=_TrialRow.pk.does_not_exist())

    def newest(self, mailing_id: str, *, limit: int) -> Sequence[Trial]:
        with refusals():
            rows = _TrialRow.query(
                mailing_pk(mailing_id),
                _TrialRow.sk.startswith("T#"),
                consistent_read=True,
                scan_index_forward=False,
                limit=limit,
            )
            return [_trial(row) for row in rows]

    def claim(self, entry: Entry, *, now: datetime) -> Trial | None:
        row, now_ms = _TrialRow(*_key_of(entry)), clock.to_ms(now)
        if entry.due_ms > now_ms:
            return None
        waits = (_TrialRow.rev == entry.rev) & (_TrialRow.next_at <= now_ms)
        actions: list[Action] = [
            _TrialRow.until.set(clock.to_ms(now + LEASE)),
            _TrialRow.attempt.add(1),
        ]
        return _trial(row) if updated(row, actions, waits & (_TrialRow.until <= now_ms)) else None

    def commit(self, trial: Trial) -> bool:
        ours: Condition = _TrialRow.attempt == trial.attempt
        return updated(_TrialRow(*_key(trial.mailing_id, trial.nth)), _recorded(trial), ours)

    def awaits(self, entry: Entry) -> bool:
        mailing_id, nth = entry.ref.split(":")
        trial = self.get(mailing_id, int(nth))
        plan = trial.plan() if trial else None
        return plan is not None and (plan.rev, plan.due_ms) == (entry.rev, entry.due_ms)


def _key(mailing_id: str, nth: int) -> tuple[str, str]:
    return mailing_pk(mailing_id), f"T#{nth:06d}"


def _key_of(entry: Entry) -> tuple[str, str]:
    mailing_id, nth = entry.ref.split(":")
    return _key(mailing_id, int(nth))


def _row(trial: Trial) -> _TrialRow:
    record = trial.record
    return _TrialRow(
        *_key(trial.mailing_id, trial.nth),
        phone=trial.phone,
        text=trial.text,
        created_at=ms(trial.created_at),
        rev=trial.rev,
        next_at=ms(trial.next_at),
        attempt=trial.attempt,
        until=0,
        status=record.status.value,
        attempts=record.attempts,
        tries=record.tries,
        maybe_sent=record.maybe_sent,
        ttl=int((trial.created_at + _KEPT).timestamp()),
    )


def _recorded(trial: Trial) -> list[Action]:
    record, next_ms, sent_ms = trial.record, ms(trial.next_at), ms(trial.record.sent_at)
    return [
        _TrialRow.rev.set(trial.rev),
        _TrialRow.next_at.remove() if next_ms is None else _TrialRow.next_at.set(next_ms),
        _TrialRow.until.set(0),
        _TrialRow.status.set(record.status.value),
        _TrialRow.attempts.set(record.attempts),
        _TrialRow.tries.set(record.tries),
        _TrialRow.maybe_sent.set(record.maybe_sent),
        _TrialRow.error.set(record.error) if record.error else _TrialRow.error.remove(),
        _TrialRow.sent_at.remove() if sent_ms is None else _TrialRow.sent_at.set(sent_ms),
    ]


def _trial(row: _TrialRow) -> Trial:
    return Trial(
        mailing_id=row.pk.removeprefix("M#"),
        nth=int(row.sk.removeprefix("T#")),
        phone=row.phone,
        text=row.text,
        created_at=clock.from_ms(int(row.created_at)),
        rev=row.rev,
        next_at=instant(row.next_at),
        attempt=int(row.attempt),
        record=Record(
            status=MessageStatus(row.status),
            attempts=int(row.attempts),
            tries=int(row.tries),
            maybe_sent=bool(row.maybe_sent),
            error=row.error,
            sent_at=instant(row.sent_at),
            next_at=instant(row.next_at),
        ),
    )
