"""What managers do with mailings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from vestnik import clock
from vestnik.clients.ports import RequestMark
from vestnik.errors import ConditionRefusedError, NotFoundError, PreconditionFailedError
from vestnik.mailings import states
from vestnik.mailings.edits import MailingChanges, checked, edited
from vestnik.mailings.gate import ACKNOWLEDGED_AFTER
from vestnik.mailings.happened import mailing_changed, mailing_created
from vestnik.mailings.model import Filter, Mailing, MailingState, PauseReason, changed
from vestnik.mailings.ports import Mailings, Marks, Pages
from vestnik.mailings.windows import Window
from vestnik.platform.due import Due, HintQueue, schedule

_TRIES = 5  # of a change that meets others
_ACKNOWLEDGED_AFTER_MS = int(ACKNOWLEDGED_AFTER.total_seconds() * 1000)

Rule = Callable[[Mailing, datetime], Mailing]


@dataclass(frozen=True)
class MailingDesk:
    """What managers work with."""

    mailings: Mailings
    pages: Pages
    marks: Marks
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    wait_until_ms: Callable[[int], None]

    def now_ms(self) -> int:
        return clock.to_ms(self.now())


@dataclass(frozen=True)
class CreateMailing:
    """A mailing to make; `mark`: by which the request is found when it is repeated."""

    text: str
    filter: Filter
    start_at: datetime
    end_at: datetime
    created_by: str
    window: Window | None = None
    is_draft: bool = False
    mark: RequestMark | None = None


@dataclass(frozen=True)
class Change:
    """Whose change it is, of which mailing, at a version of it or at any."""

    mailing_id: str
    user_id: str
    version: int | None = None
    changes: MailingChanges = field(default_factory=MailingChanges)


def create_mailing(command: CreateMailing, desk: MailingDesk) -> Mailing:
    """
    Make a mailing; the same request again answers the same one.

    Raises:
        InvalidInputError: as `edits.checked`; the mark is another request's.
    """
    now = desk.now()
    blank = Mailing(
        id="",
        number=0,
        text=command.text,
        filter=command.filter,
        start_at=command.start_at,
        end_at=command.end_at,
        created_at=now,
        created_by=command.created_by,
        window=command.window,
        state=MailingState.DRAFT if command.is_draft else MailingState.SCHEDULED,
        released_at=None if command.is_draft else now,
        rev=desk.new_id(),
    )
    return _added(checked(blank, now), command.mark, now, desk)


def clone_mailing(
    mailing_id: str, user_id: str, desk: MailingDesk, *, mark: RequestMark | None = None
) -> Mailing:
    """
    Make a draft like it; one whose start has passed begins now, and lasts as long.

    Raises:
        NotFoundError: there is none.
        InvalidInputError: the mark is another request's.
    """
    original, now = get_mailing(mailing_id, desk), desk.now()
    start_at = max(original.start_at, now)
    blank = Mailing(
        id="",
        number=0,
        text=original.text,
        filter=original.filter,
        start_at=start_at,
        end_at=start_at + (original.end_at - original.start_at),
        created_at=now,
        created_by=user_id,
        window=original.window,
        state=MailingState.DRAFT,
        rev=desk.new_id(),
    )
    return _added(blank, mark, now, desk, cloned_from=original.id)


def _added(
    blank: Mailing,
    mark: RequestMark | None,
    now: datetime,
    desk: MailingDesk,
    *,
    cloned_from: str | None = None,
) -> Mailing:
    """Numbered and stored; of a request that came before, the mailing that it made."""
    number = desk.marks.number_of(mark, now=now) if mark else None
    if number is None:
        number = desk.mailings.next_number()
        number = desk.marks.keep(mark, number, now=now) if mark else number
    mailing = replace(blank, id=str(number), number=number, next_at=blank.look_at(now))
    told = mailing_created(mailing, cloned_from=cloned_from)
    try:
        _write(mailing, partial(desk.mailings.add, mailing, told), desk)
    except ConditionRefusedError:
        return get_mailing(mailing.id, desk)
    return mailing


def get_mailing(mailing_id: str, desk: MailingDesk) -> Mailing:
    """
    Raises:
        NotFoundError: there is none, or no longer.
    """
    found = desk.mailings.get(mailing_id)
    if found is None or found.deleted_at:
        raise NotFoundError
    return found


def page_of_mailings(
    after_key: str | None, limit: int, desk: MailingDesk
) -> tuple[Sequence[Mailing], str | None]:
    """The newest, and the key to go on after; None at the end."""
    after = int(after_key) if after_key else None
    page, last = desk.mailings.page(after_number=after, limit=limit)
    return page, None if last is None else str(last)


def edit_mailing(command: Change, desk: MailingDesk) -> Mailing:
    """
    Change the given fields.

    Raises:
        NotFoundError: there is none.
        PreconditionFailedError: the version is another; its `current` is the Mailing.
        ConflictError, InvalidInputError: as `edits.edited`.
    """
    return change_mailing(command, lambda one, now: edited(one, command.changes, now), desk)


def pause_mailing(command: Change, desk: MailingDesk) -> Mailing:
    """
    Send nothing until it is resumed.

    Raises:
        NotFoundError, PreconditionFailedError: as `edit_mailing`.
        ConflictError: as `states.paused`.
    """
    return change_mailing(command, states.paused, desk)


def cancel_mailing(command: Change, desk: MailingDesk) -> Mailing:
    """
    End it for good.

    Raises:
        NotFoundError, PreconditionFailedError: as `edit_mailing`.
        ConflictError: as `states.cancelled`.
    """
    return change_mailing(command, states.cancelled, desk)


def delete_mailing(command: Change, desk: MailingDesk) -> None:
    """
    Delete it; nothing is sent after this.

    Raises:
        NotFoundError, PreconditionFailedError: as `edit_mailing`.
    """
    change_mailing(command, states.deleted, desk)


def resume_mailing(command: Change, desk: MailingDesk) -> Mailing:
    """
    Go on; where the channel is closed, it is opened for all.

    Raises:
        NotFoundError, PreconditionFailedError: as `edit_mailing`.
        ConflictError: as `states.resumed`.
    """
    before, closed = get_mailing(command.mailing_id, desk), desk.mailings.closed()
    states.resumed(before, desk.now())
    if before.pause_reason is PauseReason.ERRORS:
        desk.mailings.forget_ended(before.id)
    if closed:
        desk.mailings.open_channel()
    return change_mailing(
        command, states.resumed, desk, stirs=closed is not None, what="mailing_resumed"
    )


def change_mailing(
    command: Change,
    rule: Rule,
    desk: MailingDesk,
    *,
    stirs: bool = False,
    what: str | None = None,
) -> Mailing:
    """
    Read, apply the rule, write on condition; again while somebody else was faster.

    Args:
        stirs: what its pages wait for changes even where the rule changes nothing.
        what: the change as it is told, where that is not to be seen from it.

    Raises:
        NotFoundError: there is none.
        PreconditionFailedError: the version is another; its `current` is the Mailing.
    """
    for _ in range(_TRIES):
        before = get_mailing(command.mailing_id, desk)
        if command.version not in {None, before.version}:
            raise PreconditionFailedError(details={"current": before})
        now = desk.now()
        wanted = rule(before, now)
        if wanted == before and not stirs:
            return before
        after = changed(before, wanted, rev=desk.new_id(), now=now)
        told = mailing_changed(before, after, actor=f"user:{command.user_id}", at=now, what=what)
        try:
            _write(after, partial(desk.mailings.change, before, after, told), desk)
        except ConditionRefusedError:
            continue
        if before.state is MailingState.RUNNING:
            desk.wait_until_ms(desk.now_ms() + _ACKNOWLEDGED_AFTER_MS)
        return after
    raise ConditionRefusedError


def _write(mailing: Mailing, write: Callable[[], None], desk: MailingDesk) -> None:
    plan = mailing.plan()
    plans = [plan] if plan else []
    schedule(plans, write, due=desk.due, hints=desk.hints, now_ms=desk.now_ms)
