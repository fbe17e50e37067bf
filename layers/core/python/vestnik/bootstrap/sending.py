"""What delivers reminders, mails and the bot's answers."""

import random
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, get_args

from vestnik import clock
from vestnik.accounts.merge import addressee, addressees
from vestnik.accounts.model import User
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.people import accounts
from vestnik.bootstrap.plans import bot_sender, due, hints, updates
from vestnik.emails.model import MAIL
from vestnik.platform import dynamodb
from vestnik.platform.together import Together
from vestnik.reminders.deliver import Courier
from vestnik.reminders.store import ReminderStore
from vestnik.tasks.use_cases import REMINDER
from vestnik.telegram.direct import DirectBot
from vestnik.telegram.guarded import Call as BareCall
from vestnik.telegram.guarded import GuardedBot
from vestnik.telegram.updates import UPDATE, Call, Exchange, StoredUpdate
from vestnik.texts import Language
from vestnik.texts.reminder import reminder_text

if TYPE_CHECKING:
    from vestnik.emails.store import MailStore
    from vestnik.telegram.bot_api import LibraryBot


# A little more than the pace keeps between two of its slots; the rest of `admission.BEFORE_MS` is
# for the answer.
_MOMENT_MS = 65


@cache
def courier() -> Courier:
    """What delivers reminders one by one."""
    known = accounts()

    def bot_blocked(user: User) -> None:
        if user.telegram:
            known.set_blocked(user.id, user.telegram.telegram_id, blocked=True)

    return Courier(
        reminders=ReminderStore(),
        due=due(),
        hints=hints(REMINDER),
        mail_hints=hints(MAIL),
        bot=direct_bot(),
        user=partial(addressee, accounts=known),
        user_ahead=Together(partial(addressees, accounts=known), moment_ms=_MOMENT_MS).read,
        bot_blocked=bot_blocked,
        forget=due().delete,
        now=clock.now,
        random=random.random,
        mail_to_unconfirmed=config().mail_to_unconfirmed,
    )


@cache
def mails() -> "MailStore":
    """The mails that are kept."""
    from vestnik.emails.store import MailStore  # noqa: PLC0415 - few functions need it

    return MailStore()


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
def _direct_bot() -> DirectBot:
    return DirectBot(api_base=config().telegram_api_base, token=config().telegram_token)


def direct_bot() -> GuardedBot:
    """The bot of those who want to start quickly."""
    return _guarded(_direct_bot().call)


def expect_calls(count: int) -> None:
    """That bot will be called so often at one instant: what that needs is made ready."""
    _direct_bot().open(count)


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
