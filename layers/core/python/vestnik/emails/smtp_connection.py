"""One connection to a mail server, and the steps of a mail over it."""

import smtplib
import ssl
import time
from dataclasses import dataclass
from functools import cache

from vestnik.emails.smtp_refusal import refusal
from vestnik.errors import OutageError, PermanentError, UnansweredError

TIMEOUT_S = 10.0  # of a whole mail, connecting included
_TLS_FROM_THE_START = 465  # RFC 8314
_TAKEN = frozenset({250, 251})


@dataclass(frozen=True)
class SmtpServer:
    """Where mail goes out; `user` empty: without logging in. `sender`: `Name <address>`."""

    host: str
    port: int
    user: str
    password: str
    sender: str


class Deadline:
    """When a mail has to be through."""

    def __init__(self) -> None:
        self._at_s = time.monotonic() + TIMEOUT_S

    @property
    def left_s(self) -> float:
        """What a step may take; never nothing, which would mean without waiting."""
        return max(0.001, self._at_s - time.monotonic())


@cache
def _tls() -> ssl.SSLContext:
    """Reading whom to trust takes as long as a dozen mails."""
    return ssl.create_default_context()


class SmtpConnection:
    """
    Encrypted where the server offers it; for one thread at a time.

    Raises what smtplib raises where nothing else is said.
    """

    def __init__(self, server: SmtpServer, deadline: Deadline) -> None:
        where = (server.host, server.port)
        self._smtp: smtplib.SMTP
        if server.port == _TLS_FROM_THE_START:
            self._smtp = smtplib.SMTP_SSL(*where, timeout=deadline.left_s, context=_tls())
        else:
            self._smtp = smtplib.SMTP(*where, timeout=deadline.left_s)
        self._step(deadline).ehlo()
        if self._smtp.has_extn("starttls"):
            self._step(deadline).starttls(context=_tls())
            self._step(deadline).ehlo()
        if server.user:
            self._log_in(server, deadline)

    def begin(self, sender: str, address: str, deadline: Deadline) -> None:
        """Announce a mail; the server has not heard whom it is for."""
        options = []
        if not address.isascii():
            if not self._smtp.has_extn("smtputf8"):
                raise PermanentError("smtp_without_utf8")
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        code, words = self._step(deadline).mail(sender, options)
        if code not in _TAKEN:
            raise smtplib.SMTPSenderRefused(code, words, sender)

    def hand_over(self, address: str, content: bytes, deadline: Deadline) -> None:
        """
        Name the addressee, then hand the mail over.

        Raises:
            UnansweredError: the connection broke when the mail may have been through.
            TransientError, PermanentError: it was refused.
        """
        self._check(*self._step(deadline).rcpt(address))
        try:
            answer: tuple[int, bytes | str] = self._step(deadline).data(content)
        except smtplib.SMTPDataError as error:
            answer = error.smtp_code, error.smtp_error
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise UnansweredError("smtp_unanswered") from error
        self._check(*answer)

    def close(self) -> None:
        self._smtp.close()

    def _step(self, deadline: Deadline) -> smtplib.SMTP:
        """For one more exchange, as long as there is time."""
        if self._smtp.sock:
            self._smtp.sock.settimeout(deadline.left_s)
        return self._smtp

    def _check(self, code: int, words: bytes | str) -> None:
        if code not in _TAKEN:
            raise refusal(code, words)

    def _log_in(self, server: SmtpServer, deadline: Deadline) -> None:
        if not isinstance(self._smtp.sock, ssl.SSLSocket):
            raise OutageError("smtp_without_tls")  # a password is not said aloud
        self._step(deadline).login(server.user, server.password)
