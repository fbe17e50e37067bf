"""
The life of reminders against a model of plain dicts, whatever people, time and Telegram do.

EXPLORE=full: as many steps as the long run wants.
"""

import itertools
import os
import random
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.support.tables import empty_tables, sort_keys
from tests.support.world import World
from vestnik import clock
from vestnik.accounts.model import Preferences
from vestnik.errors import ConflictError, GoneError, InvalidInputError, NotFoundError, VestnikError
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.state import SweepState
from vestnik.platform.due.sweep import sweep
from vestnik.reminders.deliver import deliver
from vestnik.reminders.model import TRIES_MAX
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import RESTORABLE_FOR
from vestnik.tasks.use_cases import delete_task, edit_task, restore_task, snooze_task
from vestnik.telegram.outcome import Blocked, Outcome, Refused, Sent, TryLater

FULL = os.environ.get("EXPLORE") == "full"
EXAMPLES, STEPS = (1500, 50) if FULL else (4, 25)

ACT_NAMES = (
    *("create", "rename", "move", "switch_off", "switch_on", "tick_off", "delete", "restore"),
    *("snooze", "its_time_comes", "time_passes", "hints_are_lost", "hints_arrive", "sweep_runs"),
)
TASKS = 4  # more would cost time and show nothing new

MINUTE = timedelta(minutes=1)
RECOVERED_WITHIN = timedelta(minutes=4)

Row = dict[str, Any]

TITLES = ("Tea", "Coffee", "Water")
WAITS_S = (-5, 1, 7, 60, 400, 7200)
PASSED_S = (1, 80, 500, 90_000)
OUTCOMES = (
    *(Sent(1), Sent(1), TryLater("telegram_500"), TryLater("flood", 7.0)),
    *(Blocked("gone"), Refused("no")),
)


def choices() -> st.SearchStrategy["Choice"]:
    """Steps of any kind, its time having come most often."""
    return st.builds(
        Choice,
        act=st.sampled_from((*ACT_NAMES, *("its_time_comes",) * 4)),
        which=st.integers(0, TASKS - 1),
        title=st.sampled_from(TITLES),
        wait_s=st.sampled_from(WAITS_S),
        passed_s=st.sampled_from(PASSED_S),
        outcome=st.sampled_from(OUTCOMES),
        yes=st.booleans(),
    )


@dataclass(frozen=True)
class Choice:
    """What a step is done with, as far as it needs it."""

    act: str
    which: int
    title: str
    wait_s: int
    passed_s: int
    outcome: Outcome
    yes: bool


