"""What life stories are told from."""

from typing import TYPE_CHECKING

from vestnik import clock
from vestnik.bootstrap.clients import client_desk
from vestnik.bootstrap.plans import events

if TYPE_CHECKING:
    from vestnik.traces.ports import Archive


def archive() -> "Archive":
    """What was kept of things, and their rows."""
    from vestnik.mailings import placeholders  # noqa: PLC0415 - only the API tells stories
    from vestnik.mailings.pages_store import PageStore  # noqa: PLC0415 - the same
    from vestnik.mailings.store import MailingStore  # noqa: PLC0415 - the same
    from vestnik.traces.ports import Archive  # noqa: PLC0415 - the same

    return Archive(
        kept=events(),
        mailings=MailingStore(),
        pages=PageStore(),
        client=client_desk().clients.get,
        texts=placeholders,
        now=clock.now,
    )
