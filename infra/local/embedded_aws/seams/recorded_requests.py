"""
What is asked of AWS can be counted where it arrives.

AWS: CloudTrail and the bill tell which requests a product made and what they consumed.
MiniStack: keeps no list of requests, and the capacity that it reports is wrong.
Here: while somebody records, each request is noted with what it changed, and each run of a
function; the price of that is the reader's own arithmetic (`bench/units.py`).
"""

import threading
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

from infra.local.embedded_aws import emulator

Record = dict[str, Any]
Handler = Callable[..., Awaitable[Any]]

_SERVICES = ("dynamodb", "sqs", "ssm")
_MOST = 400_000  # records that are kept; a forgotten recording must not fill the memory

_changes: ContextVar[list[Record] | None] = ContextVar("changes", default=None)
_noting = threading.Lock()
_records: list[Record] | None = None


def install() -> None:
    """Look at what passes; goes in after `durable_items`, whose answers it takes the time of."""
    handlers = emulator.take(emulator.module("app"), "SERVICE_HANDLERS")
    for service in _SERVICES:
        handlers[service] = _noted(service, handlers[service])
    _note_changes()
    _note_runs()


def start() -> None:
    """Begin a new recording; an older one is dropped."""
    global _records  # noqa: PLW0603 - one recording a process, as there is one MiniStack
    with _noting:
        _records = []


def finish() -> list[Record]:
    """End the recording; what was noted, empty if there was none."""
    global _records
    with _noting:
        noted, _records = _records, None
    return noted or []


def _note(record: Record) -> None:
    with _noting:
        if _records is not None and len(_records) < _MOST:
            _records.append(record)


def _noted(service: str, handle: Handler) -> Handler:
    async def handle_and_note(
        method: str, path: str, headers: dict[str, str], body: bytes, query: Any
    ) -> Any:
        if _records is None:
            return await handle(method, path, headers, body, query)
        at_s, changes = time.time(), list[Record]()
        token = _changes.set(changes)
        try:
            status, answer_headers, answer = await handle(method, path, headers, body, query)
        finally:
            _changes.reset(token)
        _note(
            {
                "at_s": at_s,
                "service": service,
                "action": headers.get("x-amz-target", "").rpartition(".")[2],
                "agent": headers.get("user-agent", ""),
                "status": status,
                "request": _text(body),
                "response": _text(answer),
                "changes": changes,
            }
        )
        return status, answer_headers, answer

    return handle_and_note


def _note_changes() -> None:
    dynamodb = emulator.module("services.dynamodb")

    def set_item(table: Any, partition: str, sort: str, item: Any) -> Any:
        older = original_set(table, partition, sort, item)
        _note_change(table, older, item)
        return older

    def remove_item(table: Any, partition: str, sort: str) -> Any:
        older = original_remove(table, partition, sort)
        _note_change(table, older, None)
        return older

    original_set = emulator.replace(dynamodb, "_set_item", set_item)
    original_remove = emulator.replace(dynamodb, "_remove_item", remove_item)


def _note_change(table: Any, older: Any, newer: Any) -> None:
    """Items are replaced, never changed in place: they may be kept as they are."""
    changes = _changes.get()
    if changes is not None:
        changes.append({"table": table["TableName"], "old": older, "new": newer})


def _note_runs() -> None:
    functions = emulator.module("services.lambda_svc")

    def report(
        function: Any, request_id: str, text: str, error: bool, duration_ms: int, **more: Any
    ) -> Any:
        config = function.get("config") or function
        _note(
            {
                "at_s": time.time() - duration_ms / 1000,
                "service": "lambda",
                "action": "Run",
                "function": config.get("FunctionName", "?"),
                "memory_mb": config.get("MemorySize", 0),
                "duration_ms": duration_ms,
            }
        )
        return original(function, request_id, text, error, duration_ms, **more)

    original = emulator.replace(functions, "_emit_lambda_logs", report)


def _text(body: bytes | str | None) -> Any:
    """A JSON document as text; the reader parses it, not the emulator that is being measured."""
    return body.decode(errors="replace") if isinstance(body, bytes) else body
