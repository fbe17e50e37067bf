"""
Row 14: what a night reads as everybody's tasks grow, while those who are mailed stay the same.

The mailed are copies of one person who has one task open and one done, made through the API, moved
back by a day; the others sleep. The night is their last midnight, walked by the deployed workers.
"""

import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta

from bench.growth import exponent
from bench.items import Item, delete, put, replaced, scan
from bench.requests import Request, Tally
from bench.sizes import Sizes
from bench.stack import PREFIX, Stack
from bench.table import MEASURES, Row, verdict
from tests.e2e.person import Person, eventually
from vestnik.accounts.activity import SHARDS, digest_bucket

_FACTORS = (1, 10, 100)
_BACK_MS = round(timedelta(hours=25) / timedelta(milliseconds=1))  # before the last midnight
_EACH = 10  # tasks of one who sleeps
_PATIENCE_S = 120.0
_DIGEST = "M#digest-"
_INSTANTS = ("created_at", "updated_at", "done_at", "listed_at")


@dataclass(frozen=True)
class Sample:
    """One night: `tasks` that there were, read units until its mails were stored, then to send."""

    tasks: int
    mailed: int
    read_units: float
    sending_units: float

    @classmethod
    def of(cls, requests: Sequence[Request], *, tasks: int, mailed: int) -> "Sample":
        own = [one for one in requests if one.service == "dynamodb" and not one.for_sweep]
        sending = [one for one in own if _is_of_sending(one)]
        walking = [one for one in own if not _is_of_sending(one)]
        return cls(tasks, mailed, Tally.of(walking).read_units, Tally.of(sending).read_units)


def _is_of_sending(request: Request) -> bool:
    """Whoever sends makes sure that the mail is still wanted; a night reads no row like that."""
    return request.action == "GetItem" and request.consistent


def measure(stack: Stack, person: Person, sizes: Sizes) -> list[Sample]:
    """The same night over a table of tasks that grows."""
    pattern = _pattern(stack, person)
    mailed = [pattern.copy(f"m{number:05d}") for number in range(sizes.mailed)]
    _store(stack, mailed)
    samples, asleep = [], 0
    for factor in _FACTORS:
        wanted = factor * sizes.rows // _EACH
        _store(stack, [pattern.asleep(f"s{number:05d}") for number in range(asleep, wanted)])
        asleep = wanted
        requests = _night(stack, mailed=len(mailed))
        tasks = sum(len(one.tasks) for one in mailed) + asleep * _EACH
        samples.append(Sample.of(requests, tasks=tasks, mailed=len(mailed)))
    return samples


def row_14(samples: Sequence[Sample]) -> Row:
    """The exponent, and what each of the mailed costs."""
    grows = exponent([one.tasks for one in samples], [one.read_units for one in samples])
    last = samples[-1]
    each, sending = last.read_units / last.mailed, last.sending_units / last.mailed
    figure = f"RRU {grows:.3f}; {each:.2f} RRU a mailed user (+ {sending:.2f} to send)"
    met = grows <= 0.01 and each <= 2
    goal = "exponent ≤ 0.01; ≤ 2 RRU a mailed user"
    peer = "1.0 (a scan, by its definition)"
    detail = {"samples": [vars(one) for one in samples]}
    return Row(14, MEASURES[14], goal, figure, peer, verdict(met=met), detail)


@dataclass(frozen=True)
class Household:
    """One person's rows: his own and those of his tasks."""

    user: Item
    tasks: Sequence[Item]

    def copy(self, tag: str) -> "Household":
        """Somebody else with the same tasks, whose midnight is looked at."""
        pk = replaced(self._id, tag)
        bucket = digest_bucket(self.user["timezone"]["S"], pk)
        user = {**self.user, "digest_bucket": {"S": bucket}, "pk": {"S": f"U#{pk}"}}
        return Household(user, [{**one, "pk": {"S": f"U#{pk}"}} for one in self.tasks])

    def asleep(self, tag: str) -> "Household":
        """Somebody else whose tasks are many, and at whose midnight nobody looks."""
        other = self.copy(tag)
        user = {name: value for name, value in other.user.items() if name != "digest_bucket"}
        return Household(user, list(_many(other.tasks[0])))

    @property
    def _id(self) -> str:
        return str(self.user["pk"]["S"]).removeprefix("U#")


def _many(task: Item) -> Iterator[Item]:
    task_id = task["sk"]["S"].removeprefix("T#")
    for number in range(_EACH):
        yield {**task, "sk": {"S": "T#" + replaced(task_id, f"n{number}x")}}


def _pattern(stack: Stack, person: Person) -> Household:
    done = person.task("Tea")
    person.task("Coffee")
    person.call("PATCH", f"/tasks/{done['id']}", {"done": True}).raise_for_status()
    tasks = [_moved_back(row) for row in scan(stack, "tasks") if row["sk"]["S"].startswith("T#")]
    users = [row for row in scan(stack, "accounts") if row["sk"]["S"] == "user"]
    [user] = [row for row in users if row["pk"] == tasks[0]["pk"]]
    return Household(user, tasks)


def _moved_back(task: Item) -> Item:
    """The same, made and done a day earlier."""
    moved = deepcopy(task)
    for name in _INSTANTS:
        if name in moved:
            moved[name] = {"N": str(int(moved[name]["N"]) - _BACK_MS)}
    key = moved["list_key"]["S"]
    moved["list_key"] = {"S": f"{key[:2]}{int(key[2:15]) - _BACK_MS:013d}{key[15:]}"}
    return moved


def _store(stack: Stack, households: Sequence[Household]) -> None:
    put(stack, "accounts", (one.user for one in households))
    put(stack, "tasks", (task for one in households for task in one.tasks))


def _night(stack: Stack, *, mailed: int) -> list[Request]:
    """Let the last midnight come again; what was asked until all its mails were sent."""
    rows = scan(stack, "accounts")
    delete(stack, "accounts", [row for row in rows if _is_of_night(row)])
    seen = {"N": str(round(time.time() * 1000) - _BACK_MS)}
    put(stack, "accounts", [{"pk": {"S": "zones"}, "sk": {"S": "seen"}, "at": seen}])
    stack.record()
    stack.run_sweep(PREFIX + "digests")
    eventually(lambda: _is_told(stack, mailed), within_s=_PATIENCE_S)
    return stack.recorded()


def _is_of_night(row: Item) -> bool:
    pk, sk = str(row["pk"]["S"]), str(row["sk"]["S"])
    return pk.startswith("N#") or sk.startswith(_DIGEST)


def _is_told(stack: Stack, mailed: int) -> bool:
    rows = scan(stack, "accounts")
    over = sum(row["pk"]["S"].startswith("N#") and "is_over" in row for row in rows)
    sent = sum(_is_of_night(row) and row.get("state") == {"S": "sent"} for row in rows)
    return (over, sent) == (SHARDS, mailed)
