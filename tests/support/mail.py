"""Mails as their readers see them."""

import email
import email.policy
from email.message import EmailMessage

from vestnik.emails.links import MailLinks

LINKS = MailLinks("https://vestnik.example/", ("0123456789abcdef0123456789abcdef",))


def read(source: bytes) -> EmailMessage:
    """A message as a mail program understands it."""
    return email.message_from_bytes(source, policy=email.policy.default)
