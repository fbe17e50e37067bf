"""Who writes to the bot."""

from collections.abc import Mapping
from typing import Any

from functions.telegram.talk import Talk
from vestnik import bootstrap
from vestnik.accounts.model import TelegramIdentity
from vestnik.accounts.telegram_link import telegram_account
from vestnik.conversations.model import Place
from vestnik.telegram.updates import StoredUpdate


def identity_of(sender: Mapping[str, Any]) -> TelegramIdentity:
    """The person behind the `from` of an update; his private chat has his own number."""
    return TelegramIdentity(
        telegram_id=int(sender["id"]),
        chat_id=int(sender["id"]),
        username=sender.get("username"),
        language_code=sender.get("language_code"),
    )


def talk_of(
    identity: TelegramIdentity, message: Mapping[str, Any], update: StoredUpdate, holder: str
) -> Talk:
    """
    The talk that an update belongs to; the first contact makes an account.

    Only who writes in private has let the bot write to him.
    """
    private = message["chat"].get("type") == "private"
    user = telegram_account(
        identity, now=update.received_at, accounts=bootstrap.accounts(), private=private
    )
    place = Place(update.chat_id, identity.telegram_id)
    waiting = bootstrap.conversations(update.chat_id, holder).waiting(
        place, update_id=update.update_id, now=update.received_at
    )
    desk = bootstrap.chat_desk(update.chat_id, holder, user)
    return Talk(update, identity, user, desk, message, waiting)
