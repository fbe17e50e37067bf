"""
The life of reminders against a model of plain dicts, whatever people, time and Telegram do.

EXPLORE=full: as many steps as the long run wants.
"""

import os
import random
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support.tables import empty_tables
from tests.support.world import World
from vestnik import clock
from vestnik.errors import ConflictError, GoneError, InvalidInputError, NotFoundError, VestnikError
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.state import SweepState
from vestnik.platform.due.sweep import sweep
from vestnik.reminders.deliver import deliver
from vestnik.reminders.model import CATCH_UP, TRIES_MAX
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import RESTORABLE_FOR
from vestnik.tasks.use_cases import delete_task, edit_task, restore_task, snooze_task
from vestnik.telegram.outcome import Blocked, Outcome, Refused, Sent, TryLater

FULL = os.environ.get("EXPLORE") == "full"
EXAMPLES, STEPS = (1500, 50) if FULL else (8, 20)

TASKS = 4  # more would cost time and show nothing new

MINUTE = timedelta(minutes=1)
RECOVERED_WITHIN = timedelta(minutes=4)

Row = dict[str, Any]

waits_s = st.sampled_from((-5, 1, 7, 60, 400, 7200))
titles = st.sampled_from(("Tea", "Coffee", "Water"))
outcomes = st.sampled_from(
    (Sent(1), TryLater("telegram_500"), TryLater("flood", 7.0), Blocked("gone"), Refused("no"))
)


