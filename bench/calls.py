"""
Row 18: CPU that a message costs its sender, with 50 and with 200 calls in flight.

The sender of the product alone, in this process, to the stub that everybody sends to; beside httpx
with a pool of as many connections. CPU time: a busy machine changes little.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from bench.receiver import Receiver
from bench.sizes import Sizes
from bench.table import MEASURES, Row, verdict
from vestnik.mailings.http_sender import HttpSender
from vestnik.mailings.outcome import Sent

IN_FLIGHT = (50, 200)
DELAY_MS = 50
_RUNS = 3
_PHONE, _TEXT = "79161234567", "Здравствуйте, Анна!"

Call = Callable[[int], None]


@dataclass(frozen=True)
class Costs:
    """Milliseconds of CPU a message, by how many were in flight."""

    ours: Mapping[int, float]
    theirs: Mapping[int, float]


def measure(receiver: Receiver, sizes: Sizes) -> Costs:
    """Each in turn, so that whatever else the machine does meets all alike; medians."""
    receiver.wait_before_answers(DELAY_MS)
    ours: dict[int, list[float]] = {one: [] for one in IN_FLIGHT}
    theirs: dict[int, list[float]] = {one: [] for one in IN_FLIGHT}
    for _ in range(_RUNS):
        for in_flight in IN_FLIGHT:
            receiver.forget()
            ours[in_flight].append(_cost(_by_us(receiver), in_flight, sizes.calls))
            with _client(in_flight) as client:
                theirs[in_flight].append(_cost(_by_httpx(receiver, client), in_flight, sizes.calls))
    return Costs(_medians(ours), _medians(theirs))


def row_18(costs: Costs) -> Row:
    """The dearer of the two, and how it grows."""
    few, many = (costs.ours[one] for one in IN_FLIGHT)
    figure = f"{few:.3f} and {many:.3f} ms, × {many / few:.2f}"
    peer = " and ".join(f"{costs.theirs[one]:.1f}" for one in IN_FLIGHT) + " ms (httpx)"
    met = max(few, many) <= 0.4 and many / few <= 1.1
    goal = "≤ 0.4 ms at 50 and 200 in flight, × ≤ 1.1"
    return Row(18, MEASURES[18], goal, figure, peer, verdict(met=met))


def _cost(call: Call, in_flight: int, count: int) -> float:
    """Milliseconds of CPU a call, once all connections are open."""
    with ThreadPoolExecutor(in_flight) as pool:
        list(pool.map(call, range(1, 2 * in_flight)))
        begun_s = time.process_time()
        list(pool.map(call, range(1, count + 1)))
        return (time.process_time() - begun_s) / count * 1000


def _by_us(receiver: Receiver) -> Call:
    gateway = HttpSender(url=receiver.url, token="bench")  # noqa: S106  the stub takes any

    def call(number: int) -> None:
        answer = gateway.send(number, phone=_PHONE, text=_TEXT)
        assert isinstance(answer.outcome, Sent), answer

    return call


def _by_httpx(receiver: Receiver, client: httpx.Client) -> Call:
    def call(number: int) -> None:
        body = {"id": number, "phone": int(_PHONE), "text": _TEXT}
        client.post(f"{receiver.url}/v1/send/{number}", json=body).raise_for_status()

    return call


def _client(in_flight: int) -> httpx.Client:
    limits = httpx.Limits(max_connections=in_flight, max_keepalive_connections=in_flight)
    return httpx.Client(limits=limits, timeout=60, trust_env=False)


def _medians(found: Mapping[int, list[float]]) -> dict[int, float]:
    return {in_flight: statistics.median(costs) for in_flight, costs in found.items()}
