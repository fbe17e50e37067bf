"""Reading many rows of table `clients` at once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from vestnik.clients.model import Client
from vestnik.clients.rows import TABLE, ClientRow, PhoneRow, client_pk, to_client
from vestnik.errors import TransientError
from vestnik.platform.dynamodb import refusals

_BATCH = 100  # BatchGetItem
_TRIES = 5  # of what a batch left out: it stops at 16 MB, or where it is throttled


def clients_of(ids: Iterable[str]) -> dict[str, Client]:
    """By id, consistently; those who were deleted are missing."""
    found = (_client(item) for item in _items((client_pk(one), ClientRow.SK) for one in ids))
    return {client.id: client for client in found}


def ids_of_phones(phones: Iterable[str]) -> dict[str, str]:
    """Whose each phone is."""
    items = _items((f"P#{phone}", PhoneRow.SK) for phone in phones)
    return {item["pk"]["S"].removeprefix("P#"): item["client_id"]["S"] for item in items}


def _client(item: Any) -> Client:
    return to_client(ClientRow.from_raw_data(item))


def _items(keys: Iterable[tuple[str, str]]) -> Iterator[Any]:
    distinct = iter(dict.fromkeys(keys))
    while batch := list(islice(distinct, _BATCH)):
        yield from _batch([{"pk": pk, "sk": sk} for pk, sk in batch])


def _batch(keys: Sequence[Any]) -> Iterator[Any]:
    """
    Raises:
        TransientError: DynamoDB left something out each time.
    """
    table = ClientRow._get_connection()  # noqa: SLF001 - batch_get() takes no two kinds of rows
    for _ in range(_TRIES):
        with refusals():
            answer = table.batch_get_item(keys, consistent_read=True)
        yield from answer["Responses"].get(TABLE, ())
        left = answer["UnprocessedKeys"].get(TABLE)
        if not left:
            return
        keys = [{"pk": key["pk"]["S"], "sk": key["sk"]["S"]} for key in left["Keys"]]
    raise TransientError("storage_unavailable")
