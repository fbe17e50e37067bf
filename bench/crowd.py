"""
Many people, each with one reminder at the same instant, written straight into the tables.

Copies of one person who registered, linked and set a reminder through the API: registering
thousands would take longer than all the rest, and no second of one chat limits the burst.
"""

import time
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from bench.items import Item, entries_at, forget_sweeps, put, replaced, scan
from bench.people import create
from bench.stack import Stack
from tests.e2e.person import Person

_FAR_S = 86_400.0
_SHARDS = 4


@dataclass(frozen=True)
class Pattern:
    """One person's rows: his own, his task's, his entry."""

    user: Item
    task: Item
    entry: Item


def gather(stack: Stack, person: Person, *, count: int, ahead_s: float) -> dict[str, float]:
    """Make the crowd and let a sweep find it; key -> due, epoch seconds."""
    pattern = _pattern(stack, person)
    due_ms = round((time.time() + ahead_s) * 1000)
    copies = [copy_of(pattern, number, due_ms) for number in range(count)]
    put(stack, "accounts", (one.user for one in copies))
    put(stack, "tasks", (one.task for one in copies))
    put(stack, "due", (one.entry for one in copies))
    forget_sweeps(stack)
    stack.run_sweep()
    return {one.task["title"]["S"]: due_ms / 1000 for one in copies}


def _pattern(stack: Stack, person: Person) -> Pattern:
    far_s = float(round(time.time() + _FAR_S))
    create([person], {"pattern": far_s})
    [entry] = entries_at(stack, [round(far_s * 1000)])
    owner, task, _ = _ids(entry)
    keys = [("accounts", f"U#{owner}", "user"), ("tasks", f"U#{owner}", f"T#{task}")]
    user_row, task_row = (_one(stack, *key) for key in keys)
    return Pattern(user_row, task_row, entry)


def _ids(entry: Item) -> Sequence[str]:
    """User, task and reminder of an entry."""
    ids: list[str] = entry["sk"]["S"].split("#")[1].split(":")
    return ids


def _one(stack: Stack, table: str, pk: str, sk: str) -> Item:
    return next(row for row in scan(stack, table) if (row["pk"]["S"], row["sk"]["S"]) == (pk, sk))


def copy_of(pattern: Pattern, number: int, due_ms: int) -> Pattern:
    owner, task_id, reminder = _ids(pattern.entry)
    other = replaced(owner, f"c{number:05d}")
    rev = pattern.entry["sk"]["S"].split("#")[2]
    chat = {"N": str(int(pattern.user["chat_id"]["N"]) + 100_000 + number)}
    user = {**pattern.user, "pk": {"S": f"U#{other}"}, "chat_id": chat, "telegram_id": chat}
    task = deepcopy(pattern.task)
    task |= {"pk": {"S": f"U#{other}"}, "title": {"S": f"crowd{number:05d}"}}
    for name in ("at", "next_at"):
        task["reminders"]["M"][reminder]["M"][name] = {"N": str(due_ms)}
    entry = {
        **pattern.entry,
        "pk": {"S": f"reminder#{number % _SHARDS}"},
        "sk": {"S": f"{due_ms:013d}#{other}:{task_id}:{reminder}#{rev}"},
        "made": {"N": str(round(time.time() * 1000))},
    }
    return Pattern(user, task, entry)
