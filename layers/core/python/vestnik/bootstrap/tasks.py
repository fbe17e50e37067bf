"""What people do with tasks."""

from collections.abc import Iterator
from functools import cache, partial

from vestnik import clock, ids
from vestnik.accounts.activity import Presence
from vestnik.accounts.activity_store import ActivityMarks
from vestnik.accounts.change_counter import ChangeCounter
from vestnik.accounts.cleared import Cleared
from vestnik.accounts.cleared_store import ClearedStore
from vestnik.accounts.model import User
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.people import accounts, zones_in_use
from vestnik.bootstrap.plans import due, hints
from vestnik.calendars.store import AddressStore
from vestnik.calendars.use_cases import Desk as CalendarDesk
from vestnik.conversations.store import ConversationStore
from vestnik.tasks.limits import OpenCounts
from vestnik.tasks.model import Task
from vestnik.tasks.store import TaskStore
from vestnik.tasks.use_cases import REMINDER, Desk
from vestnik.telegram.store import check_holder


@cache
def owners() -> ClearedStore:
    """What people have deleted all at once."""
    return ClearedStore()


@cache
def changes() -> ChangeCounter:
    """How often people's tasks have changed."""
    return ChangeCounter()


@cache
def open_counts() -> OpenCounts:
    """What this container knows of how many open tasks people have."""
    factor = config().limits_factor
    return OpenCounts(burst=60 * factor, per_s=2 * factor)  # functions.runtime.limits.API


def activity(known: Presence | None = None) -> ActivityMarks:
    """Who is active. `known`: whose row has been read already."""
    return ActivityMarks(zones_in_use(), accounts().user, clock.now, known)


def desk(cleared: Cleared | None = None, *, known: Presence | None = None) -> Desk:
    """
    What people do with tasks.

    `cleared`, `known`: what the caller's row said, where it has been read already.
    """
    tasks = TaskStore(owners().cleared if cleared is None else lambda _user_id: cleared)
    return _desk(tasks, known)


def chat_desk(chat_id: int, holder: str, user: User) -> Desk:
    """What somebody does with his tasks in a chat, as long as it is the holder's."""
    guard = partial(check_holder, chat_id=chat_id, holder=holder)
    return _desk(TaskStore(lambda _user_id: user.cleared, guard), Presence.of(user))


def _desk(tasks: TaskStore, known: Presence | None) -> Desk:
    return Desk(
        tasks=tasks,
        owners=owners(),
        changes=changes(),
        activity=activity(known),
        counts=open_counts(),
        due=due(),
        hints=hints(REMINDER),
        now=clock.now,
        new_id=ids.new_id,
        wait_until_ms=clock.wait_until_ms,
    )


def conversations(chat_id: int, holder: str) -> ConversationStore:
    """What the bot waits for in a chat, as long as it is the holder's."""
    return ConversationStore(guard=partial(check_holder, chat_id=chat_id, holder=holder))


def calendars() -> CalendarDesk:
    """The calendars that people subscribe to."""
    return CalendarDesk(
        addresses=AddressStore(),
        keys=config().session_keys,
        user=accounts().user,
        tasks_of=lambda user: desk(user.cleared).tasks,
        now=clock.now,
        new_id=ids.new_id,
    )


def kept_tasks(user: User, *, after_id: str = "") -> Iterator[Task]:
    """All tasks of a person, whole, as `tasks.kept`."""
    from vestnik.tasks.kept import kept_tasks as kept  # noqa: PLC0415 - one route needs it

    return kept(user.id, user.cleared, after_id=after_id)
