"""Mail over SMTP."""

import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager

from vestnik.emails.links import MailLinks
from vestnik.emails.message import ascii_address, message_of, sender_address
from vestnik.emails.model import Mail
from vestnik.emails.smtp_connection import Deadline, SmtpConnection, SmtpServer
from vestnik.errors import OutageError, PermanentError

_KEPT_S = 30.0  # servers close what is idle; one that did so silently would cost a whole time-out
_PAUSE_S = 5.0  # where nobody answers, each mail would hold a thread for a whole time-out


class SmtpPost:
    """
    The port `Post` over SMTP; may be used by many threads at once.

    Connections are kept for the next mail, each used by one thread at a time. Where none could be
    made, the next ones don't try for a while: all mails of an outage would queue before a reset.
    """

    def __init__(self, server: SmtpServer, links: MailLinks) -> None:
        self._server, self._links = server, links
        self._sender = sender_address(server.sender)
        self._idle: list[tuple[SmtpConnection, float]] = []  # the one used last at its end
        self._paused_until_s = 0.0

    def send(self, mail: Mail) -> None:
        if not self._server.host:
            raise PermanentError("mail_not_configured")
        address = ascii_address(mail.address or "")
        content = message_of(mail, sender=self._server.sender, links=self._links)
        deadline = Deadline()
        try:
            with self._begun(address, deadline) as connection:
                connection.hand_over(address, content, deadline)
        except smtplib.SMTPResponseException as error:
            # Our login or our sender: nothing that this mail should pay for.
            raise OutageError(f"smtp_{error.smtp_code}") from error
        except (smtplib.SMTPException, OSError) as error:
            raise OutageError("smtp_unreachable") from error

    @contextmanager
    def _begun(self, address: str, deadline: Deadline) -> Iterator[SmtpConnection]:
        """A connection on which the mail is announced; kept if all goes well."""
        connection = self._kept(address, deadline) or self._fresh(address, deadline)
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._idle.append((connection, time.monotonic()))

    def _kept(self, address: str, deadline: Deadline) -> SmtpConnection | None:
        """One from an earlier mail that still works."""
        while True:
            try:
                connection, since_s = self._idle.pop()
            except IndexError:  # asking before would let another thread come between
                return None
            if time.monotonic() - since_s <= _KEPT_S and self._begins(
                connection, address, deadline
            ):
                return connection
            connection.close()

    def _begins(self, connection: SmtpConnection, address: str, deadline: Deadline) -> bool:
        try:
            connection.begin(self._sender, address, deadline)
        except (smtplib.SMTPException, OSError):
            return False
        return True

    def _fresh(self, address: str, deadline: Deadline) -> SmtpConnection:
        if time.monotonic() < self._paused_until_s:
            raise OutageError("smtp_unreachable")
        try:
            connection = SmtpConnection(self._server, deadline)
        except OSError:  # smtplib's own errors too
            self._paused_until_s = time.monotonic() + _PAUSE_S
            raise
        connection.begin(self._sender, address, deadline)
        return connection
