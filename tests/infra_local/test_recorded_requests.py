"""What is asked of the embedded AWS is noted while somebody records, and only then."""

import http.client
import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.infra_local.running_emulator import HOST, Emulator

pytestmark = pytest.mark.deployed

_KEY = {"pk": {"S": "a"}}
_NOTHING = "def handler(event, context):\n    return {}\n"


def recorded(emulator: Emulator) -> list[dict[str, Any]]:
    connection = http.client.HTTPConnection(HOST, emulator.port, timeout=60)
    connection.request("GET", "/_launcher/record")
    noted: list[dict[str, Any]] = json.loads(connection.getresponse().read())
    connection.close()
    return noted


def test_requests_and_runs_are_noted_with_what_they_changed(emulator: Emulator) -> None:
    tables = emulator.client("dynamodb")
    tables.create_table(
        TableName="things",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    emulator.make_function("idle", _NOTHING)
    tables.put_item(TableName="things", Item={**_KEY, "n": {"N": "0"}})

    assert emulator.answers("POST", "/_launcher/record")
    tables.put_item(TableName="things", Item={**_KEY, "n": {"N": "1"}})
    with pytest.raises(ClientError):
        tables.put_item(
            TableName="things", Item=_KEY, ConditionExpression="attribute_not_exists(pk)"
        )
    tables.get_item(TableName="things", Key=_KEY)
    emulator.invoke("idle")
    put, refused, get, run = recorded(emulator)
    tables.get_item(TableName="things", Key=_KEY)

    older, newer = {**_KEY, "n": {"N": "0"}}, {**_KEY, "n": {"N": "1"}}
    assert put["changes"] == [{"table": "things", "old": older, "new": newer}]
    assert (refused["status"], refused["changes"]) == (400, [])
    assert (get["action"], json.loads(get["response"])["Item"]) == ("GetItem", newer)
    assert (run["action"], run["function"], run["memory_mb"]) == ("Run", "idle", 128)
    assert recorded(emulator) == []
