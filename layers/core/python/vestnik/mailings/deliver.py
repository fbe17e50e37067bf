"""Sending one page: claim, calls, commit (delivery.md, "Mailings: pages")."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from vestnik import clock
from vestnik.clients.model import Client
from vestnik.errors import InvalidInputError
from vestnik.mailings.dispatch import Dispatch, drop_orphan
from vestnik.mailings.endings import finish_if_complete, pause_for, too_many_failed
from vestnik.mailings.model import Mailing, PauseReason
from vestnik.mailings.outcome import Unauthorized, recorded
from vestnik.mailings.page import (
    Addressee,
    Ledger,
    MessageStatus,
    Record,
    message_id,
    read_ref,
)
from vestnik.mailings.parking import park
from vestnik.mailings.ports import Answer, Attempt
from vestnik.mailings.run import Call, Run, hindrance_ends_ms
from vestnik.platform.due import Entry, Hint, schedule

_SPREAD_MS = 500  # over which pages begin again when the channel does


def deliver(entry: Entry, dispatch: Dispatch) -> Ledger | None:
    """
    Send what is to be sent now of the entry's page.

    Answers what was recorded; None if there was nothing to do or somebody else has done it since.

    Raises:
        TransientError: the store didn't answer; the hint may come again.
    """
    mailing = _sending(read_ref(entry.ref)[0], dispatch)
    if mailing is None:
        drop_orphan(entry, dispatch.pages, dispatch)
        park(entry, dispatch)
        return None
    paused_until_ms = dispatch.breaker.paused_until_ms(now_ms=dispatch.now_ms())
    if paused_until_ms > dispatch.now_ms():
        _hint_again(entry, paused_until_ms, dispatch)
        return None
    ledger = dispatch.pages.claim(entry, now=dispatch.now())
    if ledger is None:
        drop_orphan(entry, dispatch.pages, dispatch)
        return None
    return _Page(entry, mailing, ledger, dispatch).deliver()


def _sending(mailing_id: str, dispatch: Dispatch) -> Mailing | None:
    """The mailing if it sends now; one whose channel is closed pauses."""
    seen = dispatch.gate.look(mailing_id)
    if not seen.sends(dispatch.now()):
        seen = dispatch.gate.look_again(mailing_id)
    if seen.sends(dispatch.now()):
        return seen.mailing
    if seen.closed is not None:
        pause_for(PauseReason.UNAUTHORIZED, mailing_id, dispatch)
    return None


def _hint_again(entry: Entry, at_ms: int, dispatch: Dispatch) -> None:
    slot_ms = at_ms + int(dispatch.random() * _SPREAD_MS)
    dispatch.hints.send([Hint(entry, slot_ms)], now_ms=dispatch.now_ms())


@dataclass(frozen=True)
class _Page:
    """A page that we have claimed."""

    entry: Entry
    mailing: Mailing
    ledger: Ledger
    dispatch: Dispatch

    def deliver(self) -> Ledger | None:
        records = list(self.ledger.without_answers())
        now = self.dispatch.now()
        opens_at = self._opens_at(self.ledger.timezone, now)
        if opens_at > now:
            return self._commit(tuple(records), not_before=opens_at)
        answers = self._call(records, now)
        if any(isinstance(one.outcome, Unauthorized) for one in answers.values()):
            self._close_channel()
        return self._commit(tuple(records), not_before=now)

    def _opens_at(self, timezone: str | None, now: datetime) -> datetime:
        return now if timezone is None else self.mailing.opens_at(timezone, now)

    def _call(self, records: list[Record], now: datetime) -> Mapping[int, Answer]:
        """Call for whom a call is due; what becomes of each is put into the records."""
        body = self.dispatch.pages.body(self.ledger.mailing_id, self.ledger.page)
        due = [index for index, record in enumerate(records) if record.is_due(now)]
        addressees = {index: body.addressees[index] for index in due}
        clients = self.dispatch.directory.clients(one.client_id for one in addressees.values())
        calls = list(self._calls(addressees, clients, records, now))
        # Where a run ends early, those who were called least have had their turn.
        calls.sort(key=lambda call: records[call.index].attempts)
        answers = Run(self.mailing.id, self.dispatch, read_at=now).make(calls)
        self._record(answers, addressees, records)
        return answers

    def _calls(
        self,
        addressees: Mapping[int, Addressee],
        clients: Mapping[str, Client],
        records: list[Record],
        now: datetime,
    ) -> Iterator[Call]:
        """The calls to be made; who gets none has that in his record."""
        for index, addressee in addressees.items():
            ready = self._ready(addressee, clients.get(addressee.client_id), records[index], now)
            if isinstance(ready, str):
                yield Call(index, self._msg_id(index), addressee.phone, ready)
            else:
                records[index] = ready

    def _ready(
        self, addressee: Addressee, client: Client | None, record: Record, now: datetime
    ) -> str | Record:
        """The text for a client, or the record of one who gets none (now)."""
        if client is None or client.opted_out:
            # What may have been sent before he left is not denied.
            status = MessageStatus.UNKNOWN if record.maybe_sent else MessageStatus.CANCELLED
            return record.ended(status, "opted_out" if client else "client_deleted")
        opens_at = self._opens_at(client.timezone, now)
        if opens_at > now:
            return replace(record, next_at=opens_at)
        try:
            return self.dispatch.texts.filled(self.mailing.text, addressee.fields)
        except InvalidInputError as error:
            missing = sorted(error.fields)
            return record.ended(MessageStatus.FAILED, f"missing_field: {', '.join(missing)}")

    def _record(
        self,
        answers: Mapping[int, Answer],
        addressees: Mapping[int, Addressee],
        records: list[Record],
    ) -> None:
        hindered_until_ms = hindrance_ends_ms(answers, self._msg_id, self.dispatch)
        spread = self.dispatch.random()  # one for all: who waits together goes together
        for index, answer in answers.items():
            record = recorded(
                records[index],
                answer.outcome,
                now=self.dispatch.now(),
                random=lambda: spread,
                counts=hindered_until_ms is None,
            )
            if hindered_until_ms is not None and record.is_open:
                record = replace(record, next_at=clock.from_ms(hindered_until_ms))
            records[index] = record
        self.dispatch.tell(list(self._attempts(answers, addressees, records)))

    def _attempts(
        self,
        answers: Mapping[int, Answer],
        addressees: Mapping[int, Addressee],
        records: Sequence[Record],
    ) -> Iterator[Attempt]:
        """What came of calls that were no success."""
        for index, answer in answers.items():
            after = records[index]
            if after.status is not MessageStatus.SENT:
                yield Attempt(
                    at=self.dispatch.now(),
                    msg_id=self._msg_id(index),
                    mailing_id=self.mailing.id,
                    client_id=addressees[index].client_id,
                    answer=answer,
                    after=after,
                )

    def _msg_id(self, index: int) -> int:
        return message_id(self.mailing.number, self.ledger.page, index)

    def _close_channel(self) -> None:
        """Nobody is to be called until somebody has looked after our token."""
        self.dispatch.mailings.close_channel(PauseReason.UNAUTHORIZED.value)
        pause_for(PauseReason.UNAUTHORIZED, self.mailing.id, self.dispatch)

    def _commit(self, records: tuple[Record, ...], *, not_before: datetime) -> Ledger | None:
        next_at = self._next_at(records, not_before)
        after = replace(
            self.ledger,
            records=records,
            next_at=next_at,
            rev=self.ledger.rev if next_at is None else self.dispatch.new_id(),
            lease_until=None,
            calling_at=None,
        )
        # What the claim folded into the records counts from what is stored.
        before, plan = self.ledger, after.plan()
        is_ours = schedule(
            [plan] if plan else [],
            partial(self.dispatch.pages.commit, before, after),
            due=self.dispatch.due,
            hints=self.dispatch.hints,
            now_ms=self.dispatch.now_ms,
        )
        if not is_ours:
            return None
        self.dispatch.due.delete(self.entry)
        self._look_after(after)
        return after

    def _next_at(self, records: Sequence[Record], not_before: datetime) -> datetime | None:
        """When the first of the open ones is due; after the last call, that is at the end."""
        waiting = [record for record in records if record.is_open]
        if not waiting:
            return None
        now = self.dispatch.now()
        first = min(record.next_at or not_before for record in waiting)
        last_call = self.mailing.end_at - timedelta(seconds=10)
        return max(first, not_before, now) if now < last_call else max(self.mailing.end_at, now)

    def _look_after(self, after: Ledger) -> None:
        """Whether the mailing is done with this, or goes too wrong to go on."""
        ended = [
            now
            for was, now in zip(self.ledger.records, after.records, strict=True)
            if was.is_open and now.status in {MessageStatus.SENT, MessageStatus.FAILED}
        ]
        if too_many_failed(self.mailing.id, ended, self.dispatch):
            pause_for(PauseReason.ERRORS, self.mailing.id, self.dispatch)
        if after.is_done:
            finish_if_complete(self.mailing.id, self.dispatch)
