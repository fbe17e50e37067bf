"""
Rows 11, 12 and 13: mailings of N, 10 N and 100 N clients by the deployed product.

Each has clients of its own, imported through the API, begins at once and is waited for; what it
asks of AWS is recorded.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.growth import exponent
from bench.peers.environment import PeerError
from bench.peers.race import Peers, Way, peers
from bench.receiver import Arrival, Receiver
from bench.requests import Request
from bench.runs import Say
from bench.sizes import Sizes
from bench.spread import most_in_flight, repeats
from bench.stack import PREFIX, Stack
from bench.table import MEASURES, Row, failed, verdict
from bench.waiting import wait_for_calm
from tests.e2e.manager import Manager
from tests.e2e.person import eventually

DELAY_MS = 50  # of the receiver
IN_FLIGHT = 50
POOLS: tuple[Way, ...] = ("threads", "gevent", "prefork")

_WORKERS = 2  # MaximumConcurrency in infra/stack/functions.yaml
_WORKER = PREFIX + "mailing-pages"
_POLLS_A_BATCH = 2  # Lambda's poller receives a batch and deletes it; the emulator's does so unseen
_FRACTIONS = (100, 10, 1)
_PATIENCE_S = 300.0
_LIMIT = IN_FLIGHT / (DELAY_MS / 1000)  # messages a second


@dataclass(frozen=True)
class Sending:
    """What arrived of a mailing, or of a peer's."""

    clients: int
    arrivals: Sequence[Arrival]

    @property
    def rate(self) -> float:
        """Messages a second from the first call to the last answer, repeats not counted."""
        begun_s = min(one.at_s for one in self.arrivals)
        ended_s = max(one.answered_at_s for one in self.arrivals)
        return len({one.key for one in self.arrivals}) / max(ended_s - begun_s, 0.001)

    @property
    def lost(self) -> int:
        return self.clients - len({one.key for one in self.arrivals})

    @property
    def doubled(self) -> int:
        return repeats(one.key for one in self.arrivals)

    def document(self) -> dict[str, object]:
        most = most_in_flight([(one.at_s, one.answered_at_s) for one in self.arrivals])
        counts = {"lost": self.lost, "doubled": self.doubled}
        return {"rate_per_s": round(self.rate, 1), "most_in_flight": most, **counts}


@dataclass(frozen=True)
class Sample:
    """One mailing: what was sent, written until all was recorded, and read to count it."""

    sending: Sending
    write_units: int
    sqs_requests: int
    statistics_units: float

    @property
    def writes_each(self) -> float:
        return (self.write_units + self.sqs_requests) / self.sending.clients