class Life(RuleBasedStateMachine):
    """
    `rows`: task id -> what its owner would expect to see.

    One rule chooses among all acts: Hypothesis would leave most rules out of most examples.
    """

    def __init__(self) -> None:
        super().__init__()
        empty_tables()
        self.world = World()
        self.rows: dict[str, Row] = {}
        self.hints: list[Hint] = []
        self.presses = itertools.count()

    @property
    def now(self) -> datetime:
        return self.world.now

    @rule(choice=choices())
    def something_happens(self, choice: Choice) -> None:
        if not self.rows or (choice.act == "create" and len(self.rows) < TASKS):
            self.create(choice.title, abs(choice.wait_s))
        task_ids = list(self.rows)
        ACTS[choice.act](self, task_ids[choice.which % len(task_ids)], choice)

    # What people do.

    def create(self, title: str, wait_s: int) -> None:
        at = self.now + timedelta(seconds=wait_s)
        task = self.world.given_task(title, reminder_time=at)
        self.rows[task.id] = {"title": title, "done": False, "deleted_at": None, "version": 1}
        self._arm(self.rows[task.id], at)

    def rename(self, task_id: str, title: str) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(title=title), self._refusal(row))
        if not row["deleted_at"] and row["title"] != title:
            row |= {"title": title, "version": row["version"] + 1}

    def move(self, task_id: str, wait_s: int) -> None:
        row, at = self.rows[task_id], self.now + timedelta(seconds=wait_s)
        same = row["state"] == "scheduled" and row["at"] == at
        refusal = self._refusal(row) or (InvalidInputError if wait_s < 0 and not same else None)
        self._edit(task_id, TaskChanges(reminder_time=at), refusal)
        if not refusal and not same:
            self._arm(row, at)
            row["version"] += 1

    def switch_off(self, task_id: str) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(reminder_time=None), self._refusal(row))
        if not row["deleted_at"] and row["state"]:
            row |= {"at": None, "state": None, "version": row["version"] + 1}

    def switch_on(self, task_id: str) -> None:
        row = self.rows[task_id]
        waits = row["state"] == "scheduled"
        passed = not row["state"] or (not waits and row["at"] <= self.now)
        refusal = self._refusal(row) or (InvalidInputError if passed else None)
        self._edit(task_id, TaskChanges(reminder_set=True), refusal)
        if not refusal and not waits:
            self._arm(row, row["at"])
            row["version"] += 1

    def tick_off(self, task_id: str, *, done: bool) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(done=done), self._refusal(row))
        if not row["deleted_at"] and row["done"] != done:
            row |= {"done": done, "version": row["version"] + 1}
            self._call_off_or_on(row)

    def delete(self, task_id: str) -> None:
        row = self.rows[task_id]
        delete_task("anna", task_id, self.world.desk)
        if not row["deleted_at"]:
            row |= {"deleted_at": self.now, "version": row["version"] + 1}
            self._call_off_or_on(row)

    def restore(self, task_id: str) -> None:
        row = self.rows[task_id]
        deleted_at = row["deleted_at"]
        too_late = deleted_at and self.now - deleted_at > RESTORABLE_FOR
        with raising(NotFoundError if too_late else None):
            restore_task("anna", task_id, self.world.desk)
        if deleted_at and not too_late:
            row |= {"deleted_at": None, "version": row["version"] + 1}
            self._call_off_or_on(row)

    def snooze(self, task_id: str, wait_s: int, *, doubled: bool) -> None:
        row, until = self.rows[task_id], self.now + timedelta(seconds=wait_s)
        refusal, key = snooze_refusal(row), f"press{next(self.presses)}"
        for _ in range(2 if doubled else 1):
            with raising(refusal):
                snooze_task("anna", task_id, self.world.desk, until=until, key=key)
        if not refusal:
            self._arm(row, max(until, self.now + timedelta(seconds=1)))
            row["version"] += 1

    # What the world does.

    def its_time_comes(self, task_id: str, outcome: Outcome, *, doubled: bool) -> None:
        row = self.rows[task_id]
        if row["state"] == "scheduled":
            self.world.now = max(self.now, row["next_at"])
        self.world.bot.outcomes[:] = [outcome]
        self.hints_arrive(0, doubled=doubled)

    def time_passes(self, passed_s: int) -> None:
        self.world.advance(timedelta(seconds=passed_s))

    def hints_are_lost(self) -> None:
        self.world.hints.take()
        self.hints.clear()

    def hints_arrive(self, seed: int, *, doubled: bool) -> None:
        """Those whose slot has come, in any order, perhaps each twice."""
        self.hints += self.world.hints.take()
        arrived = [hint for hint in self.hints if hint.slot_ms <= self.world.now_ms]
        self.hints = [hint for hint in self.hints if hint.slot_ms > self.world.now_ms]
        arrived *= 2 if doubled else 1
        random.Random(seed).shuffle(arrived)
        for hint in arrived:
            self._deliver(hint)

    def sweep_runs(self) -> None:
        world = self.world
        sweep(
            "reminder",
            now_ms=world.now_ms,
            due=world.due,
            hints=world.hints,
            memory=SweepState(),
        )

    # What must hold after every step.

    @invariant()
    def every_task_is_as_expected_and_what_waits_has_its_entry(self) -> None:
        entries = sort_keys("due")
        for task_id, row in self.rows.items():
            task = self.world.desk.tasks.get("anna", task_id)
            assert task
            main = task.main_reminder
            seen = {
                "title": task.title,
                "done": task.done,
                "deleted_at": task.deleted_at,
                "version": task.version,
                "at": main.at if main else None,
                "state": main.state.value if main else None,
            }
            assert seen == {name: row[name] for name in seen}
            if main and main.waits:
                due_ms = clock.to_ms(main.next_at)
                assert f"{due_ms:013d}#anna:{task_id}:1#{main.rev}" in entries

    @invariant()
    def both_lists_have_just_what_they_should(self) -> None:
        there = [row for row in self.rows.values() if not row["deleted_at"]]
        for done in (False, True):
            expected = sorted(row["title"] for row in there if row["done"] is done)
            assert sorted(self.world.titles(done=done)) == expected

    def teardown(self) -> None:
        """All is well for a while; then what was due is done, though every hint had been lost."""
        self.world.bot.outcomes.clear()
        began_at, soon = self.now, self.now + MINUTE
        owed = [row for row in self.rows.values() if is_due(row, soon)]
        while self.now < began_at + RECOVERED_WITHIN:
            self.world.advance(MINUTE)
            self.sweep_runs()
            self.hints_arrive(0, doubled=False)
        assert [row for row in owed if is_due(row, soon)] == []
        self.every_task_is_as_expected_and_what_waits_has_its_entry()

    def _edit(self, task_id: str, changes: TaskChanges, refusal: type[VestnikError] | None) -> None:
        with raising(refusal):
            edit_task("anna", task_id, changes, self.world.desk)

    @staticmethod
    def _refusal(row: Row) -> type[VestnikError] | None:
        return GoneError if row["deleted_at"] else None

    def _arm(self, row: Row, at: datetime) -> None:
        state = "scheduled" if is_live(row) else "cancelled"
        row |= {"at": at, "next_at": at, "state": state, "tries": 0}

    def _call_off_or_on(self, row: Row) -> None:
        """What doing, undoing, deleting and restoring do to a reminder."""
        if not is_live(row) and row["state"] == "scheduled":
            row["state"] = "cancelled"
        elif is_live(row) and row["state"] == "cancelled" and row["at"] > self.now:
            self._arm(row, row["at"])

    def _deliver(self, hint: Hint) -> None:
        """One hint; what Telegram was asked for is what the model wanted."""
        row = self.rows[hint.entry.ref.split(":")[1]]
        calls = self.world.bot.calls
        before, coming = len(calls), (self.world.bot.outcomes or [Sent(1)])[0]
        deliver(hint.entry, self.world.courier)
        if len(calls) > before:
            assert is_due(row, self.now)
            assert f"Напоминание: {row['title']}" in str(calls[-1][1]["text"])
            assert len(calls) == before + 1
            self._record(hint, row, coming)
        elif is_due(row, self.now) and self.now - row["at"] > Preferences().catch_up:
            row["state"] = self._seen(hint).state.value
            assert row["state"] in {"missed", "scheduled"}  # scheduled: the hint was an old one's

    def _record(self, hint: Hint, row: Row, outcome: Outcome) -> None:
        match outcome:
            case Sent():
                row["state"] = "sent"
            case Blocked() | Refused():
                row["state"] = "failed"
            case TryLater(_, retry_after_s):
                row["tries"] += retry_after_s is None
                row["next_at"] = self._seen(hint).next_at
                row["state"] = "failed" if row["tries"] >= TRIES_MAX else "scheduled"
                earliest_s = 1.0 if retry_after_s is None else retry_after_s
                final = row["state"] == "failed"
                assert final or row["next_at"] >= self.now + timedelta(seconds=earliest_s)

    def _seen(self, hint: Hint) -> Any:
        task = self.world.desk.tasks.get("anna", hint.entry.ref.split(":")[1])
        assert task
        return task.main_reminder


