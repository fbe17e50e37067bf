"""
The edge of queues: records in, the ones to be tried again out.

A record that raises goes back alone (ReportBatchItemFailures); after five times it is a dead
letter.
Retries that are planned are new hints, never failed records.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from chalice.app import SQSEvent

from functions.runtime.observe import log, scope


@dataclass(frozen=True)
class Received:
    """One record: SQS's id of it and its JSON body."""

    message_id: str
    body: Any


Batch = Callable[[Sequence[Received]], set[str]]


def handle_batch(event: SQSEvent, handle: Batch) -> dict[str, list[dict[str, str]]]:
    """
    Give all readable records of an event to `handle`, which answers the ids that failed.

    Never raises, so that a bug in one invocation doesn't cost the next one a cold start.
    """
    records = event.to_dict()["Records"]
    failed = set()
    readable = []
    for record in records:
        try:
            readable.append(Received(record["messageId"], json.loads(record["body"])))
        except ValueError:
            log.exception("unreadable record", message_id=record["messageId"])
            failed.add(record["messageId"])
    try:
        failed |= handle(readable)
    except Exception:  # noqa: BLE001 - the edge: a raised one would cost a cold start
        log.exception("batch failed")
        failed |= {one.message_id for one in readable}
    return {"batchItemFailures": [{"itemIdentifier": one} for one in sorted(failed)]}


def time_left_ms(event: SQSEvent) -> Callable[[], int]:
    """Tells how many milliseconds are left until the platform ends this invocation."""
    context: Any = event.context  # Chalice declares a dict, Lambda gives an object of its own
    left: Callable[[], int] = context.get_remaining_time_in_millis
    return left


def each(handle: Callable[[Any], None]) -> Batch:
    """A batch handler that takes the records one by one; one that raises stops no other."""

    def handle_all(records: Sequence[Received]) -> set[str]:
        failed = set()
        for record in records:
            with scope(message_id=record.message_id):
                try:
                    handle(record.body)
                except Exception:  # noqa: BLE001 - it stops no other record
                    log.exception("record failed")
                    failed.add(record.message_id)
        return failed

    return handle_all
