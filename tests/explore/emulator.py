"""A direct look into the emulated tables and queues: costs nothing and is no step."""

import copy
import os
from dataclasses import dataclass
from typing import Any

import boto3
from boto3.dynamodb.types import TypeDeserializer
from moto.dynamodb.models import dynamodb_backends
from moto.sqs.models import sqs_backends

from vestnik.platform import queue

_ACCOUNT, _REGION = "123456789012", "us-east-1"
VISIBILITY_S = 360  # infra/stack/queues.yaml

Row = dict[str, Any]
_read = TypeDeserializer().deserialize


def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = dynamodb_backends[_ACCOUNT][_REGION].tables
    return tables


def rows(table: str) -> list[Row]:
    """Everything in a table of the product."""
    partitions = _tables()[os.environ["TABLE_PREFIX"] + table].items
    return [
        {name: _read(value) for name, value in item.to_json()["Attributes"].items()}
        for partition in partitions.values()
        for item in partition.values()
    ]


def write(table: str, row: Row) -> None:
    """Put a row that nobody of the product writes."""
    boto3.resource("dynamodb").Table(os.environ["TABLE_PREFIX"] + table).put_item(Item=row)


Snapshot = dict[str, Any]


def snapshot() -> Snapshot:
    """All rows, to begin again from."""
    return {name: copy.deepcopy(table.items) for name, table in _tables().items()}


def restore(saved: Snapshot) -> None:
    """The rows of the snapshot and empty queues."""
    for name, table in _tables().items():
        table.items = copy.deepcopy(saved[name])
    for one in sqs_backends[_ACCOUNT][_REGION].queues.values():
        one._messages.clear()
        one.pending_messages.clear()


@dataclass(frozen=True)
class Message:
    """A received message."""

    id: str
    body: str
    handle: str
    received: int

    def as_record(self) -> dict[str, str]:
        return {"messageId": self.id, "body": self.body}


class Queue:
    """What Lambda's poller does with a queue; `batch_size` as the handler was registered."""

    def __init__(self, name: str, handler: str, batch_size: int) -> None:
        self.handler = handler
        self._batch_size = batch_size
        self._queue = sqs_backends[_ACCOUNT][_REGION].queues[name]
        self._client = queue._client()
        self._url = os.environ["QUEUE_URL_" + name.upper().replace("-", "_")]

    def next_at_ms(self) -> int | None:
        """When the next message can be received."""
        visible = [max(one.delayed_until, one.visible_at) for one in self._queue._messages]
        return int(min(visible)) + 1 if visible else None

    def receive(self) -> list[Message]:
        answer = self._client.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=self._batch_size,
            VisibilityTimeout=VISIBILITY_S,
            AttributeNames=["ApproximateReceiveCount"],
        )
        return [
            Message(
                one["MessageId"],
                one["Body"],
                one["ReceiptHandle"],
                int(one["Attributes"]["ApproximateReceiveCount"]),
            )
            for one in answer.get("Messages", ())
        ]

    def receive_all(self) -> list[Message]:
        messages: list[Message] = []
        while received := self.receive():
            messages += received
        return messages

    def delete(self, message: Message) -> None:
        self._client.delete_message(QueueUrl=self._url, ReceiptHandle=message.handle)
