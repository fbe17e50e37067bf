"""What is done to measure: each run gives the material of several rows."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bench import costs, moments, sweeps
from bench.moments import DELAY_MS
from bench.peers.environment import PeerError
from bench.peers.race import Way, deliver, peers
from bench.people import Created, create, register, spread
from bench.receiver import Receiver
from bench.sizes import Sizes
from bench.stack import Stack
from bench.table import Row
from bench.waiting import Delivery, delivery
from tests.e2e.person import Person

_SETTING_A_SECOND = 30.0  # reminders; how slow setting them may be before some count as near
_PATIENCE_S = 60.0
_SPARSE_EVERY_S = 4.0
_IN_FLIGHT = 10 * 32  # MaximumConcurrency in infra/stack/functions.yaml × punctual.THREADS

Say = Callable[[str], None]


@dataclass
class Runs:
    """A deployed product with people, and where everybody sends."""

    stack: Stack
    receiver: Receiver
    sizes: Sizes
    say: Say
    people: Sequence[Person] = field(default_factory=list)

    def rows(self, wanted: frozenset[int]) -> list[Row]:
        """Measure what these rows need, in one go."""
        self.say("registering people")
        self.people = register(self.stack)
        found: list[Row] = []
        found += self._of_days_work(wanted) if wanted & {3, 4, 5, 6, 7, 8, 9, 10} else []
        if wanted & {1, 2}:
            self.say("sweeps over growing tables")
            found += sweeps.rows(self.stack, self.people, self.sizes)
        return sorted((row for row in found if row.number in wanted), key=lambda row: row.number)

    def _of_days_work(self, wanted: frozenset[int]) -> list[Row]:
        """Rows 3 to 10: reminders over a minute, one by one, and all at one instant."""
        found: list[Row] = []
        deliveries: list[Delivery] = []
        if wanted & {3, 4, 5, 6, 7, 10}:
            race, dense = self._race(with_peers=6 in wanted)
            deliveries.append(race.ours)
            found.append(moments.row_6(race))
            found += costs.rows(dense, self._sparse()) if wanted & {3, 4, 5} else []
        beat: Delivery | str = "not asked for"
        if wanted & {8, 9, 10}:
            burst, beat = self._burst(with_peers=bool(wanted & {8, 10}))
            deliveries.append(burst)
            found += [moments.row_8(burst, beat, in_flight=_IN_FLIGHT), moments.row_9(burst)]
        return [*found, moments.row_7(deliveries), moments.row_10(deliveries, beat)]

    def _race(self, *, with_peers: bool) -> tuple[moments.Race, costs.Cost]:
        """Ours are set far ahead; while they wait, the peers run, each alone."""
        self.say(f"lateness: {self.sizes.reminders} over {self.sizes.over_s:.0f} s")
        self._begin(delay_ms=0)
        first_s = time.time() + self.sizes.ahead_s
        self.stack.record()
        created = self._create("ours", self.sizes.reminders, first_s, self.sizes.over_s)
        eta, beat = "not asked for", "not asked for"
        theirs: Mapping[Way, Delivery | str] = {"eta": eta, "beat": beat}
        if with_peers:
            theirs = self._peers(("eta", "beat"), self.sizes.reminders, self.sizes.over_s)
        self.say("waiting for ours")
        ours = delivery(self.receiver, created.due_s, patience_s=_PATIENCE_S)
        minutes = max(1.0, self.sizes.over_s / 60)
        dense = costs.cost(self.stack.recorded(), created, sweeps=minutes)
        return moments.Race(ours, beat=theirs["beat"], eta=theirs["eta"]), dense

    def _sparse(self) -> costs.Cost:
        """One at a time, each with a hint, a message and an invocation of its own."""
        self.say(f"sparse: {self.sizes.sparse}, one at a time")
        self._begin(delay_ms=0)
        self.stack.record()
        made: list[Created] = []
        for number in range(self.sizes.sparse):
            first_s = round(time.time() + _SPARSE_EVERY_S - 1, 3)
            made.append(self._create(f"sparse{number}-", 1, first_s, 0.0))
            time.sleep(max(0.0, first_s + 1 - time.time()))
        due_s = {key: at_s for one in made for key, at_s in one.due_s.items()}
        created = Created(due_s, [span for one in made for span in one.spans_s])
        delivery(self.receiver, due_s, patience_s=_PATIENCE_S)
        return costs.cost(self.stack.recorded(), created, sweeps=0.0)

    def _burst(self, *, with_peers: bool) -> tuple[Delivery, Delivery | str]:
        """Many at one instant, a receiver that takes its time; beat has its own crowd before."""
        count = self.sizes.burst
        self.say(f"burst: {count} at one instant, {DELAY_MS} ms receiver")
        self._begin(delay_ms=DELAY_MS)
        due_at_s = time.time() + self.sizes.ahead_s + count / _SETTING_A_SECOND
        created = self._create("burst", count, due_at_s, 0.0)
        beat: Delivery | str = "not asked for"
        if with_peers:
            beat = self._peers(("beat",), count, 0.0)["beat"]
        self.say("waiting for ours")
        patience_s = _PATIENCE_S + count / moments.PACE
        return delivery(self.receiver, created.due_s, patience_s=patience_s), beat

    def _begin(self, *, delay_ms: int) -> None:
        self.receiver.forget()
        self.receiver.wait_before_answers(delay_ms)

    def _create(self, prefix: str, count: int, first_s: float, over_s: float) -> Created:
        return create(self.people, spread(prefix, count=count, first_s=first_s, over_s=over_s))

    def _peers(
        self, ways: Sequence[Way], count: int, over_s: float
    ) -> Mapping[Way, Delivery | str]:
        """What each peer delivered, or why it could not run."""
        found: dict[Way, Delivery | str] = {}
        try:
            with peers(self.receiver.url) as ready:
                for way in ways:
                    self.say(f"Celery {way}: {count} over {over_s:.0f} s")
                    with ready.working(way):
                        ahead_s = 30.0 if way == "beat" and not over_s else 8.0
                        first_s = time.time() + ahead_s
                        due_s = spread(way, count=count, first_s=first_s, over_s=over_s)
                        found[way] = deliver(ready, way, self.receiver, due_s, patience_s=240.0)
        except PeerError as error:
            return {way: found.get(way, str(error)) for way in ways}
        return found
