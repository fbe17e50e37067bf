"""MiniStack's queues from the inside."""

import time
from collections.abc import Iterator
from typing import Any

from infra.local.embedded_aws import emulator


def visible_times() -> list[float]:
    """When each message of each queue became or becomes visible, epoch seconds."""
    with _lock():
        return [message.get("visible_at", 0.0) for message in _messages()]


def await_functions() -> bool:
    """Whether a message is visible that feeds a function and that nobody has taken yet."""
    now, fed = time.time(), _feeding_functions()
    with _lock():
        return any(
            message.get("visible_at", 0.0) <= now
            for queue in _queues()
            if queue["attributes"].get("QueueArn") in fed
            for message in queue["messages"]
        )


def bring_forward(seconds: float, *, taken_too: bool) -> None:
    """
    Let hidden messages become visible that much sooner; less than 0 is later.

    Args:
        taken_too: also those that somebody has taken, whose visibility time-out runs.
    """
    now = time.time()
    with _lock():
        for message in _messages():
            hidden = message.get("visible_at", 0.0) > now
            if hidden and (taken_too or not message.get("receive_count", 0)):
                message["visible_at"] -= seconds


def _messages() -> Iterator[dict[str, Any]]:
    for queue in _queues():
        yield from queue["messages"]


def _queues() -> list[dict[str, Any]]:
    queues = emulator.take(emulator.module("services.sqs"), "_queues")
    return [queue for _, queue in queues.all_items()]


def _lock() -> Any:
    return emulator.take(emulator.module("services.sqs"), "_queues_lock")


def _feeding_functions() -> set[str]:
    sources = emulator.take(emulator.module("services.lambda_svc"), "_esms")
    return {
        source.get("EventSourceArn", "")
        for _, source in sources.all_items()
        if source.get("Enabled", True)
    }
