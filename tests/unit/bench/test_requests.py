"""What a recorded request tells: its action, its units, whether it belongs to a sweep."""

import json
from typing import Any

import pytest

from bench.requests import Tally, read_records

ITEM = {"pk": {"S": "U#1"}, "sk": {"S": "T#1"}}


def a_record(action: str, request: Any, response: Any = None, **more: Any) -> dict[str, Any]:
    """A request to DynamoDB as the emulator notes it."""
    noted = {"request": json.dumps(request), "response": json.dumps(response or {})}
    about = {"at_s": 1.0, "service": "dynamodb", "action": action, "status": 200, "changes": []}
    return {**about, **noted, **more}


def the_request(record: dict[str, Any]) -> Any:
    [request] = read_records([record], {})
    return request


def answered(count: int, *, seen: int | None = None) -> dict[str, Any]:
    """So many items of 1 000 bytes."""
    item = {**ITEM, "x": {"S": "x" * 989}}
    return {"Items": [item] * count, "Count": count, "ScannedCount": seen or count}


@pytest.mark.parametrize(
    ("count", "seen", "consistent", "units"),
    [
        (0, None, True, 1),
        (4, None, True, 1),
        (5, None, True, 2),
        (5, None, False, 1),
        (1, 9, True, 3),
    ],
)
def test_a_query_is_priced_by_all_that_it_read(
    count: int, seen: int | None, consistent: bool, units: float
) -> None:
    asked = {"TableName": "vestnik-local-due", "ConsistentRead": consistent}

    request = the_request(a_record("Query", asked, answered(count, seen=seen)))

    assert (request.read_units, request.items) == (units, count)


def test_a_batch_rounds_each_item_by_itself() -> None:
    asked = {"RequestItems": {"t": {"Keys": [ITEM, ITEM, ITEM], "ConsistentRead": True}}}
    found = {"Responses": {"t": [ITEM, ITEM]}}

    assert the_request(a_record("BatchGetItem", asked, found)).read_units == 3


def test_a_transaction_costs_twice_and_a_check_in_it_too() -> None:
    changes = [{"table": "t", "old": None, "new": ITEM}]
    record = a_record("TransactWriteItems", {"TransactItems": [{}, {}]}, changes=changes)

    assert the_request(record).write_units == 2 + 2


def test_a_refused_write_costs_one() -> None:
    record = a_record("UpdateItem", {"TableName": "t"}, status=400)

    assert the_request(record).write_units == 1


@pytest.mark.parametrize(
    ("table", "action", "pk", "for_sweep"),
    [
        ("due", "Query", "reminder#0", True),
        ("due", "PutItem", "reminder#0", False),
        ("ephemeral", "UpdateItem", "lease#sweep_reminders", True),
        ("ephemeral", "UpdateItem", "sweep#reminder", True),
        ("ephemeral", "UpdateItem", "limit#bot", False),
        ("tasks", "UpdateItem", "U#1", False),
    ],
)
def test_a_sweeps_bookkeeping_is_told_apart(
    table: str, action: str, pk: str, for_sweep: bool
) -> None:
    asked = {"TableName": f"vestnik-local-{table}", "Key": {"pk": {"S": pk}}}

    assert the_request(a_record(action, asked)).for_sweep is for_sweep


def test_the_benchs_own_requests_are_not_counted() -> None:
    ours = a_record("Scan", {"TableName": "t"}, agent="Boto3/1 vestnik-bench")

    assert read_records([ours], {}) == []


def test_a_tally_counts_by_service_and_action() -> None:
    records = [
        a_record("PutItem", {"TableName": "t"}),
        a_record("SendMessageBatch", {"Entries": [{}, {}]}, service="sqs"),
        {"at_s": 1, "service": "lambda", "action": "Run", "function": "f", "memory_mb": 512,
         "duration_ms": 200},
    ]  # fmt: skip

    requests = read_records(records, {})

    tally = Tally.of(requests)
    assert (tally.count("dynamodb", "sqs"), tally.count("lambda")) == (2, 1)
    assert [one.messages for one in requests] == [0, 2, 0]
    assert requests[2].gb_s == pytest.approx(0.1)
