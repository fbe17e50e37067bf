"""The stub as the bench sees it: started in a process of its own, read, stopped."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from infra import ROOT

_PREFIX = "Reminder: "


@dataclass(frozen=True)
class Arrival:
    """What arrived; epoch seconds, from the last byte of it to the answer."""

    key: str
    at_s: float
    answered_at_s: float


@dataclass(frozen=True)
class Receiver:
    """Where everybody sends."""

    url: str
    client: httpx.Client

    def wait_before_answers(self, delay_ms: int) -> None:
        self.client.post(f"{self.url}/bench/delay/{delay_ms}").raise_for_status()

    def forget(self) -> None:
        self.client.delete(f"{self.url}/bench/calls").raise_for_status()

    def last(self) -> tuple[int, float]:
        """How many calls arrived, and when the last one did; costs the stub next to nothing."""
        last = self.client.get(f"{self.url}/bench/last").json()
        return last["count"], last["at_s"]

    def arrivals(self) -> list[Arrival]:
        """Reminders, in order; those still without an answer too."""
        calls = self.client.get(f"{self.url}/bench/calls").json()
        return [_arrival(call) for call in calls if call["method"] == "sendMessage"]

    def messages(self) -> list[Arrival]:
        """Messages of mailings by their ids, in order."""
        calls = self.client.get(f"{self.url}/bench/calls").json()
        return [_sent(call) for call in calls if call["method"] == "send"]


def _sent(call: Mapping[str, Any]) -> Arrival:
    return Arrival(str(call["id"]), call["at_s"], call["answered_at_s"] or call["at_s"])


def _arrival(call: Mapping[str, Any]) -> Arrival:
    first_line = str(call["text"]).partition("\n")[0]
    answered_at_s = call["answered_at_s"] or call["at_s"]
    return Arrival(first_line.removeprefix(_PREFIX), call["at_s"], answered_at_s)


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Start the stub, stop it at the end."""
    command: Sequence[str] = (sys.executable, "-m", "infra.local.tied", "bench.stub")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            assert process.stdout is not None
            port = json.loads(process.stdout.readline())["port"]
            with httpx.Client(timeout=30, trust_env=False) as client:
                yield Receiver(f"http://127.0.0.1:{port}", client)
        finally:
            process.terminate()
