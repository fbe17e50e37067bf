"""What goes wrong in the embedded AWS when a test asks for it."""

import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from botocore.exceptions import ClientError

from tests.infra_local.running_emulator import HOST, Emulator

pytestmark = pytest.mark.deployed

_KEYS = {
    "KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}],
    "AttributeDefinitions": [{"AttributeName": "pk", "AttributeType": "S"}],
    "BillingMode": "PAY_PER_REQUEST",
}
_ITEM = {"pk": {"S": "one"}}


def switch(emulator: Emulator, **faults: object) -> Any:
    """Let these happen from now on; how often the earlier ones did."""
    url = f"http://{HOST}:{emulator.port}/_launcher/faults"
    return httpx.post(url, json=faults, timeout=60).raise_for_status().json()


@pytest.fixture
def table(shared_emulator: Emulator) -> Iterator[Any]:
    """A client of DynamoDB that tries once, and a table `things`."""
    client = shared_emulator.client("dynamodb")
    client.create_table(TableName="things", **_KEYS)
    client.meta.events.register_first("needs-retry.dynamodb", lambda **_: False)
    yield client
    switch(shared_emulator)
    client.delete_table(TableName="things")


@pytest.fixture
def queue(shared_emulator: Emulator) -> Iterator[tuple[Any, str]]:
    """A client of SQS and the URL of a queue."""
    client = shared_emulator.client("sqs")
    url = client.create_queue(QueueName="hints")["QueueUrl"]
    yield client, url
    switch(shared_emulator)
    client.delete_queue(QueueUrl=url)


def bodies(queue: tuple[Any, str]) -> list[str]:
    """What the queue gives now."""
    client, url = queue
    answer = client.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
    return [message["Body"] for message in answer.get("Messages", [])]


def refusal(caught: pytest.ExceptionInfo[ClientError]) -> str:
    return str(caught.value.response["Error"]["Code"])


def test_a_throttled_call_is_refused_as_dynamodb_does_and_changes_nothing(
    shared_emulator: Emulator, table: Any
) -> None:
    switch(shared_emulator, throttled=1.0)

    with pytest.raises(ClientError) as caught:
        table.put_item(TableName="things", Item=_ITEM)

    assert refusal(caught) == "ProvisionedThroughputExceededException"
    assert switch(shared_emulator) == {"throttled": 1}
    assert "Item" not in table.get_item(TableName="things", Key=_ITEM)


def test_a_write_that_meets_a_transaction_is_refused_and_a_read_is_not(
    shared_emulator: Emulator, table: Any
) -> None:
    switch(shared_emulator, conflicts=1.0)

    with pytest.raises(ClientError) as caught:
        table.delete_item(TableName="things", Key=_ITEM)

    assert refusal(caught) == "TransactionConflictException"
    assert "Item" not in table.get_item(TableName="things", Key=_ITEM)


def test_a_cancelled_transaction_has_a_reason_for_each_item(
    shared_emulator: Emulator, table: Any
) -> None:
    switch(shared_emulator, conflicts=1.0)
    puts = [{"Put": {"TableName": "things", "Item": {"pk": {"S": each}}}} for each in "ab"]

    with pytest.raises(ClientError) as caught:
        table.transact_write_items(TransactItems=puts)

    assert refusal(caught) == "TransactionCanceledException"
    response: Any = caught.value.response
    reasons = [reason["Code"] for reason in response["CancellationReasons"]]
    assert reasons == ["TransactionConflict", "None"]


def test_a_doubled_message_is_taken_twice(
    shared_emulator: Emulator, queue: tuple[Any, str]
) -> None:
    switch(shared_emulator, doubled=1.0)

    queue[0].send_message_batch(QueueUrl=queue[1], Entries=[{"Id": "1", "MessageBody": "tea"}])

    assert bodies(queue) == ["tea", "tea"]


def test_a_message_is_not_there_before_its_jitter_is_over(
    shared_emulator: Emulator, queue: tuple[Any, str]
) -> None:
    switch(shared_emulator, jitter_ms=[300, 300])
    sent_at = time.monotonic()
    queue[0].send_message(QueueUrl=queue[1], MessageBody="tea")

    client, url = queue
    answer = client.receive_message(QueueUrl=url, WaitTimeSeconds=5)

    assert [message["Body"] for message in answer["Messages"]] == ["tea"]
    assert time.monotonic() - sent_at >= 0.3


def test_a_seed_repeats_what_went_wrong(shared_emulator: Emulator, table: Any) -> None:
    def tried() -> list[bool]:
        switch(shared_emulator, seed=3, throttled=0.5)
        return [_is_answered(table) for _ in range(20)]

    first, second = tried(), tried()

    assert first == second
    assert {True, False} == set(first)


def _is_answered(table: Any) -> bool:
    try:
        table.get_item(TableName="things", Key=_ITEM)
    except ClientError:
        return False
    return True
