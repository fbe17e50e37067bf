"""Who writes to the bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vestnik import bootstrap
from vestnik.accounts.model import TelegramIdentity, User
from vestnik.telegram.updates import StoredUpdate
from vestnik.texts import Language, choose_language


@dataclass(frozen=True)
class Writer:
    """A Telegram user and, if there is one, the account that he is tied to."""

    identity: TelegramIdentity
    user: User | None

    @property
    def language(self) -> Language:
        if self.user:
            return self.user.language
        return choose_language(self.identity.language_code, default="ru")


def writer_of(sender: Mapping[str, Any], update: StoredUpdate) -> Writer:
    """The writer behind the `from` of an update."""
    identity = TelegramIdentity(
        telegram_id=int(sender["id"]),
        chat_id=update.chat_id,
        username=sender.get("username"),
        language_code=sender.get("language_code"),
    )
    return Writer(identity, bootstrap.accounts().user_of_telegram(identity.telegram_id))
