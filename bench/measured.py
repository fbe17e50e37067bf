"""Which runs the wanted rows need, and the rows that come of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench import calls, costs, digests, mailings, mails, moments, phrases, sweeps
from bench.mail_receiver import taking_mail
from bench.people import CHATS, register
from bench.receiver import Receiver
from bench.runs import NOT_RUN, UNPACED, Bench, Say, run_peers
from bench.sizes import Sizes
from bench.stack import deployed
from bench.table import Row, failed
from bench.waiting import Delivery
from bench.web.measured import fill, measure
from bench.web.row import row_20
from tests.support.chromium import running_browser

_OF_THE_RACE = frozenset({3, 4, 5, 6, 7, 10})
_OF_A_BURST = frozenset({8, 9, 10})
_OF_MAILINGS = frozenset({11, 12, 13})
_PACED = frozenset({1, 2, 3, 4, 5, 6, 7, 9, 10})
IN_FLIGHT = 10 * 32  # MaximumConcurrency in infra/stack/functions.yaml × punctual.THREADS


@dataclass
class Measured:
    """Rows as they come in; what a part can't measure fails its rows and stops no other part."""

    receiver: Receiver
    sizes: Sizes
    say: Say
    wanted: frozenset[int]
    found: dict[int, Row] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)
    beat: Delivery | str = NOT_RUN

    def rows(self) -> list[Row]:
        """All that were wanted, in their order."""
        if self.wanted & _PACED:
            self._part(self.wanted & _PACED, self._paced)
        if 8 in self.wanted:
            self._part(frozenset({8}), self._unpaced)
        if self.wanted & _OF_MAILINGS:
            self._part(self.wanted & _OF_MAILINGS, self._mailings)
        if 18 in self.wanted:
            self._part(frozenset({18}), self._calls)
        if 14 in self.wanted:
            self._part(frozenset({14}), self._digests)
        if 20 in self.wanted:
            self._part(frozenset({20}), self._web)
        if 21 in self.wanted:
            self._part(frozenset({21}), lambda: self._keep(phrases.row_21()))
        if 22 in self.wanted:
            self._part(frozenset({22}), self._mails)
        if self.deliveries:
            self._keep(moments.row_7(self.deliveries), moments.row_10(self.deliveries, self.beat))
        return [
            self.found.get(one) or failed(one, "nothing arrived") for one in sorted(self.wanted)
        ]

    def _paced(self) -> None:
        with self._bench() as bench:
            if self.wanted & _OF_THE_RACE:
                self._part(self.wanted & _OF_THE_RACE, lambda: self._race(bench))
            if self.wanted & {9, 10}:
                self._part(self.wanted & _OF_A_BURST, lambda: self._burst(bench))
            if self.wanted & {1, 2}:
                self._part(self.wanted & {1, 2}, lambda: self._sweeps(bench))

    def _race(self, bench: Bench) -> None:
        race, dense = bench.race(with_peers=6 in self.wanted)
        self.deliveries.append(race.ours)
        if 6 in self.wanted:
            self._keep(moments.row_6(race))
        if self.wanted & {3, 4, 5}:
            delivered, sparse = bench.sparse()
            self.deliveries.append(delivered)
            self._keep(*costs.rows(dense, sparse))

    def _burst(self, bench: Bench) -> None:
        burst, self.beat = bench.burst(with_peers=bool(self.wanted & {8, 10}))
        self.deliveries.append(burst)
        self._keep(moments.row_9(burst))

    def _sweeps(self, bench: Bench) -> None:
        self.say("sweeps over growing tables")
        self._keep(*sweeps.rows(bench.stack, bench.people, self.sizes))

    def _unpaced(self) -> None:
        with self._bench(people=1, **UNPACED) as bench:
            crowd = bench.crowd()
        self.deliveries.append(crowd)
        if self.beat == NOT_RUN:
            count = self.sizes.burst
            self.beat = run_peers(("beat",), self.receiver, count, 0.0, self.say)["beat"]
        self._keep(moments.row_8(crowd, self.beat, in_flight=IN_FLIGHT))

    def _web(self) -> None:
        with self._bench(people=1) as bench, running_browser() as browser:
            self.say("the web app on a slow phone")
            [person] = bench.people
            fill(person)
            app = str(bench.stack.announcement["app"])
            self._keep(row_20(measure(browser, app, person=person, runs=self.sizes.loads)))

    def _mailings(self) -> None:
        with self._bench(people=0, **mailings.settings(self.receiver)) as bench:
            samples = mailings.measure(bench.stack, self.receiver, self.sizes, self.say)
        self._keep(mailings.row_12(samples), mailings.row_13(samples))
        if 11 in self.wanted:
            theirs = mailings.by_peers(self.receiver, self.sizes.clients, self.say)
            self._keep(mailings.row_11(samples[-1].sending, theirs))

    def _calls(self) -> None:
        self.say("calls of a sender")
        self._keep(calls.row_18(calls.measure(self.receiver, self.sizes)))

    def _digests(self) -> None:
        with self._bench(people=1) as bench:
            self.say("digests over growing tables")
            samples = digests.measure(bench.stack, bench.people[0], self.sizes)
            self._keep(digests.row_14(samples))

    def _mails(self) -> None:
        with (
            taking_mail(mails.DELAY_MS) as receiver,
            self._bench(people=1, **mails.settings(receiver)) as bench,
        ):
            self.say(f"mails: {self.sizes.mails}")
            self._keep(mails.row_22(mails.measure(bench.stack, receiver, self.sizes)))

    @contextmanager
    def _bench(self, people: int = CHATS, **settings: str) -> Iterator[Bench]:
        self.say("deploying")
        with deployed(self.receiver.url, **settings) as stack:
            self.say(f"registering people: {people}")
            known = register(stack, people)
            yield Bench(stack, self.receiver, self.sizes, known, self.say)

    def _part(self, numbers: frozenset[int], measure: Callable[[], None]) -> None:
        try:
            measure()
        except Exception as error:  # noqa: BLE001 - the edge: what wasn't measured is a failed row
            reason = f"{type(error).__name__}: {error}"
            self.say(reason)
            for number in numbers:
                self.found.setdefault(number, failed(number, reason))

    def _keep(self, *rows: Row) -> None:
        for row in rows:
            self.found.setdefault(row.number, row)