ACTS: dict[str, Callable[[Life, str, Choice], None]] = {
    "create": lambda _life, _task_id, _choice: None,  # done beforehand, while there are few
    "rename": lambda life, task_id, choice: life.rename(task_id, choice.title),
    "move": lambda life, task_id, choice: life.move(task_id, choice.wait_s),
    "switch_off": lambda life, task_id, _choice: life.switch_off(task_id),
    "switch_on": lambda life, task_id, _choice: life.switch_on(task_id),
    "tick_off": lambda life, task_id, choice: life.tick_off(task_id, done=choice.yes),
    "delete": lambda life, task_id, _choice: life.delete(task_id),
    "restore": lambda life, task_id, _choice: life.restore(task_id),
    "snooze": lambda life, task_id, choice: life.snooze(task_id, choice.wait_s, doubled=choice.yes),
    "its_time_comes": lambda life, task_id, choice: life.its_time_comes(
        task_id, choice.outcome, doubled=choice.yes
    ),
    "time_passes": lambda life, _task_id, choice: life.time_passes(choice.passed_s),
    "hints_are_lost": lambda life, _task_id, _choice: life.hints_are_lost(),
    "hints_arrive": lambda life, _task_id, choice: life.hints_arrive(
        choice.passed_s, doubled=choice.yes
    ),
    "sweep_runs": lambda life, _task_id, _choice: life.sweep_runs(),
}


def is_live(row: Row) -> bool:
    return not row["done"] and not row["deleted_at"]


def is_due(row: Row, now: datetime) -> bool:
    return row["state"] == "scheduled" and bool(row["next_at"] <= now)


def snooze_refusal(row: Row) -> type[VestnikError] | None:
    if row["deleted_at"]:
        return NotFoundError
    return ConflictError if row["done"] else None


def raising(refusal: type[VestnikError] | None) -> Any:
    return pytest.raises(refusal) if refusal else nullcontext()


def test_reminders_live_as_their_model_says(aws: None) -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not FULL,
            database=None,
            phases=tuple(Phase) if FULL else (Phase.generate,),  # shrinking takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
