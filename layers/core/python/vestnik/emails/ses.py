"""Mail over Amazon SES v2."""

from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError

from vestnik.emails.links import MailLinks
from vestnik.emails.message import ascii_address, message_of
from vestnik.emails.model import Mail
from vestnik.errors import (
    AddressRefusedError,
    OutageError,
    PermanentError,
    TransientError,
    UnansweredError,
)

# How SES says that there can't be such an address; the same exception tells of other things too.
_NO_ADDRESS = (
    "missing final '@domain'",
    "domain contains",
    "domain starts",
    "illegal address",
    "local address contains",
)


class SesPost:
    """
    The port `Post` over SES.

    SES gives messages an id of its own, so a doubled one is told by nothing but its words. What
    bounces later it reports elsewhere; here it says only what it will not even try.
    """

    def __init__(self, client: Any, *, sender: str, links: MailLinks) -> None:
        self._client, self._sender, self._links = client, sender, links

    def send(self, mail: Mail) -> None:
        content = message_of(mail, sender=self._sender, links=self._links)
        try:
            self._client.send_email(
                Destination={"ToAddresses": [ascii_address(mail.address or "")]},
                Content={"Raw": {"Data": content}},
            )
        except ClientError as error:
            raise _refusal(error) from error
        except HTTPClientError as error:
            raise UnansweredError("ses_unanswered") from error
        except BotoCoreError as error:
            raise OutageError("ses_unreachable") from error


def _refusal(error: ClientError) -> TransientError | PermanentError:
    code, words = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
    match code:
        case "BadRequestException" if any(word in words.lower() for word in _NO_ADDRESS):
            return AddressRefusedError("ses_address")
        case "MessageRejected" if "not verified" in words.lower():
            return OutageError("ses_not_verified")  # our sender, or all others in the sandbox
        case "BadRequestException" | "MessageRejected":
            return PermanentError("ses_rejected")
        case "TooManyRequestsException" | "LimitExceededException":
            return OutageError("ses_throttled")
    # Our account, our domain or theirs: nothing that this mail should pay for.
    return OutageError("ses_unavailable")
