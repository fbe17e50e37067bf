"""What the policies in .chalice/policies allow: whoever does more than that fails the test."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from botocore.client import BaseClient

_POLICIES = Path(__file__).parents[2] / ".chalice" / "policies"
_MESSAGES = {"SendMessage": "SendMessage", "SendMessageBatch": "SendMessage"}
_WRITES = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem"}

Permission = tuple[str, str]  # an action, and the logical name of what it is done to


class _Watched(threading.local):
    """What is asked of AWS in this thread, while somebody watches it."""

    asked: set[Permission] | None = None


_watched = _Watched()
_base: Any = BaseClient
_make_api_call = _base._make_api_call


def _noted(client: Any, operation: str, arguments: dict[str, Any]) -> Any:
    if _watched.asked is not None:
        _watched.asked.update(_permissions(operation, arguments))
    return _make_api_call(client, operation, arguments)


_base._make_api_call = _noted


@contextmanager
def permitted(function: str) -> Iterator[None]:
    """
    Watch what this thread asks of AWS in the block.

    Raises:
        AssertionError: something that the function's policy does not allow.
    """
    asked = _watched.asked = set[Permission]()
    try:
        yield
    finally:
        _watched.asked = None
    assert asked <= _allowed(function), f"{function} may not {sorted(asked - _allowed(function))}"


@cache
def _allowed(function: str) -> frozenset[Permission]:
    policy = json.loads((_POLICIES / f"{function}.json").read_text())
    return frozenset(
        (action, name)
        for statement in policy["Statement"]
        for action in statement["Action"]
        for name in _names(statement["Resource"])
    )


def _names(resource: Any) -> Iterator[str]:
    """`TasksTable`, `TasksTable/index/lists`."""
    for one in resource if isinstance(resource, list) else [resource]:
        if "Fn::GetAtt" in one:
            yield one["Fn::GetAtt"][0]
        else:
            yield one["Fn::Sub"].replace("${", "").replace(".Arn}", "")


def _permissions(operation: str, arguments: Mapping[str, Any]) -> Iterator[Permission]:
    if operation in _MESSAGES:
        queue = arguments["QueueUrl"].rpartition("/")[2]
        yield f"sqs:{_MESSAGES[operation]}", _logical(queue, "Queue")
    elif operation == "TransactWriteItems":
        for item in arguments["TransactItems"]:
            [(kind, of_it)] = item.items()
            action = _WRITES.get(kind, "ConditionCheckItem")
            yield f"dynamodb:{action}", _table(of_it["TableName"])
    elif operation.startswith("Batch"):
        for name in arguments["RequestItems"]:
            yield f"dynamodb:{operation}", _table(name)
    elif "IndexName" in arguments:
        table = _table(arguments["TableName"])
        yield f"dynamodb:{operation}", f"{table}/index/{arguments['IndexName']}"
    elif "TableName" in arguments:
        yield f"dynamodb:{operation}", _table(arguments["TableName"])


def _table(name: str) -> str:
    return _logical(name.rpartition("-")[2], "Table")


def _logical(name: str, kind: str) -> str:
    return "".join(word.capitalize() for word in name.split("-")) + kind
