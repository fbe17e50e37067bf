"""A mail server in memory."""

from dataclasses import dataclass, field

from vestnik.emails.model import Mail


@dataclass
class FakePost:
    """Keeps each mail; raises the next of `errors` instead, then takes all."""

    taken: list[Mail] = field(default_factory=list)
    errors: list[Exception] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.taken.append(mail)
