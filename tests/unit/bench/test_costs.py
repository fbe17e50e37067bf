"""What one reminder costs, by hand: two reminders, one sweep, one batch."""

import pytest

from bench.costs import cost
from bench.people import Created
from bench.prices import Consumed
from bench.requests import Request
from bench.stack import SWEEP, WORKER

CREATED = Created({"a": 300.0, "b": 301.0}, [(0.0, 1.0), (2.0, 3.0)])


def asked(at_s: float, action: str, *, writes: int = 0, reads: float = 0.0) -> Request:
    service = "sqs" if "Message" in action else "dynamodb"
    return Request(at_s, service, action, read_units=reads, write_units=writes)


REQUESTS = [
    *[asked(at_s, "PutItem", writes=1) for at_s in (0.5, 0.6, 2.5, 2.6)],  # entry and row of each
    Request(100, "lambda", "Run", function=SWEEP),
    Request(160, "lambda", "Run", function=SWEEP),
    *[Request(at_s, "dynamodb", "Query", read_units=1, for_sweep=True) for at_s in (100, 160)],
    asked(101, "SendMessageBatch"),
    Request(299, "lambda", "Run", function=WORKER, gb_s=0.5),
    *[asked(300, "UpdateItem", writes=1) for _ in range(4)],  # claim and commit
    *[asked(300, "GetItem", reads=1) for _ in range(2)],
    *[asked(300, "DeleteItem", writes=1) for _ in range(2)],
]


def test_requests_after_the_creation_with_the_pollers_and_one_sweep() -> None:
    found = cost(REQUESTS, CREATED, sweeps=1)

    # 1 send, 4 updates, 2 reads, 2 deletions, a receive and a delete of the poller, 1 query
    assert found.requests == (1 + 4 + 2 + 2 + 2 + 1) / 2
    assert found.at_creation == 4 / 2
    assert found.sweep_requests == 1


def test_units_of_the_whole_life_and_runs() -> None:
    consumed = cost(REQUESTS, CREATED, sweeps=1).consumed

    assert consumed == Consumed(write_units=10 / 2, read_units=3 / 2, sqs_requests=3 / 2, runs=1.0)


def test_a_hint_that_the_api_sent_belongs_to_the_sending() -> None:
    near = [asked(0.5, "PutItem", writes=1), asked(0.6, "SendMessageBatch")]

    found = cost(near, CREATED, sweeps=0)

    assert (found.requests, found.at_creation) == (0.5, 0.5)


def test_a_price_is_the_sum_of_its_list_prices() -> None:
    consumed = Consumed(write_units=5, read_units=2, sqs_requests=0.1, runs=0.01)

    # 5 × 0.625 + 2 × 0.125 + 0.1 × 0.40 + 0.01 × 0.20
    assert consumed.price_of_a_million() == pytest.approx(3.417)
