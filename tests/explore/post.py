"""The seam at the mail server: takes the place of the adapter of SMTP."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.explore.seam import Kind, Seam, Step
from vestnik.emails.model import Mail
from vestnik.errors import TransientError, UnansweredError


def _fails(error: TransientError) -> None:
    raise error


_KIND = Kind(
    timed_out=lambda: _fails(UnansweredError("smtp_unanswered")),
    throttled=lambda: _fails(TransientError("smtp_450")),
)


@dataclass(frozen=True)
class Taken:
    """A mail that the server took."""

    step: Step
    mail_id: str
    values: Mapping[str, Any]


class Post:
    """Takes every mail and keeps who brought it when."""

    def __init__(self, seam: Seam) -> None:
        self._seam = seam
        self.taken: list[Taken] = []

    def send(self, mail: Mail) -> None:
        def take() -> None:
            self.taken.append(Taken(self._seam.steps[-1], mail.id, mail.values))

        self._seam.passes("send_message", "SMTP", {"id": mail.id}, take, _KIND)


class Server:
    """Stands for the adapter; it lives as long as the process, each run has its own post."""

    def __init__(self, post: Callable[[], Post]) -> None:
        self._post = post

    def send(self, mail: Mail) -> None:
        self._post().send(mail)
