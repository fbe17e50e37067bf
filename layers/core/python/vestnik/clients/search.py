"""Which clients somebody looks for."""

from dataclasses import dataclass
from functools import cached_property

from vestnik.clients import phones
from vestnik.clients.model import EVERYBODY, Client, DirectoryKey, key_of_code, key_of_tag
from vestnik.texts.folding import plain


@dataclass(frozen=True)
class Wanted:
    """What must be true of them; None: anything. `words`: each is in the phone or in a field."""

    words: str | None = None
    tag: str | None = None
    operator_code: str | None = None
    timezone: str | None = None

    @cached_property
    def phone(self) -> str | None:
        """The one number that is looked for, if it is a whole one."""
        return phones.normalised(self.words) if self.words else None

    @property
    def key(self) -> DirectoryKey:
        """The smallest group that all of them are in."""
        if self.tag is not None:
            return key_of_tag(self.tag)
        return EVERYBODY if self.operator_code is None else key_of_code(self.operator_code)

    def matches(self, client: Client) -> bool:
        return (
            self.tag in {None, client.tag}
            and self.operator_code in {None, client.operator_code}
            and self.timezone in {None, client.timezone}
            and self._has_words(client)
        )

    def _has_words(self, client: Client) -> bool:
        if self.words is None:
            return True
        if self.phone is not None:
            return client.phone == self.phone
        text = plain("\n".join((client.phone, *client.fields.values())))
        return all(word in text for word in plain(self.words).split())
