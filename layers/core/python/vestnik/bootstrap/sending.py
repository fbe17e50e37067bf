"""What delivers reminders, mails and the bot's answers."""

import logging
import random
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, Any, get_args

from vestnik import clock
from vestnik.accounts.merge import addressee
from vestnik.accounts.model import User
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.people import accounts
from vestnik.bootstrap.plans import bot_sender, due, hints, updates
from vestnik.emails.links import MailLinks
from vestnik.emails.model import MAIL, Mail
from vestnik.platform import dynamodb
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
    from vestnik.emails.ports import Post
    from vestnik.emails.send import Clerk
    from vestnik.emails.store import MailStore
    from vestnik.telegram.bot_api import LibraryBot

_log = logging.getLogger(__name__)


@cache
def courier() -> Courier:
    """What delivers reminders."""
    known = accounts()

    def bot_blocked(user: User) -> None:
        if user.telegram:
            known.set_blocked(user.id, user.telegram.telegram_id, blocked=True)

    return Courier(
        reminders=ReminderStore(),
        due=due(),
        hints=hints(REMINDER),
        mail_hints=hints(MAIL),
        bot=_guarded(_direct_bot().call),
        user=partial(addressee, accounts=known),
        bot_blocked=bot_blocked,
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
def clerk() -> "Clerk":
    """What sends mail."""
    from vestnik.digests.chat_post import ChatPost  # noqa: PLC0415 - only one worker needs it
    from vestnik.emails.quota_row import RowQuota  # noqa: PLC0415
    from vestnik.emails.send import Clerk  # noqa: PLC0415

    given = config()
    return Clerk(
        mails=mails(),
        hindrance=_hindrance,
        refused=_refused,
        quota=RowQuota(given.mail_per_day),
        email_post=_email_post(),
        chat_post=ChatPost(
            call=_guarded(_direct_bot().call).call,
            links=mail_links(),
            sender=bot_sender(),
            now_ms=clock.now_ms,
            wait_until_ms=clock.wait_until_ms,
        ),
        due=due(),
        hints=hints(MAIL),
        now=clock.now,
        random=random.random,
    )


def mail_links() -> MailLinks:
    """The addresses in mails, with today's keys."""
    return MailLinks(config().app_url, config().session_keys)


def _hindrance(mail: Mail) -> str | None:
    user = accounts().user(mail.user_id)
    if user is None:
        return "no_account"
    if mail.chat_id is None or _has_chat(user, mail.chat_id):
        return None
    return "no_chat"


def _has_chat(user: User, chat_id: int) -> bool:
    return user.telegram is not None and user.telegram.chat_id == chat_id


def _refused(mail: Mail, reason: str) -> None:
    """Switch the chat off."""
    _log.info("refused for good", extra={"mail_id": mail.id, "reason": reason})
    user = accounts().user(mail.user_id)
    if user and user.telegram and mail.chat_id == user.telegram.chat_id:
        accounts().set_blocked(user.id, user.telegram.telegram_id, blocked=True)


def _email_post() -> "Post":
    given = config()
    if given.mail_via == "ses":
        from vestnik.emails.ses import SesPost  # noqa: PLC0415 - one of the two is used

        return SesPost(_ses(), sender=given.mail_from, links=mail_links())
    from vestnik.emails.smtp import SmtpPost  # noqa: PLC0415 - smtplib, email: 20 ms
    from vestnik.emails.smtp_connection import SmtpServer  # noqa: PLC0415

    server = SmtpServer(
        host=given.smtp_host,
        port=given.smtp_port,
        user=given.smtp_user,
        password=given.smtp_password,
        sender=given.mail_from,
    )
    return SmtpPost(server, mail_links())


def _ses() -> Any:
    import boto3  # noqa: PLC0415 - one of the two is used
    from botocore.config import Config  # noqa: PLC0415

    # A send that is repeated here could be doubled; whether to try again is for the row to say.
    once = Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 1})
    return boto3.client("sesv2", config=once)


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
