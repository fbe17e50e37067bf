"""Whom a filter would choose at this moment: counted, with a few of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from vestnik.clients.model import EVERYBODY, Client, DirectoryKey, key_of_code, key_of_tag
from vestnik.mailings.model import Filter
from vestnik.mailings.ports import Audience

_STEP = 5_000  # entries of the directory, for one call
LOOKED_AT_MAX = 50_000  # entries; some two seconds


@dataclass(frozen=True)
class Chosen:
    """Ids of those whom a filter chooses, in order; not `whole`: there are more of them."""

    ids: Sequence[str]
    whole: bool


def chosen(wanted: Filter, directory: Audience, *, at: datetime) -> Chosen:
    """Whom a filter chooses of those who are in the directory at an instant."""
    walker = _Walker(directory, at)
    if wanted.everyone:
        ids = walker.union([EVERYBODY])
    elif not wanted.operator_codes or not wanted.tags or wanted.match == "any":
        ids = walker.union([*_codes(wanted), *_tags(wanted)])
    else:
        ids = walker.union(_codes(wanted)) & walker.union(_tags(wanted))
    return Chosen(sorted(ids), walker.left > 0)


def willing(ids: Sequence[str], directory: Audience) -> list[Client]:
    """Those of them who may be written to, in their order."""
    known = directory.clients(ids)
    found = (known[one] for one in ids if one in known)
    return [client for client in found if not client.opted_out]


def _codes(wanted: Filter) -> list[DirectoryKey]:
    return [key_of_code(code) for code in wanted.operator_codes]


def _tags(wanted: Filter) -> list[DirectoryKey]:
    return [key_of_tag(tag) for tag in wanted.tags]


class _Walker:
    """Reads a bounded part of the directory; `left`: entries that may still be looked at."""

    def __init__(self, directory: Audience, at: datetime) -> None:
        self._directory, self._at = directory, at
        self.left = LOOKED_AT_MAX

    def union(self, keys: Iterable[DirectoryKey]) -> set[str]:
        """Those under any of the keys."""
        return {one for key in keys for one in self._under(key)}

    def _under(self, key: DirectoryKey) -> list[str]:
        ids: list[str] = []
        after: str | None = None
        while self.left > 0:
            limit = min(_STEP, self.left)
            walked = self._directory.walk(key, at=self._at, after=after, limit=limit)
            ids += walked.ids
            if walked.next is None:
                return ids
            self.left -= limit
            after = walked.next
        return ids
