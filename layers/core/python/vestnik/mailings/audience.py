"""Who is in a mailing: the groups of its filter, in an order that gives each client once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from vestnik.clients.model import EVERYBODY, Client, DirectoryKey, key_of_code, key_of_tag
from vestnik.mailings.model import Filter, Mailing
from vestnik.mailings.page import PER_PAGE, Addressee
from vestnik.mailings.ports import Audience, Texts

CHARACTERS_MAX = 60_000  # of the fields of a page: of 4 bytes each they fit into an item, 400 KB


@dataclass(frozen=True)
class Step:
    """Some of an audience, as pages. `cursor`: where to go on, None at the end."""

    pages: Sequence[Sequence[Addressee]]
    cursor: str | None


def keys_of(wanted: Filter) -> tuple[list[DirectoryKey], frozenset[DirectoryKey]]:
    """
    The groups to be walked one after another, and of which a client must be in one besides.

    The second are empty where the first say it all.
    """
    codes = list(dict.fromkeys(map(key_of_code, wanted.operator_codes)))
    tags = list(dict.fromkeys(map(key_of_tag, wanted.tags)))
    if not codes and not tags:
        return [EVERYBODY] if wanted.everyone else [], frozenset()
    if wanted.match == "any" or not codes or not tags:
        return codes + tags, frozenset()
    return tags, frozenset(codes)


def is_given(client: Client, key: DirectoryKey, wanted: Filter, at: datetime) -> bool:
    """Whether a group that is walked gives a client: it is the first that has him at the start."""
    keys, besides = keys_of(wanted)
    his = client.keys_at(at)
    first = next((one for one in keys if one in his), None)
    return key == first and (not besides or bool(besides & his))


def step(
    mailing: Mailing, cursor: str | None, *, directory: Audience, texts: Texts, limit: int
) -> Step:
    """The next of an audience; a client who has opted out by now gets no message."""
    keys, _ = keys_of(mailing.filter)
    place, after = _read(cursor)
    if place >= len(keys):
        return Step([], None)
    at, key = mailing.audience_at, keys[place]
    walked = directory.walk(key, at=at, after=after, limit=limit)
    clients = directory.clients(walked.ids)
    given = [
        clients[one]
        for one in walked.ids
        if one in clients and is_given(clients[one], key, mailing.filter, at)
    ]
    pages = list(_pages(mailing, [one for one in given if not one.opted_out], texts))
    if walked.next is not None:
        return Step(pages, f"{place}|{walked.next}")
    return Step(pages, f"{place + 1}|" if place + 1 < len(keys) else None)


def _read(cursor: str | None) -> tuple[int, str | None]:
    place, _, after = (cursor or "0|").partition("|")
    return int(place), after or None


def _pages(mailing: Mailing, clients: Sequence[Client], texts: Texts) -> Iterator[list[Addressee]]:
    """Pages of up to a hundred, and of one zone each where the clock there matters."""
    named = texts.fields(mailing.text)
    found = [_addressee(client, named) for client in clients]
    if mailing.window is None:
        yield from _divided(found)
        return
    found.sort(key=lambda one: one.timezone)
    for _, same in groupby(found, key=lambda one: one.timezone):
        yield from _divided(list(same))


def _divided(found: list[Addressee]) -> Iterator[list[Addressee]]:
    page, room = list[Addressee](), CHARACTERS_MAX
    for one in found:
        needs = sum(len(name) + len(value) for name, value in one.fields.items())
        if page and (len(page) == PER_PAGE or needs > room):
            yield page
            page, room = [], CHARACTERS_MAX
        page.append(one)
        room -= needs
    if page:
        yield page


def _addressee(client: Client, named: frozenset[str]) -> Addressee:
    fields: Mapping[str, str] = {
        name: value for name, value in client.fields.items() if name in named
    }
    return Addressee(client.id, client.phone, client.timezone, client.operator_code, fields)