def settings(receiver: Receiver) -> dict[str, str]:
    """Of a product that sends there, as many at once by all its workers as the peers."""
    in_flight = str(IN_FLIGHT // _WORKERS)
    return {
        "SENDER_URL": receiver.url,
        "SENDER_TOKEN": "bench",
        "SENDER_IN_FLIGHT": in_flight,
    }


def measure(stack: Stack, receiver: Receiver, sizes: Sizes, say: Say) -> list[Sample]:
    """Three mailings, one after the other."""
    manager = Manager.of(stack.announcement, stack.http)
    receiver.wait_before_answers(DELAY_MS)
    samples = []
    for fraction in _FRACTIONS:
        clients = sizes.clients // fraction
        say(f"mailing of {clients}")
        samples.append(_sample(stack, receiver, manager, clients))
    return samples


def _sample(stack: Stack, receiver: Receiver, manager: Manager, clients: int) -> Sample:
    tag = manager.clients(clients)
    receiver.forget()
    stack.record()
    mailing = manager.mailing(tag)
    sending = Sending(clients, _arrived(receiver, clients))
    sent = stack.recorded()
    eventually(lambda: manager.counts(mailing) == {"sent": clients}, within_s=_PATIENCE_S)
    stack.record()
    manager.read(mailing)
    return Sample(
        sending,
        write_units=sum(one.write_units for one in sent if not one.for_sweep),
        sqs_requests=_sqs_requests(sent),
        statistics_units=sum(one.read_units for one in stack.recorded() if _is_counting(one)),
    )


def _arrived(receiver: Receiver, clients: int) -> list[Arrival]:
    wait_for_calm(receiver, clients, patience_s=_PATIENCE_S)
    return receiver.messages()


def _sqs_requests(requests: Sequence[Request]) -> int:
    runs = sum(one.function == _WORKER for one in requests)
    return sum(one.service == "sqs" for one in requests) + _POLLS_A_BATCH * runs


def _is_counting(request: Request) -> bool:
    """A mailing shown asks one query, that of its counters; whoever asks is read by key."""
    return request.action == "Query" and not request.for_sweep


def by_peers(receiver: Receiver, count: int, say: Say) -> dict[Way, Sending] | str:
    """As many messages by each of Celery's pools, queued before its worker starts."""
    found: dict[Way, Sending] = {}
    receiver.wait_before_answers(DELAY_MS)
    try:
        with peers(receiver.url) as ready:
            for pool in POOLS:
                say(f"Celery {pool}: {count}")
                found[pool] = _by_peer(ready, pool, receiver, count)
    except (PeerError, OSError) as error:
        return str(error)
    return found


def _by_peer(ready: Peers, pool: Way, receiver: Receiver, count: int) -> Sending:
    receiver.forget()
    ready.plan(pool, list(range(1, count + 1)))
    with ready.working(pool):
        return Sending(count, _arrived(receiver, count))


def row_11(ours: Sending, theirs: dict[Way, Sending] | str) -> Row:
    """How fast, beside the best of the peer's pools."""
    if isinstance(theirs, str):
        return failed(11, f"a peer could not run: {theirs}")
    best = max(theirs, key=lambda pool: theirs[pool].rate)
    ratio, share = ours.rate / theirs[best].rate, ours.rate / _LIMIT
    figure = f"{share:.3f} ({ours.rate:.0f}/s), {ratio:.1f} × Celery's best pool"
    peer = ", ".join(f"{pool} {one.rate / _LIMIT:.2f}" for pool, one in theirs.items())
    met = share >= 0.90 and ratio >= 2 and not ours.lost and not ours.doubled
    detail = {str(pool): one.document() for pool, one in theirs.items()}
    detail["ours"] = ours.document()
    goal = f"≥ 0.90 of {IN_FLIGHT} ÷ {DELAY_MS} ms; ≥ 2 × Celery"
    return Row(11, MEASURES[11], goal, figure, peer, verdict(met=met), detail)


def row_12(samples: Sequence[Sample]) -> Row:
    """What each client costs to write, at N and 10 N."""
    smaller, larger = samples[-2:]
    sizes = [one.sending.clients for one in (smaller, larger)]
    grows = exponent(sizes, [one.write_units + one.sqs_requests for one in (smaller, larger)])
    figure = f"{smaller.writes_each:.3f} and {larger.writes_each:.3f}; exponent {grows:.2f}"
    met = larger.writes_each <= 0.25 and grows <= 1.0
    detail = {"samples": [_document(one) for one in samples]}
    goal = "≤ 0.25 (WRU + SQS), exponent ≤ 1.0"
    return Row(12, MEASURES[12], goal, figure, "8", verdict(met=met), detail)


def row_13(samples: Sequence[Sample]) -> Row:
    """What counting reads as mailings grow."""
    units = [one.statistics_units for one in samples]
    figure = ", ".join(f"{one:g}" for one in units) + " RRU"
    met = max(units) <= 2
    goal = "≤ 2 RRU at N, 10 N, 100 N"
    return Row(13, MEASURES[13], goal, figure, "O(N)", verdict(met=met))


def _document(one: Sample) -> dict[str, object]:
    figures = {"write_units": one.write_units, "sqs_requests": one.sqs_requests}
    return {"clients": one.sending.clients, **figures, **one.sending.document()}
