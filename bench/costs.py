"""Rows 3, 4 and 5: what one reminder asks of AWS from its creation until it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.people import Created
from bench.prices import (
    LAMBDA_GB_S,
    LAMBDA_REQUEST,
    NOTED_ON,
    SCHEDULER_INVOCATION,
    SOURCE,
    STATE_TRANSITION,
    WRITE_UNIT,
    Consumed,
)
from bench.requests import Request
from bench.stack import PREFIX, WORKER
from bench.table import MEASURES, Row, verdict

_SWEEPS = PREFIX + "sweep-"
_WRITES_OF_PEERS = 3  # its row, its claim, its outcome
_TRANSITIONS = 3  # begin and wait, call, end
_POLLS_A_BATCH = 2  # Lambda's poller receives a batch and deletes it; the emulator's does so unseen


@dataclass(frozen=True)
class Cost:
    """
    Averages over the reminders of a run.

    `requests`: of DynamoDB and SQS after the creation was answered. `at_creation`: before.
    `sweep_requests`: of one run of a sweep, which goes on whether anything is due or not.
    """

    reminders: int
    requests: float
    at_creation: float
    sweep_requests: float
    gb_s: float
    consumed: Consumed


def cost(requests: Sequence[Request], created: Created, *, sweeps: float) -> Cost:
    """
    Sort the requests of a run and divide them by its reminders.

    Args:
        sweeps: how many runs of the sweep count for them: a minute of reminders pays for one.
    """
    count = len(created.due_s)
    sweep_runs = sum(one.function.startswith(_SWEEPS) for one in requests) or 1
    share = sweeps / sweep_runs
    swept = [one for one in requests if one.for_sweep and one.service == "dynamodb"]
    own = [one for one in requests if not one.for_sweep and one.service in ("dynamodb", "sqs")]
    setting = [one for one in own if _is_setting(one, created)]
    sending = [one for one in own if not _is_setting(one, created)]
    runs = [one for one in requests if one.function == WORKER]
    polled = _POLLS_A_BATCH * len(runs)
    sent = sum(one.service == "sqs" for one in sending)
    return Cost(
        reminders=count,
        requests=(len(sending) + polled + share * len(swept)) / count,
        at_creation=len(setting) / count,
        sweep_requests=len(swept) / sweep_runs,
        gb_s=sum(one.gb_s for one in runs) / count,
        consumed=Consumed(
            write_units=(_writes(own) + share * _writes(swept)) / count,
            read_units=(_reads(sending) + share * _reads(swept)) / count,
            sqs_requests=(sent + polled) / count,
            runs=(len(runs) + sweeps) / count,
        ),
    )


def _is_setting(request: Request, created: Created) -> bool:
    """Whether the API asked it before it answered; a hint sent then is part of sending."""
    within = any(begin <= request.at_s <= end for begin, end in created.spans_s)
    return request.service == "dynamodb" and within


def _writes(requests: Sequence[Request]) -> int:
    return sum(one.write_units for one in requests)


def _reads(requests: Sequence[Request]) -> float:
    return sum(one.read_units for one in requests)


def rows(dense: Cost, sparse: Cost) -> list[Row]:
    """Requests, write units and list price of the two."""
    return [_row_3(dense, sparse), _row_4(dense, sparse), _row_5(dense, sparse)]


def _row_3(dense: Cost, sparse: Cost) -> Row:
    figure = (
        f"dense {dense.requests:.2f} (+ {dense.at_creation:.2f} to set it), "
        f"sparse {sparse.requests:.2f}"
    )
    met = dense.requests <= 3.15
    detail = {"dense": _document(dense), "sparse": _document(sparse)}
    return Row(3, MEASURES[3], "dense ≤ 3.15", figure, "none", verdict(met=met), detail)


def _row_4(dense: Cost, sparse: Cost) -> Row:
    writes = dense.consumed.write_units
    figure = f"dense {writes:.2f}, sparse {sparse.consumed.write_units:.2f}"
    peer = f"{_WRITES_OF_PEERS} + ${SCHEDULER_INVOCATION:.2f}/M (EventBridge Scheduler, to 60 s)"
    return Row(4, MEASURES[4], "≤ 5", figure, peer, verdict(met=writes <= 5))


def _row_5(dense: Cost, sparse: Cost) -> Row:
    dense_price = dense.consumed.price_of_a_million()
    sparse_price = sparse.consumed.price_of_a_million()
    figure = f"dense ${dense_price:.2f}, sparse ${sparse_price:.2f} without waiting"
    shared = _WRITES_OF_PEERS * WRITE_UNIT + LAMBDA_REQUEST
    scheduler = shared + SCHEDULER_INVOCATION
    waiting = shared + _TRANSITIONS * STATE_TRANSITION
    peer = f"${scheduler:.2f} (EventBridge Scheduler), ${waiting:.0f} (Step Functions)"
    met = dense_price <= 3.4 and sparse_price <= 5.4
    time_price = {
        name: one.gb_s * LAMBDA_GB_S for name, one in (("dense", dense), ("sparse", sparse))
    }
    detail = {"prices_noted_on": NOTED_ON, "source": SOURCE, "time_of_functions_here": time_price}
    goal = "dense ≤ $3.40, sparse ≤ $5.40"
    return Row(5, MEASURES[5], goal, figure, peer, verdict(met=met), detail)


def _document(one: Cost) -> dict[str, object]:
    return {**vars(one), "consumed": vars(one.consumed)}
