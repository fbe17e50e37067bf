"""Deleting all tasks at once, open and done, and its undo: one mark, however many they are."""

from dataclasses import dataclass
from datetime import timedelta

from vestnik import clock, ids
from vestnik.accounts.cleared import Cleared
from vestnik.errors import ConditionRefusedError, NotFoundError
from vestnik.tasks.changes import tell
from vestnik.tasks.cleared import ACKNOWLEDGED_AFTER
from vestnik.tasks.use_cases import Desk, take_room

COUNTED_MAX = 1_000  # so that answering takes no longer for those who have more
_ASKED_AGAIN = timedelta(minutes=1)  # a second press on nothing means the first one
_TRIES = 5


@dataclass(frozen=True)
class DeletedAll:
    """`undo` takes it back for 24 h. `count`: how many it took, COUNTED_MAX for all above that."""

    undo: str
    count: int


def delete_all(user_id: str, desk: Desk, *, key: str) -> DeletedAll:
    """
    Delete every task of a person; no reminder of theirs is claimed after this has answered.

    Args:
        key: names the wish: the same wish, repeated, is the same deletion.
    """
    deletion, cleared = _marked(user_id, ids.derived_id(user_id, "delete all", key), desk)
    tell(user_id, desk.changes)
    desk.wait_until_ms(clock.to_ms(desk.now() + ACKNOWLEDGED_AFTER))
    within = cleared.by(deletion)
    count = sum(
        desk.tasks.count(user_id, done=done, within=within, up_to=COUNTED_MAX)
        for done in (False, True)
    )
    return DeletedAll(deletion, min(count, COUNTED_MAX))


def _marked(user_id: str, deletion: str, desk: Desk) -> tuple[str, Cleared]:
    """The deletion that the wish stands for, and the owner's mark with it."""
    for _ in range(_TRIES):
        before = desk.owners.cleared(user_id)
        if before.is_known(deletion):
            return deletion, before
        last_ms = desk.tasks.last_listed_ms(user_id, within=before.gaps())
        if last_ms is None and (same := _just_before(before, desk)):
            return same, before
        now_ms = clock.to_ms(desk.now())
        until_ms = max(now_ms, last_ms or 0)  # whoever made the last one may have a faster clock
        after = before.with_deletion(deletion, until_ms=until_ms, at_ms=now_ms)
        try:
            desk.owners.replace_cleared(user_id, before, after)
        except ConditionRefusedError:
            continue
        return deletion, after
    raise ConditionRefusedError


def _just_before(cleared: Cleared, desk: Desk) -> str | None:
    latest = cleared.latest()
    if latest is None or desk.now() - clock.from_ms(latest.at_ms) > _ASKED_AGAIN:
        return None
    return latest.deletion


def undo_delete_all(user_id: str, undo: str, desk: Desk) -> None:
    """
    Take a deletion of all tasks back; again is harmless. Reminders whose time has passed stay off.

    Raises:
        NotFoundError: there was none, or it is older than 24 h.
        ConflictError: `too_many_tasks`, together with those that were made since.
    """
    _unmark(user_id, undo, desk)
    tell(user_id, desk.changes)


def _unmark(user_id: str, undo: str, desk: Desk) -> None:
    for _ in range(_TRIES):
        before = desk.owners.cleared(user_id)
        if before.is_undone(undo):
            return
        if not before.can_be_undone(undo, clock.to_ms(desk.now())):
            raise NotFoundError
        _take_room(user_id, before, undo, desk)
        desk.activity.note(user_id)
        try:
            desk.owners.replace_cleared(user_id, before, before.without(undo))
        except ConditionRefusedError:
            continue
        return
    raise ConditionRefusedError


def _take_room(user_id: str, cleared: Cleared, undo: str, desk: Desk) -> None:
    """Count what comes back only where something has been made since: alone it had room before."""
    if desk.tasks.count(user_id, done=False, within=cleared.gaps(), up_to=1) == 0:
        return
    up_to, within = desk.counts.limit + 1, cleared.by(undo)
    adding = desk.tasks.count(user_id, done=False, within=within, up_to=up_to)
    take_room(user_id, desk, adding=adding)
