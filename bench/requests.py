"""Recorded requests, read: which action, what for, how many units."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.units import Index, Item, item_bytes, read_units, write_units

Indexes = Mapping[str, Sequence[Index]]  # of each table, by its full name

OURS = "vestnik-bench"  # in the user agent of the bench's own requests
_BOOKKEEPING = ("lease#", "sweep#", "settings#")  # keys of what a sweep needs, however much is due
_SEND = ("SendMessage", "SendMessageBatch")


@dataclass(frozen=True)
class Request:
    """One request of the product, or one run of a function (`service` "lambda")."""

    at_s: float
    service: str
    action: str
    read_units: float = 0.0
    write_units: int = 0
    messages: int = 0
    items: int = 0
    consistent: bool = False
    for_sweep: bool = False
    function: str = ""
    gb_s: float = 0.0


@dataclass
class Tally:
    """Sums over requests."""

    actions: Counter[str] = field(default_factory=Counter)
    read_units: float = 0.0
    write_units: int = 0

    @classmethod
    def of(cls, requests: Iterable[Request]) -> "Tally":
        tally = cls()
        for request in requests:
            tally.actions[f"{request.service}:{request.action}"] += 1
            tally.read_units += request.read_units
            tally.write_units += request.write_units
        return tally

    def count(self, *services: str) -> int:
        """Requests to these services."""
        wanted = tuple(f"{service}:" for service in services)
        return sum(n for action, n in self.actions.items() if action.startswith(wanted))


def read_records(records: Iterable[Mapping[str, Any]], indexes: Indexes) -> list[Request]:
    """The product's requests among what the emulator noted."""
    return [_request(one, indexes) for one in records if OURS not in one.get("agent", "")]


def _request(record: Mapping[str, Any], indexes: Indexes) -> Request:
    at_s, service, action = record["at_s"], record["service"], record["action"]
    if service == "lambda":
        gb_s = record["memory_mb"] / 1024 * record["duration_ms"] / 1000
        return Request(at_s, service, action, function=record["function"], gb_s=gb_s)
    asked = _document(record["request"])
    if service == "sqs":
        messages = len(asked.get("Entries", ())) or 1 if action in _SEND else 0
        return Request(at_s, service, action, messages=messages)
    if service != "dynamodb":
        return Request(at_s, service, action, for_sweep=True)
    answered = _document(record["response"]) if record["status"] == 200 else {}
    return Request(
        at_s,
        service,
        action,
        read_units=read_units_of(action, asked, answered),
        write_units=write_units_of(action, asked, record["changes"], indexes),
        items=len(answered.get("Items", ())),
        consistent=bool(asked.get("ConsistentRead")),
        for_sweep=_is_for_sweep(action, asked),
    )


def _document(text: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(text or "{}")
    return document


def _is_for_sweep(action: str, asked: Mapping[str, Any]) -> bool:
    """Whether it looks for what is due, or is the bookkeeping of that."""
    table, text = str(asked.get("TableName", "")), json.dumps(asked)
    looks = action == "Query" and table.endswith("-due")
    return looks or (
        table.endswith("-ephemeral") and any(f'"{key}' in text for key in _BOOKKEEPING)
    )


def read_units_of(action: str, asked: Mapping[str, Any], answered: Mapping[str, Any]) -> float:
    """
    What a read consumed, by the sizes of the items it answered.

    Where a filter or `Select: COUNT` hid items, they count as large as the ones that were shown.
    """
    consistent = bool(asked.get("ConsistentRead"))
    match action:
        case "Query" | "Scan":
            size = sum(item_bytes(item) for item in answered.get("Items", ()))
            shown, seen = answered.get("Count", 0), answered.get("ScannedCount", 0)
            whole = size * max(seen, shown) // shown if shown else size
            return read_units(whole, consistent=consistent)
        case "GetItem":
            return read_units(item_bytes(answered.get("Item", {})), consistent=consistent)
        case "BatchGetItem":
            return sum(
                _batch_units(asked["RequestItems"][table], found)
                for table, found in answered.get("Responses", {}).items()
            )
        case "TransactGetItems":
            items = [one.get("Item", {}) for one in answered.get("Responses", ())]
            return sum(
                read_units(item_bytes(i), consistent=True, transactional=True) for i in items
            )
        case _:
            return 0.0


def _batch_units(asked: Mapping[str, Any], found: Sequence[Item]) -> float:
    """Each item is rounded by itself; keys that found nothing count as one block."""
    consistent = bool(asked.get("ConsistentRead"))
    missing = len(asked["Keys"]) - len(found)
    sizes = [*map(item_bytes, found), *[0] * missing]
    return sum(read_units(size, consistent=consistent) for size in sizes)


def write_units_of(
    action: str,
    asked: Mapping[str, Any],
    changes: Sequence[Mapping[str, Any]],
    indexes: Indexes,
) -> int:
    """
    What a write consumed, by the items before and after; refused and empty ones count as one.

    A refused write costs what its row would have: here one, for the rows it meets are below 1 KB.
    """
    transactional = action == "TransactWriteItems"
    wanted = _writes_in(action, asked)
    done = sum(
        write_units(
            change["old"],
            change["new"],
            indexes=indexes.get(change["table"], ()),
            transactional=transactional,
        )
        for change in changes[:wanted]
    )
    idle = max(0, wanted - len(changes))
    return done + idle * (2 if transactional else 1)


def _writes_in(action: str, asked: Mapping[str, Any]) -> int:
    match action:
        case "PutItem" | "UpdateItem" | "DeleteItem":
            return 1
        case "BatchWriteItem":
            return sum(map(len, asked["RequestItems"].values()))
        case "TransactWriteItems":
            return len(asked["TransactItems"])
        case _:
            return 0
