"""What waits for a time, what happened, the queues, and how fast the bot may speak."""

from functools import cache
from typing import TYPE_CHECKING

from vestnik.accounts.merge import MERGE
from vestnik.bootstrap.configured import config
from vestnik.clients.kinds import IMPORT
from vestnik.digests.model import DIGEST, DIGESTS_PER_S
from vestnik.emails.model import MAIL
from vestnik.erasure.model import ERASURE
from vestnik.mailings.kinds import MAILING, PAGE, TRIAL
from vestnik.platform.due.pace import Pace
from vestnik.platform.due.sqs_hints import SqsHints
from vestnik.platform.due.state import Leases, SweepState
from vestnik.platform.due.table import DueTable
from vestnik.platform.sender_row import RowSender
from vestnik.tasks.use_cases import REMINDER
from vestnik.telegram.store import UpdateStore
from vestnik.telegram.updates import UPDATE

if TYPE_CHECKING:
    from vestnik.platform.events.store import EventStore


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
        DIGEST: (config().emails_queue_url, 0.0),
        MAILING: (config().mailing_pages_queue_url, 0.0),
        PAGE: (config().mailing_pages_queue_url, 0.0),
        IMPORT: (config().imports_queue_url, 0.0),
        TRIAL: (config().mailing_pages_queue_url, 0.0),
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
def digest_pace() -> RowSender:
    """How fast digests go to chats, whoever sends them."""
    bot_id = config().telegram_token.partition(":")[0]
    return RowSender(f"{bot_id}:digests", per_s=DIGESTS_PER_S)


@cache
def events() -> "EventStore":
    """What happened."""
    from vestnik.platform.events.store import EventStore  # noqa: PLC0415 - most need none

    return EventStore()


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
