import pytest

from tests.support.mailing_world import MailingWorld


@pytest.fixture
def mailings(aws: None) -> MailingWorld:
    """An empty world of mailings."""
    return MailingWorld()
