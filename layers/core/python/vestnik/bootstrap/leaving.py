"""Joining an account to another one, and erasing it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING

from vestnik import clock
from vestnik.accounts.merge import MERGE, Joining
from vestnik.accounts.merge_store import MergeStore
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.mailing import outbox
from vestnik.bootstrap.people import accounts, has_account, sessions, weblinks
from vestnik.bootstrap.plans import due, hints, updates
from vestnik.bootstrap.sending import mails
from vestnik.bootstrap.tasks import activity, changes, desk, owners
from vestnik.conversations.store import forget as forget_dialogue
from vestnik.emails.forgetting import forget
from vestnik.erasure.leave import LeaveDesk
from vestnik.erasure.model import ERASURE
from vestnik.erasure.store import ConfirmationStore, ErasureStore, erase_rest
from vestnik.tasks.merging import Mover, has_tasks
from vestnik.tasks.store import TaskStore
from vestnik.tasks.use_cases import REMINDER

if TYPE_CHECKING:
    from vestnik.erasure.erase import Eraser


@cache
def joining() -> Joining:
    """What joining an account to another one works with."""
    return Joining(
        outbox=outbox(),
        due=due(),
        hints=hints(MERGE),
        now=clock.now,
        has_tasks=partial(has_tasks, tasks=desk().tasks),
    )


def mover(has_time: Callable[[], bool] = lambda: True) -> Mover:
    """What moves the tasks of a former account, as long as it has time."""
    return Mover(
        merges=MergeStore(),
        tasks=TaskStore(owners().cleared),
        has_account=has_account,
        changes=changes(),
        activity=activity(),
        cleared=owners().cleared,
        due=due(),
        hints=hints(MERGE),
        reminder_hints=hints(REMINDER),
        forget_mails=partial(forget, kept=mails(), due=due()),
        now=clock.now,
        wait_until_ms=clock.wait_until_ms,
        has_time=has_time,
    )


def leave_desk() -> LeaveDesk:
    """What leaving for good works with, with today's key."""
    return LeaveDesk(
        accounts=accounts(),
        erasures=ErasureStore(),
        confirmations=ConfirmationStore(),
        sessions=sessions(),
        due=due(),
        hints=hints(ERASURE),
        key=config().session_keys[0],
        now=clock.now,
        wait_until_ms=clock.wait_until_ms,
    )


def eraser(has_time: Callable[[], bool]) -> "Eraser":
    """What erases all that an account has left, as long as it has time."""
    from vestnik.erasure import drawers  # noqa: PLC0415 - one worker needs it
    from vestnik.erasure.erase import Eraser  # noqa: PLC0415
    from vestnik.tasks.erased_rows import TaskRemoval  # noqa: PLC0415
    from vestnik.telegram.forgetting import forget_chat  # noqa: PLC0415

    def forget_of_chat(chat_id: int, until: datetime, holder: str) -> Iterator[None]:
        known, now = updates(), clock.now()
        return forget_chat(chat_id, until, holder=holder, updates=known, due=due(), now=now)

    return Eraser(
        erasures=ErasureStore(),
        drawers=(
            partial(drawers.tasks, kept=TaskRemoval(), due=due()),
            partial(drawers.mails, kept=mails(), due=due()),
            partial(drawers.web_link, links=weblinks()),
            erase_rest,
        ),
        late_drawers=(
            partial(drawers.chat, forget=forget_of_chat),
            partial(drawers.dialogue, forget=forget_dialogue),
        ),
        due=due(),
        hints=hints(ERASURE),
        now=clock.now,
        wait_until_ms=clock.wait_until_ms,
        has_time=has_time,
    )
