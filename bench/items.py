"""Items of the deployed tables, read and written from outside; none of it is counted."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from bench.stack import PREFIX, Stack

Item = dict[str, Any]

_BATCH = 25  # BatchWriteItem
_REMEMBERED = ("sweep#", "lease#sweep")


def scan(stack: Stack, table: str) -> list[Item]:
    """All items of a table."""
    pages = stack.aws("dynamodb").get_paginator("scan").paginate(TableName=PREFIX + table)
    return [item for page in pages for item in page["Items"]]


def put(stack: Stack, table: str, items: Iterable[Item]) -> None:
    _write(stack, table, ({"PutRequest": {"Item": item}} for item in items))


def delete(stack: Stack, table: str, items: Iterable[Item]) -> None:
    keys = ({"pk": item["pk"], "sk": item["sk"]} for item in items)
    _write(stack, table, ({"DeleteRequest": {"Key": key}} for key in keys))


def _write(stack: Stack, table: str, requests: Iterable[Mapping[str, Any]]) -> None:
    client, rest = stack.aws("dynamodb"), iter(requests)
    while batch := list(islice(rest, _BATCH)):
        client.batch_write_item(RequestItems={PREFIX + table: batch})


def forget_sweeps(stack: Stack) -> None:
    """The next sweep begins as the first one ever did."""
    known = scan(stack, "ephemeral")
    delete(stack, "ephemeral", [one for one in known if one["pk"]["S"].startswith(_REMEMBERED)])


def entries_at(stack: Stack, due_ms: Sequence[int]) -> list[Item]:
    """The entries of the due table for these instants, in order."""
    wanted = {f"{one:013d}" for one in due_ms}
    found = [entry for entry in scan(stack, "due") if entry["sk"]["S"][:13] in wanted]
    return sorted(found, key=lambda entry: str(entry["sk"]["S"]))


def replaced(text: str, tag: str) -> str:
    """An id of the same length that begins with the tag."""
    return (tag + text)[: len(text)]
