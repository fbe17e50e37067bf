"""Writes that meet somebody else's transaction."""

from collections.abc import Iterator

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.endpoint import Endpoint

from tests.support import direct_moto
from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.platform import conflicts, dynamodb
from vestnik.platform.dynamodb import Row, refusals, table_name, transaction

CONFLICT = "TransactionConflict"


class _ThingRow(Row):
    class Meta:
        table_name = table_name("tasks")


def refused(code: str, *reasons: str) -> AWSResponse:
    """What DynamoDB answers when it doesn't do a call."""
    named = ",".join(f'{{"Code": "{reason}"}}' for reason in reasons)
    body = f'{{"__type": "{code}", "CancellationReasons": [{named}]}}'
    response = AWSResponse("https://aws", 400, HTTPHeaders(), None)
    response._content = body.encode()  # type: ignore[attr-defined] # as botocore's own stubs of answers do
    return response


def cancelled(*reasons: str) -> AWSResponse:
    return refused("TransactionCanceledException", *reasons)


@pytest.fixture
def answers(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[AWSResponse]]:
    """What the next calls are answered whatever DynamoDB did, the first one first."""
    monkeypatch.setattr(conflicts, "_PAUSE_S", 0)
    monkeypatch.setattr(Endpoint, "_send_request", direct_moto.WHOLE_WAY)
    coming: list[AWSResponse] = []
    events = dynamodb.client().meta.events

    def answer(**_: object) -> AWSResponse | None:
        return coming.pop(0) if coming else None

    events.register_first("before-send.dynamodb", answer)
    yield coming
    events.unregister("before-send.dynamodb", answer)


def put_in_a_transaction() -> None:
    with refusals(), transaction() as write:
        write.save(_ThingRow(pk="a", sk="a"))


def test_a_write_of_one_row_is_sent_again(answers: list[AWSResponse]) -> None:
    answers += [refused("TransactionConflictException")] * 3

    _ThingRow(pk="a", sk="a").save()

    assert answers == []


def test_a_transaction_is_sent_again(answers: list[AWSResponse]) -> None:
    answers += [cancelled("None", CONFLICT), cancelled(CONFLICT, CONFLICT)]

    put_in_a_transaction()

    assert answers == []


def test_a_conflict_that_never_ends_is_given_up(answers: list[AWSResponse]) -> None:
    answers += [cancelled(CONFLICT)] * 6

    with pytest.raises(TransientError):
        put_in_a_transaction()

    assert answers == []


def test_a_condition_that_does_not_hold_is_not_sent_again(answers: list[AWSResponse]) -> None:
    answers += [cancelled("ConditionalCheckFailed", CONFLICT), cancelled(CONFLICT)]

    with pytest.raises(ConditionRefusedError):
        put_in_a_transaction()

    assert len(answers) == 1
