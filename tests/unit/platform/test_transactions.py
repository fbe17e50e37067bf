"""Transactions that meet each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pynamodb.exceptions import CancellationReason, TransactWriteError, VerboseClientError

from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.platform import transactions


def cancelled(*codes: str | None) -> TransactWriteError:
    """What DynamoDB answers, with a reason for each item."""
    reasons = [CancellationReason(code=code) if code else None for code in codes]
    cause = VerboseClientError(
        {"Error": {"Code": "TransactionCanceledException", "Message": ""}},
        "TransactWriteItems",
        {},
        cancellation_reasons=reasons,
    )
    return TransactWriteError("cancelled", cause)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[Exception | None]:
    """What the next transactions end with, the first one first; their writes are counted."""
    coming: list[Exception | None] = []

    @contextmanager
    def transaction() -> Iterator[list[Any]]:
        yield []
        if error := coming.pop(0):
            raise error

    monkeypatch.setattr(transactions, "transaction", transaction)
    monkeypatch.setattr(transactions, "_PAUSE_S", 0)
    return coming


def test_a_conflict_is_tried_again_with_a_new_transaction(
    answers: list[Exception | None],
) -> None:
    answers += [cancelled("TransactionConflict", None), cancelled("TransactionConflict"), None]
    filled: list[object] = []

    transactions.commit(filled.append)

    assert len(filled) == 3
    assert len({id(write) for write in filled}) == 3


def test_a_conflict_that_never_ends_is_given_up(answers: list[Exception | None]) -> None:
    answers += [cancelled("TransactionConflict")] * 4

    with pytest.raises(TransientError):
        transactions.commit(lambda _: None)

    assert answers == []


def test_a_refused_condition_is_not_tried_again(answers: list[Exception | None]) -> None:
    answers += [cancelled("ConditionalCheckFailed", "TransactionConflict"), None]

    with pytest.raises(ConditionRefusedError):
        transactions.commit(lambda _: None)

    assert len(answers) == 1


def test_a_throttle_is_left_to_the_caller(answers: list[Exception | None]) -> None:
    answers += [cancelled("ThrottlingError"), None]

    with pytest.raises(TransientError):
        transactions.commit(lambda _: None)

    assert len(answers) == 1
