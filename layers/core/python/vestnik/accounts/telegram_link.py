"""Tying a Telegram user to an account: one id, one account. All of it may be repeated."""

from dataclasses import replace
from datetime import datetime

from vestnik import ids
from vestnik.accounts.merge import Joining
from vestnik.accounts.model import (
    LINK_CODE_LIFE,
    LinkCode,
    LinkMove,
    LinkOutcome,
    LinkResult,
    Merge,
    TelegramIdentity,
    TelegramLink,
    User,
)
from vestnik.accounts.notices import telegram_linked
from vestnik.accounts.ports import Accounts
from vestnik.errors import ConflictError, ForbiddenError, TransientError
from vestnik.platform.due import LEASE
from vestnik.texts import Language

_TRIES = 3  # of what meets another change of the same link
FIRST_TIMEZONE = "Europe/Moscow"  # until the person says otherwise, spec/api.md


def start_telegram_link(
    user_id: str, *, epoch: int, now: datetime, accounts: Accounts
) -> tuple[str, datetime]:
    """A new link code, shown once, and when it expires; another password makes it void."""
    code = ids.new_secret()
    expires_at = now + LINK_CODE_LIFE
    accounts.add_link_code(LinkCode(ids.sha256_hex(code), user_id, expires_at, epoch=epoch))
    return code, expires_at


def link_telegram(
    code: str,
    telegram: TelegramIdentity,
    *,
    now: datetime,
    accounts: Accounts,
    joining: Joining,
    confirmed: bool = False,
) -> LinkOutcome:
    """
    Redeem a link code for the Telegram user who sent it.

    A mail tells the owner of the account. Redeemed again by the same person while it lives, it
    answers the same. What drops another link or merges tasks wants `confirmed`: the account's older
    Telegram user is forgotten; the account that had this Telegram user stays with all its tasks,
    without a chat, or, if nobody could sign in to it, is joined to the one that gets the chat.

    Raises:
        ForbiddenError: `account_disabled`.
        TransientError: the link was changed again and again meanwhile.
    """
    for _ in range(_TRIES):
        move = _planned(code, telegram, now=now, accounts=accounts)
        if move is None:
            return LinkOutcome(LinkResult.UNKNOWN_CODE)
        takes_tasks = not confirmed and joining.takes_tasks(move)
        if not confirmed and (move.drops_another_link or takes_tasks):
            return LinkOutcome(LinkResult.NEEDS_CONFIRMATION, would_merge=takes_tasks)
        if joining.move_link(move, accounts=accounts):
            return LinkOutcome(LinkResult.LINKED, accounts.user(move.user.id), move.merge)
    raise TransientError


def _planned(
    code: str, telegram: TelegramIdentity, *, now: datetime, accounts: Accounts
) -> LinkMove | None:
    """None: the code is unknown, expired or of an earlier epoch, or what it did was undone."""
    found = accounts.link_code(ids.sha256_hex(code))
    if not found or not found.is_open_to(telegram.telegram_id, now=now):
        return None
    user = accounts.user(found.user_id)
    if not user or user.epoch != found.epoch:
        return None
    holder = accounts.user_of_telegram(telegram.telegram_id)
    former = holder if holder and holder.id != user.id else None
    is_linked = user.telegram is not None and user.telegram.telegram_id == telegram.telegram_id
    if found.redeemed_by is not None and not is_linked:
        return None
    since = user.telegram.since if user.telegram and is_linked else now
    is_stranded = former is not None and not former.email and not former.outside
    merge = _begun(former, heir=user, now=now) if former and is_stranded else None
    link = _link(telegram, since=since)
    mails = () if is_linked else telegram_linked(user, link, code_hash=found.code_hash)
    return LinkMove(found.code_hash, user, link, former, merge, mails)


def _begun(former: User, *, heir: User, now: datetime) -> Merge:
    return Merge(former.id, heir.id, ids.new_id(), began_at=now, next_at=now + LEASE)


def unlink_telegram(user_id: str, *, accounts: Accounts) -> None:
    """
    Forget the account's chat, if it has one.

    Raises:
        ConflictError: it has no e-mail address and no account elsewhere, so nobody could ever sign
            in again.
    """
    user = accounts.user(user_id)
    if not user or not user.telegram:
        return
    if not user.email and not user.outside:
        raise ConflictError("telegram_is_only_way_in")
    accounts.drop_link(user_id, user.telegram.telegram_id)


def reachable_chat(user_id: str, *, accounts: Accounts) -> int:
    """
    The chat in which an account can be written to.

    Raises:
        ConflictError: it has none, or the bot is blocked there.
    """
    user = accounts.user(user_id)
    if not user or not user.telegram:
        raise ConflictError("telegram_not_linked")
    if user.telegram.blocked:
        raise ConflictError("telegram_blocked")
    return user.telegram.chat_id


def telegram_account(
    identity: TelegramIdentity, *, now: datetime, accounts: Accounts, private: bool = True
) -> User:
    """
    The account of a Telegram user; the first contact makes one, without e-mail.

    Who writes in `private` has not blocked the bot: chat, name and that are brought up to date.
    Who first writes elsewhere can't be written to until he does.

    Raises:
        TransientError: the link was changed again and again meanwhile.
    """
    for _ in range(_TRIES):
        user = accounts.user_of_telegram(identity.telegram_id)
        if user and user.is_disabled:
            raise ForbiddenError("account_disabled")
        if user and user.telegram:
            if not private:
                return user
            link = _link(identity, since=user.telegram.since)
            if link != user.telegram:
                accounts.update_link(user.id, link)
            return replace(user, telegram=link)
        newcomer = _newcomer(identity, now=now, blocked=not private)
        if accounts.add(newcomer):
            return newcomer
    raise TransientError


def _newcomer(identity: TelegramIdentity, *, now: datetime, blocked: bool) -> User:
    return User(
        id=ids.new_id(),
        email=None,
        language=_language(identity.language_code),
        timezone=FIRST_TIMEZONE,
        created_at=now,
        telegram=replace(_link(identity, since=now), blocked=blocked),
    )


def _link(identity: TelegramIdentity, *, since: datetime) -> TelegramLink:
    return TelegramLink(identity.telegram_id, identity.chat_id, identity.username, since)


def _language(code: str | None) -> Language:
    """Russian unless Telegram says that the person speaks something else."""
    return "ru" if code is None or code.lower().startswith("ru") else "en"
