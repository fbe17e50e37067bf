"""
The Bot API through python-telegram-bot.

One event loop for the life of the process: with a loop per call the library raises "Event loop is
closed" after the message has been sent.
"""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import telegram
from telegram import error as telegram_error
from telegram.request import HTTPXRequest

from vestnik.telegram.outcome import Outcome, Refused, Sent, TryLater, outcome_of

TIMEOUT_S = 10.0


class LibraryBot:
    """For workers whose start may take a moment; not for several threads at once."""

    def __init__(self, *, api_base: str, token: str) -> None:
        request = HTTPXRequest(
            connection_pool_size=4, read_timeout=TIMEOUT_S, connect_timeout=TIMEOUT_S
        )
        self._bot = telegram.Bot(token, base_url=f"{api_base}/bot", request=request)
        self._loop = asyncio.new_event_loop()

    def call(self, method: str, params: Mapping[str, object]) -> Outcome:
        """Call a method by its name in the Bot API; never raises for what Telegram did."""
        return self._loop.run_until_complete(self._call(method, params))

    async def _call(self, method: str, params: Mapping[str, object]) -> Outcome:
        try:
            result: Any = await getattr(self._bot, method)(**params)
        except telegram_error.RetryAfter as error:
            return outcome_of(429, error.message, _seconds(error.retry_after))
        except telegram_error.Forbidden as error:
            return outcome_of(403, error.message)
        except (telegram_error.BadRequest, telegram_error.ChatMigrated) as error:
            migrated_to = getattr(error, "new_chat_id", None)
            return outcome_of(400, error.message, migrated_to=migrated_to)
        except telegram_error.InvalidToken as error:
            return Refused(type(error).__name__)
        except telegram_error.TelegramError as error:
            return TryLater(type(error).__name__)
        return Sent(getattr(result, "message_id", 0))


def _seconds(wait: float | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
