"""What life stories are told from."""

from vestnik import clock
from vestnik.bootstrap.clients import client_desk
from vestnik.bootstrap.plans import events
from vestnik.mailings import placeholders
from vestnik.mailings.pages_store import PageStore
from vestnik.mailings.store import MailingStore
from vestnik.traces.ports import Archive


def archive() -> Archive:
    """What was kept of things, and their rows."""
    return Archive(
        kept=events(),
        mailings=MailingStore(),
        pages=PageStore(),
        client=client_desk().clients.get,
        texts=placeholders,
        now=clock.now,
    )
