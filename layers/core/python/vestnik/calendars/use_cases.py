"""What people do with the address of their calendar, and what whoever knows it reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from vestnik import ids
from vestnik.accounts.model import User
from vestnik.calendars.model import Address, owner_of, shown_token, token_of
from vestnik.calendars.ports import Addresses
from vestnik.errors import NotFoundError
from vestnik.tasks.model import Task
from vestnik.tasks.ports import Tasks

DONE_FOR = timedelta(days=30)  # spec/tasks.md
TASKS_MAX = 3_000  # that is 1.5 s of CPU; programs that subscribe show no more anyway
_AT_ONCE = 1_000  # tasks a read


@dataclass(frozen=True)
class Desk:
    """`keys`: the newest first. `tasks_of`: what an owner, as he was just read, has."""

    addresses: Addresses
    keys: tuple[str, ...]
    user: Callable[[str], User | None]
    tasks_of: Callable[[User], Tasks]
    now: Callable[[], datetime]
    new_id: Callable[[], str]


def make_address(user_id: str, desk: Desk) -> str:
    """A new token; the former one is dead."""
    nonce = desk.new_id()
    token = token_of(user_id, nonce, desk.keys[0])
    desk.addresses.put(Address(user_id, nonce, ids.sha256_hex(token)))
    return token


def address_of(user_id: str, desk: Desk) -> str:
    """
    The token in use.

    Raises:
        NotFoundError: there is none, or its key is not in use any more.
    """
    address = desk.addresses.of(user_id)
    token = shown_token(address, desk.keys) if address else None
    if token is None:
        raise NotFoundError
    return token


def subscriber_of(token: str, desk: Desk) -> User:
    """
    Whose calendar a token opens.

    Raises:
        NotFoundError: nobody's, or not any more.
    """
    address = desk.addresses.of(owner_of(token))
    user = desk.user(address.user_id) if address and address.is_of(token) else None
    if user is None or user.is_shut:
        raise NotFoundError
    return user


def tasks_shown(user: User, desk: Desk) -> list[Task]:
    """Open tasks, newest first, then those done in the last 30 days; 3 000 at most."""
    return list(islice(_shown(user, desk), TASKS_MAX))


def _shown(user: User, desk: Desk) -> Iterator[Task]:
    tasks, since = desk.tasks_of(user), desk.now() - DONE_FOR
    yield from _listed(tasks, user.id, done=False)
    for task in _listed(tasks, user.id, done=True):
        if task.done_at and task.done_at < since:
            return
        yield task


def _listed(tasks: Tasks, user_id: str, *, done: bool) -> Iterator[Task]:
    after_key: str | None = None
    while True:
        page, after_key = tasks.page(user_id, done=done, after_key=after_key, limit=_AT_ONCE)
        yield from page
        if after_key is None:
            return
