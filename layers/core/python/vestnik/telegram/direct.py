"""
The Bot API by plain posts.

The worker of reminders uses this one: its cold start has to fit into the seconds by which a hint
comes early, and python-telegram-bot alone takes a third of a second to import (docs/adr/0004).
"""

import json
import logging
from collections.abc import Mapping
from typing import Any

import urllib3

from vestnik.telegram.outcome import Outcome, Sent, TryLater, outcome_of

TIMEOUT_S = 10.0
_ANSWER_MAX_BYTES = 64 * 1024
_POOL_SIZE = 64

_log = logging.getLogger(__name__)


class DirectBot:
    """Keeps connections open; may be used by many threads at once."""

    def __init__(self, *, api_base: str, token: str) -> None:
        self._url = f"{api_base}/bot{token}/"
        self._pool = urllib3.PoolManager(maxsize=_POOL_SIZE, retries=False)

    def call(self, method: str, params: Mapping[str, object]) -> Outcome:
        """One POST; never tried again here, the row of its caller decides that."""
        timeout = urllib3.Timeout(total=TIMEOUT_S)
        try:
            answer = self._pool.request(
                "POST",
                self._url + method,
                json=dict(params),
                timeout=timeout,
                redirect=False,
                preload_content=False,
            )
            body = answer.read(_ANSWER_MAX_BYTES)
            answer.release_conn()
        except urllib3.exceptions.HTTPError as error:
            _log.warning("telegram unreachable", extra={"error": type(error).__name__})
            return TryLater("telegram_unreachable")
        return _outcome(answer.status, body)


def _outcome(status: int, body: bytes) -> Outcome:
    try:
        answer: Any = json.loads(body)
        if status == 200 and answer["ok"] is True:
            result = answer["result"]
            return Sent(int(result["message_id"]) if isinstance(result, dict) else 0)
        why = answer.get("parameters", {})
        return outcome_of(
            int(answer["error_code"]),
            str(answer["description"]),
            why.get("retry_after"),
            why.get("migrate_to_chat_id"),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return TryLater(f"telegram_{status}_unreadable")
