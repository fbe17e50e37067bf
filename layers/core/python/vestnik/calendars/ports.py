"""What calendars need from outside."""

from typing import Protocol

from vestnik.calendars.model import Address


class Addresses(Protocol):
    """The addresses, one a person. Raises TransientError when the store doesn't answer."""

    def of(self, user_id: str) -> Address | None:
        """Read consistently."""

    def put(self, address: Address) -> None:
        """In place of the person's former one."""

    def delete(self, user_id: str) -> None:
        """Where there is none, that is fine."""
