"""The way of the tests to the imitated tables says what the whole way says."""

from collections.abc import Callable
from typing import Any

import pytest
from botocore.endpoint import Endpoint
from botocore.exceptions import ClientError

from tests.support import direct_moto, quicker_expressions
from tests.support.permissions import permitted
from tests.support.tables import empty_tables, items_of
from vestnik.platform import dynamodb
from vestnik.platform.dynamodb import table_name

TASKS = table_name("tasks")
KEY = {"pk": {"S": "a"}, "sk": {"S": "1"}}
ROW = {
    **KEY,
    "n": {"N": "3"},
    "flag": {"BOOL": True},
    "tags": {"SS": ["x", "y"]},
    "list": {"L": [{"S": "one"}, {"M": {"deep": {"NULL": True}}}]},
}
BYTES = {**KEY, "raw": {"B": b"\x00\xff"}}
OLD = {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
ABSENT = {"ConditionExpression": "attribute_not_exists(pk)", **OLD}
SPENT = {"ReturnConsumedCapacity": "TOTAL"}


def updated(expression: str, condition: str = "", **values: dict[str, Any]) -> dict[str, Any]:
    names = {f"#{name}": name for name in ("n", "tags", "flag") if f"#{name}" in expression}
    named = {f":{name}": value for name, value in values.items()}
    return {
        "TableName": TASKS,
        "Key": KEY,
        "UpdateExpression": expression,
        **({"ExpressionAttributeNames": names} if names else {}),
        **({"ExpressionAttributeValues": named} if named else {}),
        **({"ConditionExpression": condition, **OLD} if condition else {}),
        "ReturnValues": "ALL_NEW",
    }


def written(*items: dict[str, Any]) -> dict[str, Any]:
    return {"TransactItems": list(items), **SPENT}


PUT = {"Put": {"TableName": TASKS, "Item": {**KEY, "sk": {"S": "2"}}}}
REFUSED_PUT = {"Put": {"TableName": TASKS, "Item": ROW, **ABSENT}}
ADDED = {"Update": {**updated("ADD #n :by", by={"N": "2"})}}
del ADDED["Update"]["ReturnValues"]
ABOUT_A = {
    "TableName": TASKS,
    "KeyConditionExpression": "pk = :pk AND begins_with(sk, :sk)",
    "ExpressionAttributeValues": {":pk": {"S": "a"}, ":sk": {"S": "1"}},
    **SPENT,
}

CALLS: list[tuple[str, dict[str, Any]]] = [
    ("PutItem", {"TableName": TASKS, "Item": ROW, "ReturnValues": "ALL_OLD", **SPENT}),
    ("PutItem", {"TableName": TASKS, "Item": ROW, **ABSENT}),
    ("PutItem", {"TableName": TASKS, "Item": BYTES}),
    ("PutItem", {"TableName": TASKS, "Item": {"pk": {"S": "a"}}}),
    ("PutItem", {"TableName": "nowhere", "Item": ROW}),
    ("GetItem", {"TableName": TASKS, "Key": KEY, **SPENT}),
    ("GetItem", {"TableName": TASKS, "Key": {**KEY, "sk": {"S": "none"}}}),
    ("GetItem", {"TableName": TASKS, "Key": KEY, "ProjectionExpression": "n, tags"}),
    ("GetItem", {"TableName": TASKS, "Key": {"pk": {"S": "a"}}}),
    ("UpdateItem", updated("SET #n = #n + :by REMOVE #flag", by={"N": "2"})),
    ("UpdateItem", updated("SET #n = :to", "#n < :to", to={"N": "5"})),
    ("UpdateItem", updated("SET #n = :to", "#n > :to AND attribute_exists(pk)", to={"N": "5"})),
    ("UpdateItem", updated("SET #n = if_not_exists(nowhere, :to)", to={"N": "5"})),
    ("UpdateItem", updated("SET #n = nowhere + :to", to={"N": "5"})),
    ("UpdateItem", updated("SET #n = :to", to={"N": "5"}, more={"N": "6"})),
    ("UpdateItem", updated("SET pk = :to", to={"S": "b"})),
    ("UpdateItem", updated("SET #n == :to", to={"N": "5"})),
    ("UpdateItem", updated("DELETE #tags :tags", tags={"SS": ["x"]})),
    ("DeleteItem", {"TableName": TASKS, "Key": KEY, "ReturnValues": "ALL_OLD", **SPENT}),
    ("DeleteItem", {"TableName": TASKS, "Key": KEY, **ABSENT}),
    ("Query", ABOUT_A),
    ("Query", {**ABOUT_A, "Select": "COUNT", "FilterExpression": "attribute_exists(n)"}),
    ("Query", {**ABOUT_A, "IndexName": "nowhere"}),
    ("Scan", {"TableName": TASKS, "Limit": 1}),
    ("BatchGetItem", {"RequestItems": {TASKS: {"Keys": [KEY]}}, **SPENT}),
    ("BatchWriteItem", {"RequestItems": {TASKS: [{"DeleteRequest": {"Key": KEY}}]}}),
    ("TransactGetItems", {"TransactItems": [{"Get": {"TableName": TASKS, "Key": KEY}}]}),
    ("TransactWriteItems", written(PUT, ADDED)),
    ("TransactWriteItems", written(PUT, REFUSED_PUT)),
    ("TransactWriteItems", written(PUT, PUT)),
]

Said = tuple[object, object]


def said(operation: str, arguments: dict[str, Any]) -> Said:
    """What the tables answer or refuse, and what is in them then."""
    empty_tables()
    asked = dynamodb.client()._make_api_call
    asked("PutItem", {"TableName": TASKS, "Item": ROW})
    try:
        answer: object = without_http(asked(operation, arguments))
    except ClientError as error:
        answer = (type(error).__name__, without_http(error.response))  # type: ignore[arg-type] # a dict
    return answer, items_of("tasks")


def without_http(answer: dict[str, Any]) -> dict[str, Any]:
    http = answer["ResponseMetadata"]
    return {**answer, "ResponseMetadata": (http["HTTPStatusCode"], http["RetryAttempts"])}


@pytest.fixture
def whole_way(aws: None) -> Callable[..., Said]:
    """As moto and botocore are."""

    def ask(operation: str, arguments: dict[str, Any]) -> Said:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Endpoint, "_send_request", direct_moto.WHOLE_WAY)
            for owner, name, original in quicker_expressions.ORIGINAL:
                if original is None:
                    patch.delattr(owner, name)
                else:
                    patch.setattr(owner, name, original)
            return said(operation, arguments)

    return ask


@pytest.mark.parametrize(("operation", "arguments"), CALLS)
def test_it_answers_refuses_and_writes_the_same(
    whole_way: Callable[..., Said], operation: str, arguments: dict[str, Any]
) -> None:
    expected = whole_way(operation, arguments)

    for _ in range(2):  # the second time from what was remembered
        assert said(operation, arguments) == expected


def test_what_a_function_may_do_is_watched_on_it(aws: None) -> None:
    with pytest.raises(AssertionError, match="may not"), permitted("digests"):
        dynamodb.client().scan(TableName=table_name("accounts"))
