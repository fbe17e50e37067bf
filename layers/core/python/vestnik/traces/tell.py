"""Whose story it is that is asked for."""

from vestnik.errors import NotFoundError
from vestnik.traces.clients import client_story
from vestnik.traces.mailings import mailing_story
from vestnik.traces.messages import message_story
from vestnik.traces.model import Story
from vestnik.traces.ports import Archive

_TELLERS = (message_story, mailing_story, client_story)  # the numbers of no two kinds are alike


def tell(thing_id: str, archive: Archive) -> Story:
    """
    The story of whatever has this id.

    Raises:
        NotFoundError: nothing has.
    """
    for teller in _TELLERS:
        if found := teller(thing_id, archive):
            return found
    raise NotFoundError
