"""What web links need from outside. All reads are consistent."""

from datetime import datetime
from typing import Protocol

from vestnik.accounts.model import User
from vestnik.weblinks.model import WebLink


class WebLinks(Protocol):
    """The links, one a person. Raises TransientError when the store doesn't answer."""

    def put(self, link: WebLink) -> None:
        """Make it its person's link, in place of any other."""

    def of_user(self, user_id: str) -> WebLink | None: ...

    def owner_of(self, token_hash: str) -> str | None:
        """Whose link this is."""

    def with_owner(self, user_id: str) -> tuple[User, WebLink] | None:
        """A person and his link, read together; None when either is gone."""

    def note_use(self, link: WebLink, at: datetime) -> None:
        """Does nothing when it is no longer its person's link."""

    def remove(self, user_id: str) -> None:
        """Does nothing when there is none."""
