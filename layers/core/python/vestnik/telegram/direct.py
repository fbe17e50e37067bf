"""
The Bot API by plain posts.

The worker of reminders uses this one: its cold start has to fit into the seconds by which a hint
comes early, and python-telegram-bot alone takes a third of a second to import (docs/adr/0004).
"""

import json
import logging
import ssl
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection

from vestnik.telegram.outcome import Outcome, Sent, TryLater, outcome_of

TIMEOUT_S = 10.0
_ANSWER_MAX_BYTES = 64 * 1024
_POOL_SIZE = 64
_OPEN_WITHIN_S = 2.0

_log = logging.getLogger(__name__)


class DirectBot:
    """Keeps connections open; may be used by many threads at once."""

    def __init__(self, *, api_base: str, token: str) -> None:
        self._url = f"{api_base}/bot{token}/"
        # One for all connections: each would load all certificates again, for 20 ms of CPU.
        trust = ssl.create_default_context()
        self._pool = urllib3.PoolManager(maxsize=_POOL_SIZE, retries=False, ssl_context=trust)

    def open(self, count: int) -> None:
        """
        Have so many connections open before calls need them.

        What can't be opened is left to the calls: only they have outcomes.
        """
        host = self._pool.connection_from_url(self._url)
        # urllib3 has no public way to open a connection without sending something.
        taken = [host._get_conn() for _ in range(count)]  # noqa: SLF001 - as said
        with ThreadPoolExecutor(count) as pool:
            list(pool.map(_connect, taken))
        for connection in taken:
            host._put_conn(connection)  # noqa: SLF001 - as said

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


def _connect(connection: HTTPConnection) -> None:
    if connection.is_connected:
        return
    connection.timeout = _OPEN_WITHIN_S
    try:
        connection.connect()
    except (urllib3.exceptions.HTTPError, OSError) as error:
        connection.close()
        _log.info("no connection ahead", extra={"error": type(error).__name__})


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
