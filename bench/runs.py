"""What is done to measure: each run gives the material of several rows."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bench import costs
from bench.crowd import gather
from bench.moments import DELAY_MS, PACE, Race
from bench.peers.environment import PeerError
from bench.peers.race import Way, deliver, peers
from bench.people import Created, create, spread
from bench.receiver import Receiver
from bench.sizes import Sizes
from bench.stack import Stack
from bench.waiting import Delivery, delivery
from tests.e2e.person import Person

NOT_RUN = "not asked for"
UNPACED = {"REMINDERS_PER_S": "100000", "REPLIES_PER_S": "1000"}

_SETTING_A_SECOND = 30.0  # reminders; how slow setting them may be before some count as near
_PATIENCE_S = 60.0
_PEERS_PATIENCE_S = 240.0
_SPARSE_EVERY_S = 4.0
_CROWD_AHEAD_S = 60.0

Say = Callable[[str], None]
Theirs = Mapping[Way, Delivery | str]  # what a peer delivered, or why it could not run


@dataclass(frozen=True)
class Bench:
    """A deployed product with people, and where everybody sends."""

    stack: Stack
    receiver: Receiver
    sizes: Sizes
    people: Sequence[Person]
    say: Say

    def race(self, *, with_peers: bool) -> tuple[Race, costs.Cost]:
        """Ours are set far ahead; while they wait, the peers run, each alone."""
        count, over_s = self.sizes.reminders, self.sizes.over_s
        self.say(f"lateness: {count} over {over_s:.0f} s")
        self._begin(delay_ms=0)
        first_s = time.time() + self.sizes.ahead_s
        self.stack.record()
        created = self._create("ours", count, first_s, over_s)
        theirs: Theirs = {"eta": NOT_RUN, "beat": NOT_RUN}
        if with_peers:
            theirs = run_peers(("eta", "beat"), self.receiver, count, over_s, self.say)
        self.say("waiting for ours")
        ours = delivery(self.receiver, created.due_s, patience_s=_PATIENCE_S)
        minutes = max(1.0, over_s / 60)
        dense = costs.cost(self.stack.recorded(), created, sweeps=minutes)
        return Race(ours, beat=theirs["beat"], eta=theirs["eta"]), dense

    def sparse(self) -> tuple[Delivery, costs.Cost]:
        """One at a time, each with a hint, a message and an invocation of its own."""
        self.say(f"sparse: {self.sizes.sparse}, one at a time")
        self._begin(delay_ms=0)
        self.stack.record()
        made: list[Created] = []
        for number in range(self.sizes.sparse):
            due_at_s = round(time.time() + _SPARSE_EVERY_S - 1, 3)
            made.append(self._create(f"sparse{number}-", 1, due_at_s, 0.0))
            time.sleep(max(0.0, due_at_s + 1 - time.time()))
        due_s = {key: at_s for one in made for key, at_s in one.due_s.items()}
        created = Created(due_s, [span for one in made for span in one.spans_s])
        found = delivery(self.receiver, due_s, patience_s=_PATIENCE_S)
        return found, costs.cost(self.stack.recorded(), created, sweeps=0.0)

    def burst(self, *, with_peers: bool) -> tuple[Delivery, Delivery | str]:
        """Many at one instant; beat has its own crowd while ours waits."""
        count = self.sizes.burst
        self.say(f"burst: {count} at one instant, {DELAY_MS} ms receiver")
        self._begin(delay_ms=DELAY_MS)
        due_at_s = time.time() + self.sizes.ahead_s + count / _SETTING_A_SECOND
        created = self._create("burst", count, due_at_s, 0.0)
        beat: Delivery | str = NOT_RUN
        if with_peers:
            beat = run_peers(("beat",), self.receiver, count, 0.0, self.say)["beat"]
        self.say("waiting for ours")
        patience_s = _PATIENCE_S + count / PACE
        return delivery(self.receiver, created.due_s, patience_s=patience_s), beat

    def crowd(self) -> Delivery:
        """Many people at one instant, straight into the tables, for a product without a pace."""
        count = self.sizes.burst
        self.say(f"crowd: {count} people at one instant, {DELAY_MS} ms receiver, no pace")
        self._begin(delay_ms=DELAY_MS)
        due_s = gather(self.stack, self.people[0], count=count, ahead_s=_CROWD_AHEAD_S)
        return delivery(self.receiver, due_s, patience_s=_PATIENCE_S)

    def _begin(self, *, delay_ms: int) -> None:
        self.receiver.forget()
        self.receiver.wait_before_answers(delay_ms)

    def _create(self, prefix: str, count: int, first_s: float, over_s: float) -> Created:
        return create(self.people, spread(prefix, count=count, first_s=first_s, over_s=over_s))


def run_peers(
    ways: Sequence[Way], receiver: Receiver, count: int, over_s: float, say: Say
) -> Theirs:
    """
    Each peer with as many reminders over as many seconds, one after the other.

    A crowd is due half a tick after beat began: on average, whoever chooses a time is that lucky.
    """
    found: dict[Way, Delivery | str] = {}
    try:
        with peers(receiver.url) as ready:
            for way in ways:
                say(f"Celery {way}: {count} over {over_s:.0f} s")
                with ready.working(way):
                    ahead_s = 30.0 if way == "beat" and not over_s else 8.0
                    due_s = spread(way, count=count, first_s=time.time() + ahead_s, over_s=over_s)
                    found[way] = deliver(ready, way, receiver, due_s, patience_s=_PEERS_PATIENCE_S)
    except (PeerError, OSError) as error:
        say(f"a peer could not run: {error}")
        return {way: found.get(way, str(error)) for way in ways}
    return found
