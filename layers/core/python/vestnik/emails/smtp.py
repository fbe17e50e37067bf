"""Mail over SMTP."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from vestnik.emails.model import Mail, one_line
from vestnik.errors import PermanentError, TransientError

TIMEOUT_S = 10.0  # of each of the handful of steps that a mail takes
_TLS_FROM_THE_START = 465  # RFC 8314


@dataclass(frozen=True)
class SmtpServer:
    """Where mail goes out; `user` empty: without logging in. `sender`: `Name <address>`."""

    host: str
    port: int
    user: str
    password: str
    sender: str


@dataclass(frozen=True)
class SmtpPost:
    """The port `Post` over SMTP, a connection a mail; encrypted where the server offers it."""

    server: SmtpServer

    def send(self, mail: Mail) -> None:
        if not self.server.host:
            raise PermanentError("mail_not_configured")
        message = written(mail, sender=self.server.sender)
        try:
            with self._connected() as smtp:
                smtp.send_message(message, to_addrs=[mail.address])
        except smtplib.SMTPRecipientsRefused as error:
            code, _ = next(iter(error.recipients.values()))
            raise _refused(code) from error
        except smtplib.SMTPDataError as error:
            raise _refused(error.smtp_code) from error
        except smtplib.SMTPResponseException as error:
            # Our login or our sender: nothing that this mail should pay for.
            raise TransientError(f"smtp_{error.smtp_code}") from error
        except (smtplib.SMTPException, OSError) as error:
            raise TransientError("smtp_unreachable") from error

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        host, port, tls = self.server.host, self.server.port, ssl.create_default_context()
        if port == _TLS_FROM_THE_START:
            connected: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_S, context=tls)
        else:
            connected = smtplib.SMTP(host, port, timeout=TIMEOUT_S)
        with connected as smtp:
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls(context=tls)
            if self.server.user:
                self._log_in(smtp)
            yield smtp

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        if not isinstance(smtp.sock, ssl.SSLSocket):
            raise TransientError("smtp_without_tls")  # a password is not said aloud
        smtp.login(self.server.user, self.server.password)


def _refused(code: int) -> TransientError | PermanentError:
    """RFC 5321, 4.2.1: 5xx is final, 4xx may pass."""
    reason = f"smtp_{code}"
    return PermanentError(reason) if code >= 500 else TransientError(reason)


def written(mail: Mail, *, sender: str) -> EmailMessage:
    """The mail as it goes over the wire: the same bytes each time."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender
    message["To"] = mail.address
    message["Subject"] = one_line(mail.subject)
    message["Date"] = format_datetime(mail.made_at)
    message["Message-ID"] = f"<{mail.id}@{parseaddr(sender)[1].rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834
    message.set_content(mail.text)
    return message
