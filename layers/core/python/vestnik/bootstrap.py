"""
Joins ports to adapters; nothing else builds an adapter.

Each is made once per process, on first use, so that a function imports only what it needs.
"""

import os
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache, partial
from typing import TYPE_CHECKING, get_args

from vestnik import clock, ids
from vestnik import config as configuration
from vestnik.accounts.change_counter import ChangeCounter
from vestnik.accounts.cleared import Cleared
from vestnik.accounts.cleared_store import ClearedStore
from vestnik.accounts.merge import MERGE, Joining, addressee
from vestnik.accounts.merge_store import MergeStore
from vestnik.accounts.model import User
from vestnik.accounts.session_store import SessionStore
from vestnik.accounts.store import AccountStore
from vestnik.apitokens.store import ApiTokenStore
from vestnik.apitokens.use_cases import TokenDesk
from vestnik.calendars.store import AddressStore
from vestnik.calendars.use_cases import Desk as CalendarDesk
from vestnik.config import Config
from vestnik.conversations.store import ConversationStore
from vestnik.conversations.store import forget as forget_dialogue
from vestnik.emails.model import MAIL
from vestnik.erasure.leave import LeaveDesk
from vestnik.erasure.model import ERASURE
from vestnik.erasure.store import ConfirmationStore, ErasureStore, erase_rest
from vestnik.platform import dynamodb, parameters
from vestnik.platform.due.pace import Pace
from vestnik.platform.due.sqs_hints import SqsHints
from vestnik.platform.due.state import Leases, SweepState
from vestnik.platform.due.table import DueTable
from vestnik.platform.rate_limit import DynamoLimiter, MemoryLimiter
from vestnik.platform.sender_row import RowSender
from vestnik.reminders.deliver import Courier
from vestnik.reminders.store import ReminderStore
from vestnik.reminders.text import reminder_text
from vestnik.tasks.limits import OpenCounts
from vestnik.tasks.merging import Mover, has_tasks
from vestnik.tasks.model import Task
from vestnik.tasks.store import TaskStore
from vestnik.tasks.use_cases import REMINDER, Desk
from vestnik.telegram.direct import DirectBot
from vestnik.telegram.guarded import Call as BareCall
from vestnik.telegram.guarded import GuardedBot
from vestnik.telegram.store import UpdateStore, check_holder
from vestnik.telegram.updates import UPDATE, Call, Exchange, StoredUpdate
from vestnik.texts import Language
from vestnik.weblinks.store import WebLinkStore
from vestnik.weblinks.use_cases import LinkDesk

if TYPE_CHECKING:
    from vestnik.accounts.tokens import Tokens
    from vestnik.emails.ports import Post
    from vestnik.emails.send import Clerk
    from vestnik.emails.store import MailStore
    from vestnik.erasure.erase import Eraser
    from vestnik.telegram.bot_api import LibraryBot


def config() -> Config:
    """
    The configuration; secrets under SETTINGS_PATH are at most five minutes old.

    Raises:
        ValueError: a setting is missing or can't be read.
    """
    path = os.environ.get("SETTINGS_PATH")
    return _config(tuple(sorted((parameters.under(path) if path else {}).items())))


@cache
def _config(stored: tuple[tuple[str, str], ...]) -> Config:
    return configuration.read({**dict(stored), **os.environ})


@cache
def accounts() -> AccountStore:
    """The accounts, and which Telegram user is which of them."""
    return AccountStore()


@cache
def sessions() -> SessionStore:
    """Who is signed in."""
    return SessionStore()


def tokens() -> "Tokens":
    """What makes and checks access and refresh tokens, with today's keys."""
    from vestnik.accounts.tokens import Tokens  # noqa: PLC0415 - workers need no PyJWT

    return Tokens(issuer=f"vestnik-{config().stage}", keys=config().session_keys)