class Life(RuleBasedStateMachine):
    """`rows`: task id -> what its owner would expect to see."""

    tasks = Bundle("tasks")

    def __init__(self) -> None:
        super().__init__()
        empty_tables()
        self.world = World()
        self.rows: dict[str, Row] = {}
        self.hints: list[Hint] = []

    @property
    def now(self) -> datetime:
        return self.world.now

    # What people do.

    @precondition(lambda self: len(self.rows) < TASKS)
    @rule(target=tasks, title=titles, wait_s=waits_s.filter(lambda wait_s: wait_s > 0))
    def create(self, title: str, wait_s: int) -> str:
        at = self.now + timedelta(seconds=wait_s)
        task = self.world.given_task(title, reminder_time=at)
        self.rows[task.id] = {"title": title, "done": False, "deleted_at": None, "version": 1}
        self._arm(self.rows[task.id], at)
        return task.id

    @rule(task_id=tasks, title=titles)
    def rename(self, task_id: str, title: str) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(title=title), self._refusal(row))
        if not row["deleted_at"] and row["title"] != title:
            row |= {"title": title, "version": row["version"] + 1}

    @rule(task_id=tasks, wait_s=waits_s)
    def move(self, task_id: str, wait_s: int) -> None:
        row, at = self.rows[task_id], self.now + timedelta(seconds=wait_s)
        same = row["state"] == "scheduled" and row["at"] == at
        refusal = self._refusal(row) or (InvalidInputError if wait_s < 0 and not same else None)
        self._edit(task_id, TaskChanges(reminder_time=at), refusal)
        if not refusal and not same:
            self._arm(row, at)
            row["version"] += 1

    @rule(task_id=tasks)
    def switch_off(self, task_id: str) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(reminder_time=None), self._refusal(row))
        if not row["deleted_at"] and row["state"]:
            row |= {"at": None, "state": None, "version": row["version"] + 1}

    @rule(task_id=tasks)
    def switch_on(self, task_id: str) -> None:
        row = self.rows[task_id]
        waits = row["state"] == "scheduled"
        passed = not row["state"] or (not waits and row["at"] <= self.now)
        refusal = self._refusal(row) or (InvalidInputError if passed else None)
        self._edit(task_id, TaskChanges(reminder_set=True), refusal)
        if not refusal and not waits:
            self._arm(row, row["at"])
            row["version"] += 1

    @rule(task_id=tasks, done=st.booleans())
    def tick_off(self, task_id: str, *, done: bool) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(done=done), self._refusal(row))
        if not row["deleted_at"] and row["done"] != done:
            row |= {"done": done, "version": row["version"] + 1}
            self._call_off_or_on(row)

    @rule(task_id=tasks)
    def delete(self, task_id: str) -> None:
        row = self.rows[task_id]
        delete_task("anna", task_id, self.world.desk)
        if not row["deleted_at"]:
            row |= {"deleted_at": self.now, "version": row["version"] + 1}
            self._call_off_or_on(row)

    @rule(task_id=tasks)
    def restore(self, task_id: str) -> None:
        row = self.rows[task_id]
        deleted_at = row["deleted_at"]
        too_late = deleted_at and self.now - deleted_at > RESTORABLE_FOR
        with raising(NotFoundError if too_late else None):
            restore_task("anna", task_id, self.world.desk)
        if deleted_at and not too_late:
            row |= {"deleted_at": None, "version": row["version"] + 1}
            self._call_off_or_on(row)

    @rule(task_id=tasks, wait_s=waits_s)
    def snooze(self, task_id: str, wait_s: int) -> None:
        row, until = self.rows[task_id], self.now + timedelta(seconds=wait_s)
        refusal = snooze_refusal(row, wait_s)
        with raising(refusal):
            snooze_task("anna", task_id, self.world.desk, until=until, pressed_at=self.now)
        if not refusal and row["at"] != until:
            self._arm(row, until)
            row["version"] += 1

    # What the world does.

    @rule(outcome=outcomes)
    def telegram_will(self, outcome: Outcome) -> None:
        self.world.bot.outcomes.append(outcome)

    @rule(passed_s=st.sampled_from((1, 10, 80, 300, 3600, 90_000)))
    def time_passes(self, passed_s: int) -> None:
        self.world.advance(timedelta(seconds=passed_s))

    @rule()
    def hints_are_lost(self) -> None:
        self.world.hints.take()
        self.hints.clear()

    @rule(seed=st.integers(0, 99), doubled=st.booleans())
    def hints_arrive(self, seed: int, *, doubled: bool) -> None:
        """Those whose slot has come, in any order, perhaps each twice."""
        self.hints += self.world.hints.take()
        arrived = [hint for hint in self.hints if hint.slot_ms <= self.world.now_ms]
        self.hints = [hint for hint in self.hints if hint.slot_ms > self.world.now_ms]
        arrived *= 2 if doubled else 1
        random.Random(seed).shuffle(arrived)
        for hint in arrived:
            self._deliver(hint)

    @rule()
    def sweep_runs(self) -> None:
        world = self.world
        sweep(
            "reminder",
            now_ms=world.now_ms,
            due=world.due,
            hints=world.hints,
            state=SweepState(),
        )

    # What must hold after every step.

    @invariant()
    def every_task_is_as_expected_and_what_waits_has_its_entry(self) -> None:
        entries = {(one.ref, one.due_ms, one.rev) for one in self.world.entries("reminder")}
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
                assert (f"anna:{task_id}:1", clock.to_ms(main.next_at), main.rev) in entries

    @invariant()
    def both_lists_have_just_what_they_should(self) -> None:
        there = [row for row in self.rows.values() if not row["deleted_at"]]
        for done in (False, True):
            expected = sorted(row["title"] for row in there if row["done"] is done)
            assert sorted(self.world.titles(done=done)) == expected

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
        elif is_due(row, self.now) and self.now - row["at"] > CATCH_UP:
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


def is_live(row: Row) -> bool:
    return not row["done"] and not row["deleted_at"]


def is_due(row: Row, now: datetime) -> bool:
    return row["state"] == "scheduled" and bool(row["next_at"] <= now)


def snooze_refusal(row: Row, wait_s: int) -> type[VestnikError] | None:
    if wait_s < 0:
        return InvalidInputError
    if row["deleted_at"]:
        return NotFoundError
    return ConflictError if row["done"] else None


def raising(refusal: type[VestnikError] | None) -> Any:
    return pytest.raises(refusal) if refusal else nullcontext()


def test_reminders_live_as_their_model_says(aws: None) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call] # hypothesis
        Life,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not FULL,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
