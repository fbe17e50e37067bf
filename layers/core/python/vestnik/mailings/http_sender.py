"""
The outside API over HTTP.

Each thread keeps a connection of its own: nobody waits for a pool, and whatever the outside does,
a call ends with its deadline. (A drip feed of one byte a second beats any time-out of reads.)
"""

import http.client
import io
import json
import logging
import math
import select
import socket
import ssl
import threading
import time
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from vestnik.mailings.model import CALL_LONGEST
from vestnik.mailings.outcome import Outcome, Refused, Sent, TryLater, Unanswered, Unauthorized
from vestnik.mailings.ports import Answer

ANSWER_MAX_BYTES = 64 * 1024
EXCERPT_MAX_BYTES = 500
RETRY_AFTER_MAX_S = 3_600.0  # whoever names a later time is asked again after an hour
_CODE_MAX = 10**9  # a longer one is no code, and would be kept for each message
_REFUSALS = {401, 403}
_PASSING = {408, 425, 429}
_TAKEN = {"code": 0, "message": "OK"}

_log = logging.getLogger(__name__)


class _Until(io.RawIOBase):
    """What a socket receives, up to a deadline (`time.monotonic`)."""

    def __init__(self, sock: socket.socket, deadline_s: float) -> None:
        self._sock, self._deadline_s = sock, deadline_s
        self._raw = sock.makefile("rb", buffering=0)  # keeps the socket open until it is read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(_left_s(self._deadline_s))
        return self._raw.readinto(buffer) or 0

    def close(self) -> None:
        self._raw.close()
        super().close()

    def makefile(self, _mode: str) -> io.BufferedReader:
        """As the socket's own one."""
        return io.BufferedReader(self)


class HttpSender:
    """The port `Gateway`; may be used by many threads at once."""

    def __init__(self, *, url: str, token: str, timeout_s: float | None = None) -> None:
        parts = urlsplit(url)
        self._host, self._path = parts.netloc, f"{parts.path}/v1/send/"
        self._headers = {
            "Authorization": f"Bearer {token.strip()}",
            "Content-Type": "application/json",
        }
        self._timeout_s = timeout_s or CALL_LONGEST.total_seconds()
        secure = partial(http.client.HTTPSConnection, context=ssl.create_default_context())
        self._connect: Any = secure if parts.scheme == "https" else http.client.HTTPConnection
        self._of_thread = threading.local()

    def send(self, msg_id: int, *, phone: str, text: str) -> Answer:
        """One POST; never tried again here, the page decides that."""
        began_s = time.monotonic()
        if not self._host:
            return Answer(Unauthorized("sender_url_missing"))
        body = json.dumps({"id": msg_id, "phone": int(phone), "text": text}).encode()
        try:
            status, answer, after_s = self._posted(str(msg_id), body, began_s + self._timeout_s)
        except (OSError, http.client.HTTPException) as error:
            self._close()
            outcome: Outcome = _failed(error)
            return Answer(outcome, duration_ms=_since_ms(began_s))
        excerpt = answer[:EXCERPT_MAX_BYTES].decode(errors="replace")
        return Answer(_outcome(status, answer, after_s), status, excerpt, _since_ms(began_s))

    def _posted(self, path: str, body: bytes, deadline_s: float) -> tuple[int, bytes, float | None]:
        """Status, the answer up to its limit, and what `Retry-After` says."""
        connection = self._connection(deadline_s)
        connection.response_class = lambda sock, **kind: http.client.HTTPResponse(
            _Until(sock, deadline_s),  # type: ignore[arg-type]  # it needs only `makefile`
            **kind,
        )
        connection.request("POST", self._path + path, body, self._headers)
        response = connection.getresponse()
        answer = response.read(ANSWER_MAX_BYTES)
        if response.length or response.read(1):
            raise http.client.IncompleteRead(answer, response.length)
        return response.status, answer, _seconds(response.headers.get("Retry-After"))

    def _connection(self, deadline_s: float) -> Any:
        """This thread's connection, a new one if the outside has closed it."""
        connection = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = self._of_thread.connection = self._connect(self._host)
        if connection.sock is not None and _is_readable(connection.sock):
            connection.close()
        connection.timeout = _left_s(deadline_s)
        if connection.sock is not None:
            connection.sock.settimeout(connection.timeout)
        return connection

    def _close(self) -> None:
        connection = getattr(self._of_thread, "connection", None)
        if connection is not None:
            connection.close()


def _left_s(deadline_s: float) -> float:
    """
    Seconds until a deadline.

    Raises:
        TimeoutError: it has passed.
    """
    left_s = deadline_s - time.monotonic()
    if left_s <= 0:
        raise TimeoutError
    return left_s


def _is_readable(sock: socket.socket) -> bool:
    """Whether something came that nobody asked for: the other side has closed it."""
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


def _failed(error: Exception) -> Outcome:
    """What it means that a call had no answer; nobody took what nobody could be connected to."""
    _log.info("sender gave no answer", extra={"error": type(error).__name__})
    if isinstance(error, ConnectionRefusedError | socket.gaierror | ssl.SSLError):
        return TryLater("unreachable", outage=True)
    if isinstance(error, TimeoutError):
        return Unanswered("timeout", outage=True)
    if isinstance(error, http.client.IncompleteRead):
        return Unanswered("incomplete_answer")
    return Unanswered("connection_lost", outage=True)


def _outcome(status: int, answer: bytes, after_s: float | None) -> Outcome:
    """The class of an answer (delivery.md, "Outcome classes")."""
    if 200 <= status < 300:
        return Sent() if status == 200 and _is_taken(answer) else Unanswered(_why_not(answer))
    if status in _REFUSALS:
        return Unauthorized(f"http_{status}")
    if status >= 500 or status in _PASSING or status < 400:
        limited, outage = status == 429, status >= 500
        return TryLater(f"http_{status}", after_s, counts=not limited, outage=outage)
    return Refused(f"http_{status}")


def _is_taken(answer: bytes) -> bool:
    read = _read(answer)
    return isinstance(read, dict) and type(read.get("code")) is int and _says(read, _TAKEN)


def _says(read: dict[str, Any], expected: dict[str, Any]) -> bool:
    return all(read.get(name) == value for name, value in expected.items())


def _why_not(answer: bytes) -> str:
    read = _read(answer)
    code = read.get("code") if isinstance(read, dict) else None
    is_code = type(code) is int and 0 < abs(code) < _CODE_MAX
    return f"answer_code_{code}" if is_code else "answer_unreadable"


def _read(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError):
        return None


def _seconds(header: str | None) -> float | None:
    """Seconds of a `Retry-After`, up to an hour; the other form, a date, is taken for none."""
    try:
        named_s = float(header) if header else math.nan
    except ValueError:
        return None
    return None if math.isnan(named_s) else min(max(0.0, named_s), RETRY_AFTER_MAX_S)


def _since_ms(began_s: float) -> int:
    return int((time.monotonic() - began_s) * 1000)