def weblinks_desk() -> LinkDesk:
    """What people do with web links, with today's keys."""
    return LinkDesk(links=_weblinks(), keys=config().session_keys, now=clock.now)


@cache
def token_desk() -> TokenDesk:
    """What people do with their API tokens."""
    return TokenDesk(tokens=ApiTokenStore(), now=clock.now)


@cache
def _weblinks() -> WebLinkStore:
    return WebLinkStore()


@cache
def rate_limiter() -> DynamoLimiter:
    """The exact limits, shared by all containers."""
    return DynamoLimiter(dynamodb.table_name("ephemeral"), dynamodb.client())


@cache
def container_limiter() -> MemoryLimiter:
    """The approximate limits of this container."""
    return MemoryLimiter()


@cache
def due() -> DueTable:
    """What waits for a time."""
    return DueTable()


@cache
def hints(kind: str) -> SqsHints:
    """The queue that a kind's hints go to; only reminders are to be exact and come early."""
    queues = {
        REMINDER: (config().reminders_queue_url, config().lead.total_seconds()),
        UPDATE: (config().updates_queue_url, 0.0),
        MERGE: (config().updates_queue_url, 0.0),
        ERASURE: (config().updates_queue_url, 0.0),
        MAIL: (config().emails_queue_url, 0.0),
    }
    url, lead_s = queues[kind]
    return SqsHints(url, lead_ms=int(lead_s * 1000))


@cache
def pace() -> Pace:
    """How fast reminders go out."""
    return Pace(per_s=config().reminders_per_s)


@cache
def bot_sender() -> RowSender:
    """The pace and the pauses of our bot; its id is the public half of its token."""
    bot_id = config().telegram_token.partition(":")[0]
    return RowSender(bot_id, per_s=config().replies_per_s)


@cache
def leases() -> Leases:
    """Who runs what."""
    return Leases()


@cache
def sweep_state() -> SweepState:
    """How far each sweep has come."""
    return SweepState()


@cache
def updates() -> UpdateStore:
    """Telegram's updates."""
    return UpdateStore()


@cache
def owners() -> ClearedStore:
    """What people have deleted all at once."""
    return ClearedStore()


@cache
def _changes() -> ChangeCounter:
    """How often people's tasks have changed."""
    return ChangeCounter()


@cache
def open_counts() -> OpenCounts:
    """What this container knows of how many open tasks people have."""
    factor = config().limits_factor
    return OpenCounts(burst=60 * factor, per_s=2 * factor)  # functions.runtime.limits.API


def desk(cleared: Cleared | None = None) -> Desk:
    """What people do with tasks. `cleared`: the caller's, where his row has been read already."""
    return _desk(TaskStore(owners().cleared if cleared is None else lambda _user_id: cleared))


def chat_desk(chat_id: int, holder: str, cleared: Cleared) -> Desk:
    """What somebody does with his tasks in a chat, as long as it is the holder's."""
    guard = partial(check_holder, chat_id=chat_id, holder=holder)
    return _desk(TaskStore(lambda _user_id: cleared, guard))


def conversations(chat_id: int, holder: str) -> ConversationStore:
    """What the bot waits for in a chat, as long as it is the holder's."""
    return ConversationStore(guard=partial(check_holder, chat_id=chat_id, holder=holder))


def _desk(tasks: TaskStore) -> Desk:
    return Desk(
        tasks=tasks,
        owners=owners(),
        changes=_changes(),
        counts=open_counts(),
        due=due(),
        hints=hints(REMINDER),
        now=clock.now,
        new_id=ids.new_id,
        wait_until_ms=clock.wait_until_ms,
    )


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


