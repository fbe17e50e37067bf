"""What an account's e-mail address proves and takes, as it goes in and out."""

from typing import Annotated

from pydantic import StringConstraints

from functions.api.schemas.accounts import Address, NewPassword
from functions.api.schemas.base import In, Out
from vestnik.emails.model import Topic

MailToken = Annotated[str, StringConstraints(max_length=256)]  # ours have some 100 characters


class ConfirmIn(In):
    """The token of the link in a mail."""

    token: MailToken


class AskResetIn(In):
    """Whose password is to be reset."""

    email: Address


class ResetIn(In):
    """The token of the link in a mail, and the password to be from now on."""

    token: MailToken
    password: NewPassword


class UnsubscribeQuery(In):
    """The token of the address in a mail."""

    token: MailToken


class OwnAddressOut(Out):
    """The address of the account."""

    email: str


class UnsubscribedOut(Out):
    """What no mail comes about any more."""

    topic: Topic
