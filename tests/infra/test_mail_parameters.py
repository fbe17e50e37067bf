"""What the template is told of where mail comes from."""

import pytest

from infra.deploy import _mail_parameters
from infra.deployment.stack import DeployError

SENDER = "Vestnik <robot@vestnik.example>"


@pytest.mark.parametrize("settings", [{}, {"MAIL_VIA": "smtp", "MAIL_FROM": SENDER}])
def test_by_smtp_no_domain_of_ses_is_needed(settings: dict[str, str]) -> None:
    assert _mail_parameters(settings) == {"MailIdentity": "none"}


def test_by_ses_mail_may_come_from_the_domain_of_its_sender_only() -> None:
    settings = {"MAIL_VIA": "ses", "MAIL_FROM": SENDER}

    assert _mail_parameters(settings) == {"MailIdentity": "vestnik.example"}


@pytest.mark.parametrize("sender", ["", "Vestnik"])
def test_ses_wants_a_sender(sender: str) -> None:
    with pytest.raises(DeployError, match="MAIL_FROM"):
        _mail_parameters({"MAIL_VIA": "ses", "MAIL_FROM": sender})
