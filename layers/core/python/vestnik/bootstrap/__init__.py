"""
Joins ports to adapters; nothing else builds an adapter.

Each is made once per process, on first use, so that a function imports only what it needs.
"""

from vestnik.bootstrap.clients import client_desk, directory, import_desk
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.dispatching import dispatch, gateway
from vestnik.bootstrap.entering import arrival_desk, flow_desk, outside, outside_desk, proving_desk
from vestnik.bootstrap.leaving import eraser, joining, leave_desk, mover
from vestnik.bootstrap.mailing import mail_desk, mailboxes, outbox
from vestnik.bootstrap.mailing_desk import mailing_desk, reporter, trial_desk
from vestnik.bootstrap.nights import walker, watch
from vestnik.bootstrap.people import (
    accounts,
    container_limiter,
    has_account,
    rate_limiter,
    rights,
    sessions,
    token_desk,
    tokens,
    weblinks,
    weblinks_desk,
)
from vestnik.bootstrap.plans import (
    bot_sender,
    due,
    events,
    hints,
    leases,
    pace,
    sweep_state,
    updates,
)
from vestnik.bootstrap.posting import clerk
from vestnik.bootstrap.reporting import newsdesk
from vestnik.bootstrap.resetting import reset_desk
from vestnik.bootstrap.sending import (
    courier,
    exchange,
    expect_calls,
    mails,
    make_ready_to_remind,
)
from vestnik.bootstrap.tasks import (
    calendars,
    changes,
    chat_desk,
    conversations,
    desk,
    kept_tasks,
    open_counts,
    owners,
)
from vestnik.bootstrap.tracing import archive

__all__ = [
    "accounts",
    "archive",
    "arrival_desk",
    "bot_sender",
    "calendars",
    "changes",
    "chat_desk",
    "clerk",
    "client_desk",
    "config",
    "container_limiter",
    "conversations",
    "courier",
    "desk",
    "directory",
    "dispatch",
    "due",
    "eraser",
    "events",
    "exchange",
    "expect_calls",
    "flow_desk",
    "gateway",
    "has_account",
    "hints",
    "import_desk",
    "joining",
    "kept_tasks",
    "leases",
    "leave_desk",
    "mail_desk",
    "mailboxes",
    "mailing_desk",
    "mails",
    "make_ready_to_remind",
    "mover",
    "newsdesk",
    "open_counts",
    "outbox",
    "outside",
    "outside_desk",
    "owners",
    "pace",
    "proving_desk",
    "rate_limiter",
    "reporter",
    "reset_desk",
    "rights",
    "sessions",
    "sweep_state",
    "token_desk",
    "tokens",
    "trial_desk",
    "updates",
    "walker",
    "watch",
    "weblinks",
    "weblinks_desk",
]
