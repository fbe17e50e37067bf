"""Mail over Amazon SES v2, emulated."""

from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends

from tests.factories import a_mail
from tests.support.letters import digest
from tests.support.mail import LINKS, read
from vestnik.emails.ses import SesPost
from vestnik.errors import (
    AddressRefusedError,
    OutageError,
    PermanentError,
    UnansweredError,
)

SENDER = "Вестник <robot@vestnik.example>"


class Failing:
    """A client that fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def send_email(self, **_request: Any) -> None:
        raise self._error


def refusing(code: str, words: str) -> Failing:
    return Failing(ClientError({"Error": {"Code": code, "Message": words}}, "SendEmail"))


def test_it_is_handed_over_as_it_would_be_to_any_mail_server(aws: None) -> None:
    client = boto3.client("sesv2")
    client.create_email_identity(EmailIdentity="robot@vestnik.example")

    SesPost(client, sender=SENDER, links=LINKS).send(digest(open_count=2))

    *_, taken = ses_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].sent_messages
    assert set(taken.destinations) == {"anna@example.com"}
    message = read(taken.raw_data.encode())
    assert message["Subject"] == "У вас осталось 2 несделанные задачи"
    assert message["Message-ID"] == "<mail1@vestnik.example>"
    assert "unsubscribe" in message["List-Unsubscribe"]


@pytest.mark.parametrize(
    ("client", "error", "reason"),
    [
        (
            refusing("BadRequestException", "Missing final '@domain'"),
            AddressRefusedError,
            "ses_address",
        ),
        (refusing("BadRequestException", "Something else"), PermanentError, "ses_rejected"),
        (refusing("MessageRejected", "Virus"), PermanentError, "ses_rejected"),
        (
            refusing("MessageRejected", "Email address is not verified."),
            OutageError,
            "ses_not_verified",
        ),
        (refusing("TooManyRequestsException", "Slow down"), OutageError, "ses_throttled"),
        (refusing("AccountSuspendedException", "No"), OutageError, "ses_unavailable"),
        (refusing("MailFromDomainNotVerifiedException", "No"), OutageError, "ses_unavailable"),
        (
            Failing(ReadTimeoutError(endpoint_url="https://ses")),
            UnansweredError,
            "ses_unanswered",
        ),
        (
            Failing(EndpointConnectionError(endpoint_url="https://ses")),
            OutageError,
            "ses_unreachable",
        ),
    ],
)
def test_a_refusal_says_whose_fault_it_is(
    client: Failing, error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason) as raised:
        SesPost(client, sender=SENDER, links=LINKS).send(a_mail())

    assert raised.type is error
