"""Calls to the Bot API on behalf of an operator."""

import logging
from collections.abc import Mapping
from typing import Any

import httpx

from infra.errors import OperatorError

_TIMEOUT_S = 10.0

logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses; ours have the token


class TelegramError(OperatorError):
    """Telegram did not do what it was asked for. The message never has the token."""


class BotApi:
    """The Bot API for one bot, over one connection."""

    def __init__(self, *, api_base: str, token: str) -> None:
        self._methods = f"{api_base.rstrip('/')}/bot{token}/"
        self._client = httpx.Client(timeout=_TIMEOUT_S)

    def __enter__(self) -> "BotApi":
        return self

    def __exit__(self, *_raised: object) -> None:
        self._client.close()

    def call(self, method: str, params: Mapping[str, object] | None = None) -> Any:
        """
        The result of a method.

        Raises:
            TelegramError: Telegram can't be reached or refuses; with its description.
        """
        try:
            response = self._client.post(self._methods + method, json=dict(params or {}))
            answer = response.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            # `from None`: what they were raised by quotes the address, and with it the token.
            raise TelegramError(f"{method} failed: {type(error).__name__}") from None
        if not (isinstance(answer, dict) and answer.get("ok") is True):
            description = answer.get("description") if isinstance(answer, dict) else None
            raise TelegramError(f"{method} was refused: {description or response.status_code}")
        return answer.get("result")
