"""What sends mail, to addresses and to chats."""

import random
from functools import cache
from typing import TYPE_CHECKING, Any

from vestnik import clock
from vestnik.accounts.mail_rules import hindrance_of
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.mailing import mailboxes
from vestnik.bootstrap.people import accounts
from vestnik.bootstrap.plans import bot_sender, digest_pace, due, hints
from vestnik.bootstrap.sending import direct_bot, mails
from vestnik.emails.links import MailLinks
from vestnik.emails.model import MAIL, Mail

if TYPE_CHECKING:
    from vestnik.digests.chat_post import ChatPost
    from vestnik.emails.ports import Post
    from vestnik.emails.send import Clerk


@cache
def clerk() -> "Clerk":
    """What sends mail."""
    from vestnik.emails.quota_row import RowQuota  # noqa: PLC0415 - only one worker needs it
    from vestnik.emails.send import Clerk  # noqa: PLC0415

    return Clerk(
        mails=mails(),
        hindrance=_hindrance,
        refused=_refused,
        quota=RowQuota(config().mail_per_day),
        email_post=_email_post(),
        chat_post=_chat_post(),
        due=due(),
        hints=hints(MAIL),
        now=clock.now,
        random=random.random,
    )


def _hindrance(mail: Mail) -> str | None:
    user = accounts().user(mail.user_id)
    return hindrance_of(mail, user, unconfirmed_too=config().mail_to_unconfirmed)


def _refused(mail: Mail, reason: str) -> None:
    """Switch off what refused a mail: its chat, or where it had none its address."""
    if mail.chat_id is None:
        mailboxes().refuse(mail.user_id, mail.address or "", reason)
        return
    user = accounts().user(mail.user_id)
    if user and user.telegram and user.telegram.chat_id == mail.chat_id:
        accounts().set_blocked(user.id, user.telegram.telegram_id, blocked=True)


def _links() -> MailLinks:
    return MailLinks(config().app_url, config().session_keys)


def _chat_post() -> "ChatPost":
    from vestnik.digests.chat_post import ChatPost  # noqa: PLC0415 - as above

    return ChatPost(
        call=direct_bot().call,
        links=_links(),
        sender=bot_sender(),
        digest_pace=digest_pace(),
        now_ms=clock.now_ms,
        wait_until_ms=clock.wait_until_ms,
    )


def _email_post() -> "Post":
    given = config()
    if given.mail_via == "ses":
        from vestnik.emails.ses import SesPost  # noqa: PLC0415 - one of the two is used

        return SesPost(_ses(), sender=given.mail_from, links=_links())
    from vestnik.emails.smtp import SmtpPost  # noqa: PLC0415 - smtplib, email: 20 ms
    from vestnik.emails.smtp_connection import SmtpServer  # noqa: PLC0415

    server = SmtpServer(
        host=given.smtp_host,
        port=given.smtp_port,
        user=given.smtp_user,
        password=given.smtp_password,
        sender=given.mail_from,
    )
    return SmtpPost(server, _links())


def _ses() -> Any:
    import boto3  # noqa: PLC0415 - one of the two is used
    from botocore.config import Config  # noqa: PLC0415

    # A send that is repeated here could be doubled; whether to try again is for the row to say.
    once = Config(connect_timeout=5, read_timeout=5, retries={"total_max_attempts": 1})
    return boto3.client("sesv2", config=once)
