"""
What AWS does to its callers now and then, when a test asks for it.

AWS: DynamoDB throttles, and refuses writes that meet a transaction; a standard queue delivers late,
twice and in another order.
MiniStack: does none of it, so nothing would show that the product bears it.
Here: `POST /_launcher/faults` switches it on, by a seed; it is off until then and after a restart.
"""

import copy
import json
import random
from dataclasses import dataclass, field
from typing import Any

from infra.local.embedded_aws import emulator

_THROTTLE = "ProvisionedThroughputExceededException"
_SLOW_DOWN = "The level of configured provisioned throughput for the table was exceeded."
_CONFLICT = "TransactionConflict"
_ONGOING = "Transaction is ongoing for the item"
_WRITES = frozenset({"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"})
_READS = frozenset({"GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"})


@dataclass(frozen=True)
class Faults:
    """
    How much goes wrong.

    `throttled`: share of DynamoDB's calls. `conflicts`: share of its writes. `doubled`: share of
    messages that come twice. `jitter_ms`: from and to, by how much a message comes later.
    """

    seed: int = 0
    throttled: float = 0.0
    conflicts: float = 0.0
    doubled: float = 0.0
    jitter_ms: tuple[float, float] = (0.0, 0.0)


@dataclass
class _Present:
    """What goes wrong now, and how often it has: a test that met no fault shows nothing."""

    faults: Faults = field(default_factory=Faults)
    choice: random.Random = field(default_factory=random.Random)
    happened: dict[str, int] = field(default_factory=dict)

    def happens(self, what: str, share: float) -> bool:
        if not share or self.choice.random() >= share:
            return False
        self.happened[what] = self.happened.get(what, 0) + 1
        return True


_present = _Present()


def install() -> None:
    """Stand before DynamoDB and behind the sending of messages."""
    _refuse_some_calls()
    _disturb_messages()


def switch(faults: Faults) -> dict[str, int]:
    """Let these happen from now on; how often the earlier ones did."""
    happened = _present.happened
    _present.faults, _present.happened = faults, {}
    _present.choice = random.Random(faults.seed)  # noqa: S311 - to be repeated, not to be secret
    return happened


def _refuse_some_calls() -> None:
    handlers = emulator.take(emulator.module("app"), "SERVICE_HANDLERS")
    original = handlers["dynamodb"]

    async def handle(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        return _refusal(operation, body) or await original(method, path, headers, body, query)

    handlers["dynamodb"] = handle


def _refusal(operation: str, body: bytes) -> Any:
    """DynamoDB's answer when it does not do it; None when it does."""
    if operation not in _WRITES | _READS:
        return None
    if _present.happens("throttled", _present.faults.throttled):
        return _error(_THROTTLE, _SLOW_DOWN)
    if operation in _WRITES and _present.happens("conflicts", _present.faults.conflicts):
        return _cancelled(body) if operation == "TransactWriteItems" else _conflict()
    return None


def _conflict() -> Any:
    return _error(f"{_CONFLICT}Exception", _ONGOING)


def _cancelled(body: bytes) -> Any:
    """A cancelled transaction names the reason of each of its items; here the first is in use."""
    others = json.loads(body)["TransactItems"][1:]
    reasons = [{"Code": _CONFLICT, "Message": _ONGOING}, *({"Code": "None"} for _ in others)]
    named = ", ".join(reason["Code"] for reason in reasons)
    message = f"Transaction cancelled, please refer cancellation reasons [{named}]"
    return _error("TransactionCanceledException", message, {"CancellationReasons": reasons})


def _error(code: str, message: str, extra: dict[str, Any] | None = None) -> Any:
    respond = emulator.take(emulator.module("core.responses"), "error_response_json")
    return respond(code, message, 400, extra)


def _disturb_messages() -> None:
    sqs = emulator.module("services.sqs")
    lock = emulator.take(sqs, "_queues_lock")
    find = emulator.take(sqs, "_get_q")

    def send(data: dict[str, Any], url: str) -> Any:
        with lock:  # no poller takes the message before it has been made late
            messages = find(data.get("QueueUrl", url))["messages"]
            before = len(messages)
            answer = original(data, url)
            if len(messages) > before:  # a FIFO queue drops what it has already
                _disturb(messages)
            return answer

    original = emulator.replace(sqs, "_act_send_message", send)
    handlers = emulator.take(sqs, "_HANDLERS")
    handlers["SendMessage"] = send


def _disturb(messages: list[dict[str, Any]]) -> None:
    """Make the newest message late, and perhaps two; different delays make them overtake."""
    newest = messages[-1]
    if _present.happens("doubled", _present.faults.doubled):
        messages.append(copy.deepcopy(newest))
        _delay(messages[-1])
    _delay(newest)


def _delay(message: dict[str, Any]) -> None:
    message["visible_at"] += _present.choice.uniform(*_present.faults.jitter_ms) / 1000
