"""Rows 1 and 2: what a sweep asks of AWS as all rows grow, and as what is due grows."""

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from bench.growth import exponent
from bench.items import Item, delete, entries_at, forget_sweeps, put, replaced
from bench.people import create
from bench.requests import Request, Tally
from bench.sizes import Sizes
from bench.stack import PREFIX, SWEEP, Stack
from bench.table import MEASURES, Row, verdict
from tests.e2e.person import Person

_FAR_S = 200 * 86_400.0
_FIRST_S = 100.0  # the sampled entries are due this far ahead, within what a sweep looks at
_OVER_S = 60.0
_TRIES = 4
_FACTORS = (1, 10, 100)


@dataclass(frozen=True)
class Sample:
    """One sweep: what it met and what it asked."""

    rows: int
    due: int
    requests: int
    read_units: float
    sends: int

    @classmethod
    def of(cls, requests: Sequence[Request], *, rows: int, due: int) -> "Sample":
        tally = Tally.of(requests)
        sends = sum(n for action, n in tally.actions.items() if action.startswith("sqs:Send"))
        asked = tally.count("dynamodb", "sqs")
        return cls(rows=rows, due=due, requests=asked, read_units=tally.read_units, sends=sends)


def rows(stack: Stack, people: Sequence[Person], sizes: Sizes) -> list[Row]:
    """Sweep a table that grows, then one in which more is due; both exponents."""
    field = _Field(stack, _patterns(stack, people))
    by_rows = []
    for factor in _FACTORS:
        field.grow_to(factor * sizes.rows)
        by_rows.append(field.sample(due=10 * sizes.due))
    by_due = [field.sample(due=factor * sizes.due) for factor in _FACTORS]
    return [_row_1(by_rows), _row_2(by_due)]


def _row_1(samples: Sequence[Sample]) -> Row:
    sizes = [one.rows for one in samples]
    requests = exponent(sizes, [one.requests for one in samples])
    units = exponent(sizes, [one.read_units for one in samples])
    figure = f"requests {requests:.3f}, RRU {units:.3f}"
    met = max(requests, units) <= 0.01
    peer = "1.0 (a scan, by its definition)"
    return Row(
        1, MEASURES[1], "exponent ≤ 0.01", figure, peer, verdict(met=met), _document(samples)
    )


def _row_2(samples: Sequence[Sample]) -> Row:
    sizes = [one.due for one in samples]
    requests = exponent(sizes, [one.requests for one in samples])
    units = exponent(sizes, [one.read_units for one in samples])
    last = samples[-1]
    read_each, sent_each = last.read_units / last.due, last.sends / last.due
    figure = (
        f"requests {requests:.2f}, RRU {units:.2f}; "
        f"{read_each:.4f} RRU + {sent_each:.4f} sends a due one"
    )
    met = max(requests, units) <= 1.0 and read_each <= 0.02 and sent_each <= 0.0134
    goal = "exponent ≤ 1.0; ≤ 0.02 RRU + 0.0134 sends"
    return Row(2, MEASURES[2], goal, figure, "none", verdict(met=met), _document(samples))


def _document(samples: Sequence[Sample]) -> dict[str, Any]:
    return {"samples": [vars(one) for one in samples]}


def _patterns(stack: Stack, people: Sequence[Person]) -> list[Item]:
    """Entries that the product itself made, to copy: one of each person's, far ahead."""
    far_s = round(time.time() + _FAR_S)
    due_s = {f"pattern{n:03d}": float(far_s + n) for n in range(len(people))}
    create(people, due_s)
    return entries_at(stack, [round(at_s * 1000) for at_s in due_s.values()])


class _Field:
    """The due table, in which copies of real entries stand for reminders."""

    def __init__(self, stack: Stack, patterns: Sequence[Item]) -> None:
        self._stack, self._patterns = stack, patterns
        self._rows = len(patterns)

    def grow_to(self, rows: int) -> None:
        """So many reminders that wait for a day far ahead."""
        first_s = time.time() + _FAR_S
        missing = max(0, rows - self._rows)
        copies = self._copies(missing, first_s=first_s, over_s=86_400.0, tag=f"n{rows}")
        put(self._stack, "due", copies)
        self._rows += missing

    def sample(self, *, due: int) -> Sample:
        """
        One sweep over so many due ones, with nothing remembered from earlier sweeps.

        The minute's own sweep may come between: then it is done again.

        Raises:
            RuntimeError: no undisturbed sweep in four.
        """
        for attempt in range(_TRIES):
            # From a whole second on, or what is due would lie in one second more now and then.
            first_s = math.ceil(time.time() + _FIRST_S)
            entries = list(self._copies(due, first_s=first_s, over_s=_OVER_S, tag=f"d{attempt}"))
            put(self._stack, "due", entries)
            requests = self._swept()
            delete(self._stack, "due", entries)
            self._forget()
            ran = sum(one.function == SWEEP for one in requests)
            if ran == 1 and sum(one.items for one in requests) >= due:
                return Sample.of(requests, rows=self._rows, due=due)
        raise RuntimeError("the minute's own sweep was always in the way")

    def _swept(self) -> list[Request]:
        self._forget()
        self._stack.record()
        self._stack.run_sweep()
        return self._stack.recorded()

    def _forget(self) -> None:
        """Drop what sweeps remember and the hints that nobody is to act upon."""
        forget_sweeps(self._stack)
        queues = self._stack.aws("sqs")
        url = queues.get_queue_url(QueueName=PREFIX + "reminders")["QueueUrl"]
        queues.purge_queue(QueueUrl=url)

    def _copies(self, count: int, *, first_s: float, over_s: float, tag: str) -> Iterator[Item]:
        for number, pattern in enumerate(islice(cycle(self._patterns), count)):
            due_ms = round((first_s + number * over_s / count) * 1000)
            yield entry_copy(pattern, due_ms, f"{tag}x{number}")


def entry_copy(pattern: Item, due_ms: int, tag: str) -> Item:
    """The same entry for another instant and another task, as many bytes as before."""
    _, ref, rev = pattern["sk"]["S"].split("#", 2)
    user, task, rest = ref.split(":", 2)
    # Zeros at its end would make the number shorter: the last digits stay.
    made_ms = f"{int(time.time() * 10)}{pattern['made']['N'][-2:]}"
    sk = f"{due_ms:013d}#{user}:{replaced(task, tag)}:{rest}#{rev}"
    return {**pattern, "sk": {"S": sk}, "made": {"N": made_ms}}
