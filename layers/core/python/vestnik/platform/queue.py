"""Messages on SQS: JSON objects, ten a request, what SQS refused is sent again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import boto3
from botocore.config import Config as BotoConfig
from botocore.exceptions import BotoCoreError, ClientError

from vestnik.errors import TransientError

LONGEST_DELAY_S = 900  # SQS; law 3
_BATCH = 10  # SendMessageBatch
_TRIES = 3


@dataclass(frozen=True)
class Message:
    """What goes on a queue, `delay_s` seconds from now."""

    body: Mapping[str, object]
    delay_s: int = 0


@cache
def _client() -> Any:
    retries = BotoConfig(
        connect_timeout=5, read_timeout=10, retries={"mode": "standard", "total_max_attempts": 3}
    )
    return boto3.client("sqs", config=retries)


def send(queue_url: str, messages: Sequence[Message]) -> None:
    """
    Put the messages on the queue.

    Raises:
        TransientError: some were not taken; sending all of them again is harmless.
    """
    for batch in _batches(messages):
        _send_batch(queue_url, batch)


def _batches(messages: Sequence[Message]) -> Iterator[Sequence[Message]]:
    for start in range(0, len(messages), _BATCH):
        yield messages[start : start + _BATCH]


def _send_batch(queue_url: str, messages: Sequence[Message]) -> None:
    entries = [_entry(index, message) for index, message in enumerate(messages)]
    for _ in range(_TRIES):
        try:
            answer = _client().send_message_batch(QueueUrl=queue_url, Entries=entries)
        except (BotoCoreError, ClientError) as error:
            raise TransientError("queue_unavailable") from error
        failed = {failure["Id"] for failure in answer.get("Failed", [])}
        entries = [entry for entry in entries if entry["Id"] in failed]
        if not entries:
            return
    raise TransientError("queue_unavailable")


def _entry(index: int, message: Message) -> dict[str, Any]:
    return {
        "Id": str(index),
        "MessageBody": json.dumps(message.body, separators=(",", ":")),
        "DelaySeconds": max(0, min(message.delay_s, LONGEST_DELAY_S)),
    }
