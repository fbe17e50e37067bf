"""
Trying failed messages again, with the ids they have.

The ledgers first, then the mailing: until it runs nobody looks at its pages, and whoever was about
to call it finished finds it changed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from vestnik.errors import ConflictError, InvalidInputError
from vestnik.mailings.model import CALL_ROOM, Mailing, MailingState
from vestnik.mailings.page import Ledger, MessageStatus, Record, read_message_id
from vestnik.mailings.use_cases import Change, MailingDesk, change_mailing, get_mailing
from vestnik.platform.due import schedule

_LEDGERS = 100  # of one read
_AT_ONCE = 8  # pages that are written side by side
_TRIES = 3  # of a page that somebody else writes as well

_DONE = frozenset({MailingState.FINISHED, MailingState.EXPIRED})


@dataclass(frozen=True)
class RetryMessages:
    """Which messages of a mailing; `msg_ids` None: all that failed."""

    mailing_id: str
    user_id: str
    msg_ids: Sequence[int] | None = None


def retry_messages(command: RetryMessages, desk: MailingDesk) -> int:
    """
    Let failed messages be sent again; answers how many.

    Those of a page that is being sent at this moment are left as they are.

    Raises:
        NotFoundError: there is no such mailing.
        InvalidInputError: an id is not of this mailing.
        ConflictError: `mailing_over`, its end has come or it was cancelled.
    """
    mailing = get_mailing(command.mailing_id, desk)
    places = None if command.msg_ids is None else _places(mailing, command.msg_ids)
    _check_time(mailing, desk)
    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        reopen = partial(_reopen, places=places, desk=desk)
        queued = sum(pool.map(reopen, list(_failed(mailing.id, places, desk))))
    if queued or not desk.pages.counts(mailing.id).is_complete:
        change_mailing(
            Change(mailing.id, command.user_id),
            lambda one, _: _going_on(one),
            desk,
            stirs=mailing.state in {MailingState.RUNNING, *_DONE},
            what="messages_retried",
        )
    return queued


def _places(mailing: Mailing, msg_ids: Iterable[int]) -> Mapping[int, Collection[int]]:
    """page -> places in it"""
    found: dict[int, set[int]] = defaultdict(set)
    for msg_id in msg_ids:
        number, page, index = read_message_id(msg_id)
        if number != mailing.number:
            raise InvalidInputError({"ids": "message_of_another"})
        found[page].add(index)
    return found


def _check_time(mailing: Mailing, desk: MailingDesk) -> None:
    no_time = mailing.end_at <= desk.now() + CALL_ROOM
    if no_time or mailing.state is MailingState.CANCELLED:
        raise ConflictError("mailing_over")


def _failed(
    mailing_id: str, places: Mapping[int, Collection[int]] | None, desk: MailingDesk
) -> Iterator[Ledger]:
    """The ledgers in which something is to be tried again."""
    if places is not None:
        named = (desk.pages.ledger(mailing_id, page) for page in places)
        yield from (ledger for ledger in named if ledger)
        return
    after = -1
    while found := desk.pages.ledgers(mailing_id, after=after, limit=_LEDGERS):
        yield from (ledger for ledger in found if any(map(_has_failed, ledger.records)))
        after = found[-1].page


def _reopen(
    ledger: Ledger, *, places: Mapping[int, Collection[int]] | None, desk: MailingDesk
) -> int:
    """How many messages of a page wait again."""
    current: Ledger | None = ledger
    for _ in range(_TRIES):
        if current is None or _is_held(current, desk):
            return 0
        wanted = range(len(current.records)) if places is None else places[current.page]
        after = _reopened(current, wanted, desk)
        if after is None:
            return 0
        if _commit(current, after, desk):
            return sum(map(_was_reopened, current.records, after.records))
        current = desk.pages.ledger(ledger.mailing_id, ledger.page)
    return 0


def _is_held(ledger: Ledger, desk: MailingDesk) -> bool:
    return ledger.lease_until is not None and ledger.lease_until > desk.now()


def _reopened(ledger: Ledger, wanted: Collection[int], desk: MailingDesk) -> Ledger | None:
    """The ledger with what failed of the wanted places pending; None if nothing did."""
    before = ledger.without_answers()
    records = tuple(
        _pending(record) if index in wanted and _has_failed(record) else record
        for index, record in enumerate(before)
    )
    if records == before:
        return None
    return replace(
        ledger,
        records=records,
        rev=desk.new_id(),
        next_at=desk.now(),
        attempt=ledger.attempt + 1,
        lease_until=None,
        calling_at=None,
    )


def _pending(record: Record) -> Record:
    return replace(record, status=MessageStatus.PENDING, tries=0, error=None, next_at=None)


def _has_failed(record: Record) -> bool:
    return record.status is MessageStatus.FAILED


def _was_reopened(before: Record, after: Record) -> bool:
    return _has_failed(before) and not _has_failed(after)


def _commit(before: Ledger, after: Ledger, desk: MailingDesk) -> bool:
    plan = after.plan()
    return schedule(
        [plan] if plan else [],
        partial(desk.pages.commit, before, after),
        due=desk.due,
        hints=desk.hints,
        now_ms=desk.now_ms,
    )


def _going_on(mailing: Mailing) -> Mailing:
    """One that was done runs again; one that is paused stays so."""
    if mailing.state not in _DONE:
        return mailing
    return replace(mailing, state=MailingState.RUNNING, finished_at=None)