@cache
def joining() -> Joining:
    """What joining an account to another one works with."""
    return Joining(
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
        has_account=_has_account,
        changes=_changes(),
        cleared=owners().cleared,
        due=due(),
        hints=hints(MERGE),
        reminder_hints=hints(REMINDER),
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

    def forget(chat_id: int, until: datetime) -> Iterator[None]:
        known, now = updates(), clock.now()
        return forget_chat(chat_id, until, holder=ids.new_id(), updates=known, due=due(), now=now)

    return Eraser(
        erasures=ErasureStore(),
        drawers=(
            partial(drawers.tasks, kept=TaskRemoval(), due=due()),
            partial(drawers.mails, kept=mails(), due=due()),
            partial(drawers.web_link, links=_weblinks()),
            erase_rest,
        ),
        late_drawers=(
            partial(drawers.chat, forget=forget),
            partial(drawers.dialogue, forget=forget_dialogue),
        ),
        due=due(),
        hints=hints(ERASURE),
        now=clock.now,
        wait_until_ms=clock.wait_until_ms,
        has_time=has_time,
    )


@cache
def courier() -> Courier:
    """What delivers reminders."""
    known = accounts()

    bot = DirectBot(api_base=config().telegram_api_base, token=config().telegram_token)

    def bot_blocked(user: User) -> None:
        if user.telegram:
            known.set_blocked(user.id, user.telegram.telegram_id, blocked=True)

    return Courier(
        reminders=ReminderStore(),
        due=due(),
        hints=hints(REMINDER),
        mail_hints=hints(MAIL),
        bot=_guarded(bot.call),
        user=partial(addressee, accounts=known),
        bot_blocked=bot_blocked,
        now=clock.now,
        random=random.random,
    )


@cache
def mails() -> "MailStore":
    """The mails that are kept."""
    from vestnik.emails.store import MailStore  # noqa: PLC0415 - few functions need it

    return MailStore()


def kept_tasks(user: User, *, after_id: str = "") -> Iterator[Task]:
    """All tasks of a person, whole, as `tasks.kept`."""
    from vestnik.tasks.kept import kept_tasks as kept  # noqa: PLC0415 - one route needs it

    return kept(user.id, user.cleared, after_id=after_id)


@cache
def clerk() -> "Clerk":
    """What sends mail."""
    from vestnik.emails.send import Clerk  # noqa: PLC0415 - only one worker needs it

    return Clerk(
        mails=mails(),
        has_account=_has_account,
        due=due(),
        hints=hints(MAIL),
        post=_post(),
        now=clock.now,
        random=random.random,
    )


def _has_account(user_id: str) -> bool:
    return accounts().user(user_id) is not None


def _post() -> "Post":
    from vestnik.emails.smtp import SmtpPost, SmtpServer  # noqa: PLC0415 - smtplib, email: 20 ms

    given = config()
    return SmtpPost(
        SmtpServer(
            host=given.smtp_host,
            port=given.smtp_port,
            user=given.smtp_user,
            password=given.smtp_password,
            sender=given.mail_from,
        )
    )


@cache
def make_ready_to_remind() -> None:
    """Make before the first instant what its reminder would have to wait for."""
    courier()
    dynamodb.client()
    hints(REMINDER)
    for language in get_args(Language):
        reminder_text(language, "", late_s=0)


def _guarded(bare: BareCall) -> GuardedBot:
    return GuardedBot(bare, sender=bot_sender(), now_ms=clock.now_ms)


@cache
def _library_bot() -> "LibraryBot":
    from vestnik.telegram.bot_api import LibraryBot  # noqa: PLC0415 - costs a third of a second

    return LibraryBot(api_base=config().telegram_api_base, token=config().telegram_token)


def exchange(
    answer: Callable[[StoredUpdate, str], Sequence[Call]], time_left_ms: Callable[[], int]
) -> Exchange:
    """What handles a chat's updates; `answer` is the bot's conversation."""
    return Exchange(
        updates=updates(),
        due=due(),
        hints=hints(UPDATE),
        call=_guarded(_library_bot().call).call,
        answer=answer,
        now=clock.now,
        sender=bot_sender(),
        wait_until_ms=clock.wait_until_ms,
        time_left_ms=time_left_ms,
    )
