"""
The life of reminders against a model of plain dicts, whatever people, time and Telegram do.

EXPLORE=full: as many steps as the long run wants.
"""

import itertools
import os
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.factories import a_user
from tests.support.tables import empty_tables, sort_keys
from tests.support.world import World
from tests.unit.tasks.life_choices import TASKS, Choice, choices
from tests.unit.tasks.life_rows import (
    Row,
    at_of,
    edit_refusal,
    is_due,
    is_live,
    main_of,
    new_main,
    raising,
    snooze_refusal,
    to_snooze,
    waits,
)
from vestnik import clock
from vestnik.accounts.model import Preferences, QuietHours
from vestnik.errors import InvalidInputError, NotFoundError, VestnikError
from vestnik.platform.backoff import TRIES_MAX
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.state import SweepState
from vestnik.platform.due.sweep import sweep
from vestnik.reminders.deliver import deliver
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import RESTORABLE_FOR
from vestnik.tasks.reminding import ReminderWish
from vestnik.tasks.use_cases import delete_task, edit_task, restore_task, snooze_task
from vestnik.telegram.outcome import Blocked, Outcome, Refused, Sent, TryLater

FULL = os.environ.get("EXPLORE") == "full"
EXAMPLES, STEPS = (1500, 50) if FULL else (2, 25)

REMINDERS = 3

MINUTE = timedelta(minutes=1)
RECOVERED_WITHIN = timedelta(minutes=7)  # where no sweep has ever run before


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
        row: Row = {"title": title, "done": False, "deleted_at": None, "version": 1}
        self.rows[task.id] = {**row, "reminders": {"1": {"main": True}}}
        self._arm(self.rows[task.id], "1", at)

    def rename(self, task_id: str, title: str) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(title=title), edit_refusal(row))
        if not row["deleted_at"] and row["title"] != title:
            row |= {"title": title, "version": row["version"] + 1}

    def move(self, task_id: str, wait_s: int) -> None:
        row, at = self.rows[task_id], self.now + timedelta(seconds=wait_s)
        main = main_of(row)
        same = main is not None and waits(row["reminders"][main]) and at_of(row, main) == at
        refusal = edit_refusal(row) or (InvalidInputError if wait_s < 0 and not same else None)
        self._edit(task_id, TaskChanges(reminder_time=at), refusal)
        if not refusal and not same:
            self._arm(row, main or new_main(row), at, anew=True)
            row["version"] += 1

    def remind_also(self, task_id: str, wait_s: int) -> None:
        """One more, the whole list being sent."""
        row, at = self.rows[task_id], self.now + timedelta(seconds=wait_s)
        ids = sorted(row["reminders"], key=lambda one: (one != main_of(row), int(one)))
        instants = [*(at_of(row, one) for one in ids), at]
        if len(ids) == REMINDERS or len(set(instants)) < len(instants):
            return
        refusal = edit_refusal(row) or (InvalidInputError if wait_s < 0 else None)
        wishes = tuple(ReminderWish(at=one) for one in instants)
        self._edit(task_id, TaskChanges(reminders=wishes), refusal)
        if refusal:
            return
        also = str(1 + max(map(int, ids), default=0))
        row["reminders"][also] = {"main": False}
        self._arm(row, also, at)
        for one, reminder in row["reminders"].items():
            reminder["main"] = one == [*ids, also][0]
        row["version"] += 1

    def switch_off(self, task_id: str) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(reminder_time=None), edit_refusal(row))
        main = main_of(row)
        if not row["deleted_at"] and main:
            del row["reminders"][main]
            row["version"] += 1

    def switch_on(self, task_id: str) -> None:
        row = self.rows[task_id]
        main = main_of(row)
        waiting = main is not None and waits(row["reminders"][main])
        passed = main is None or (not waiting and at_of(row, main) <= self.now)
        refusal = edit_refusal(row) or (InvalidInputError if passed else None)
        self._edit(task_id, TaskChanges(reminder_set=True), refusal)
        if main and not refusal and not waiting:
            self._arm(row, main, at_of(row, main), anew=True)
            row["version"] += 1

    def tick_off(self, task_id: str, *, done: bool) -> None:
        row = self.rows[task_id]
        self._edit(task_id, TaskChanges(done=done), edit_refusal(row))
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

    def snooze(self, task_id: str, wait_s: int, *, number: int, doubled: bool) -> None:
        """The reminder of that number, or the one that the product chooses."""
        row, until = self.rows[task_id], self.now + timedelta(seconds=wait_s)
        named = str(number) if number else None
        refusal, key = snooze_refusal(row, named), f"press{next(self.presses)}"
        for _ in range(2 if doubled else 1):
            with raising(refusal):
                snooze_task(
                    "anna", task_id, self.world.desk, until=until, key=key, reminder_id=named
                )
        if not refusal:
            later = max(until, self.now + timedelta(seconds=1))
            self._arm(row, named or to_snooze(row) or new_main(row), later)
            row["version"] += 1

    def go_to_bed(self) -> None:
        """Quiet hours begin now and last one hour."""
        local = self.now.astimezone(ZoneInfo("Europe/Moscow"))
        begin, end = (one.time().replace(second=0) for one in (local, local + 60 * MINUTE))
        self._prefer(Preferences(quiet_hours=QuietHours(begin, end)))

    def get_up(self) -> None:
        self._prefer(Preferences())

    def _prefer(self, preferences: Preferences) -> None:
        self.world.users["anna"] = a_user(preferences=preferences)

    # What the world does.

    def its_time_comes(self, task_id: str, outcome: Outcome, *, doubled: bool) -> None:
        waiting = [one["next_at"] for one in self.rows[task_id]["reminders"].values() if waits(one)]
        if waiting:
            self.world.now = max(self.now, min(waiting))
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
            for name in ("title", "done", "deleted_at", "version"):
                assert getattr(task, name) == row[name]
            assert {one.id: (one.at, one.state.value, one.main) for one in task.reminders} == {
                one: (reminder["at"], reminder["state"], reminder["main"])
                for one, reminder in row["reminders"].items()
            }
            for one in task.reminders:
                if one.waits:
                    due_ms = clock.to_ms(one.next_at)
                    assert f"{due_ms:013d}#anna:{task_id}:{one.id}#{one.rev}" in entries

    @invariant()
    def both_lists_have_just_what_they_should(self) -> None:
        there = [row for row in self.rows.values() if not row["deleted_at"]]
        for done in (False, True):
            expected = sorted(row["title"] for row in there if row["done"] is done)
            assert sorted(self.world.titles(done=done)) == expected

    def teardown(self) -> None:
        """All is well for a while; then what was due is done, though every hint had been lost."""
        self.world.bot.outcomes.clear()
        self.get_up()
        began_at, soon = self.now, self.now + MINUTE
        reminders = [one for row in self.rows.values() for one in row["reminders"].values()]
        owed = [one for one in reminders if is_due(one, soon)]
        while self.now < began_at + RECOVERED_WITHIN:
            self.world.advance(MINUTE)
            self.sweep_runs()
            self.hints_arrive(0, doubled=False)
        assert [one for one in owed if is_due(one, soon)] == []
        self.every_task_is_as_expected_and_what_waits_has_its_entry()

    def _edit(self, task_id: str, changes: TaskChanges, refusal: type[VestnikError] | None) -> None:
        with raising(refusal):
            edit_task("anna", task_id, changes, self.world.desk)

    def _arm(self, row: Row, reminder_id: str, at: datetime, *, anew: bool = False) -> None:
        """`anew`: somebody set its time, so that it was not sent yet."""
        state, reminder = (
            "scheduled" if is_live(row) else "cancelled",
            row["reminders"][reminder_id],
        )
        reminder |= {"at": at, "next_at": at, "state": state, "tries": 0}
        if anew:
            reminder.pop("sent_at", None)

    def _call_off_or_on(self, row: Row) -> None:
        """What doing, undoing, deleting and restoring do to reminders."""
        for one, reminder in row["reminders"].items():
            if not is_live(row) and waits(reminder):
                reminder["state"] = "cancelled"
            elif is_live(row) and reminder["state"] == "cancelled" and reminder["at"] > self.now:
                self._arm(row, one, reminder["at"])

    def _deliver(self, hint: Hint) -> None:
        """One hint; what Telegram was asked for is what the model wanted."""
        _, task_id, reminder_id = hint.entry.ref.split(":")
        row = self.rows[task_id]
        reminder = row["reminders"].get(reminder_id)
        calls, mails = self.world.bot.calls, len(sort_keys("accounts"))
        before, coming = len(calls), (self.world.bot.outcomes or [Sent(1)])[0]
        deliver(hint.entry, self.world.courier)
        if len(calls) > before:
            assert is_due(reminder, self.now)
            assert self._quiet_until() is None
            assert f"Напоминание: {row['title']}" in str(calls[-1][1]["text"])
            assert len(calls) == before + 1
            self._record(hint, reminder, coming)
            assert len(sort_keys("accounts")) == mails + isinstance(coming, Blocked)
        elif reminder and is_due(reminder, self.now):
            self._record_unsent(hint, reminder)

    def _record_unsent(self, hint: Hint, reminder: Row) -> None:
        """It was too old, or quiet; or else the hint was an old one's, and nothing happened."""
        seen, quiet_until = self._seen(hint), self._quiet_until()
        if seen.state == "missed":
            assert self.now - reminder["at"] > Preferences().catch_up
            reminder["state"] = "missed"
        elif seen.state == "held" and seen.next_at > self.now:
            assert seen.next_at == quiet_until
            reminder |= {"state": "held", "next_at": quiet_until}

    def _quiet_until(self) -> datetime | None:
        user = self.world.users["anna"]
        quiet = user.preferences.quiet_hours
        return quiet.end_after(self.now, user.timezone) if quiet else None

    def _record(self, hint: Hint, reminder: Row, outcome: Outcome) -> None:
        match outcome:
            case Sent() | Blocked():
                reminder |= {"state": "sent", "sent_at": self.now}
            case Refused():
                reminder["state"] = "failed"
            case TryLater(_, retry_after_s):
                reminder["tries"] += retry_after_s is None
                reminder["next_at"] = self._seen(hint).next_at
                final = reminder["tries"] >= TRIES_MAX
                reminder["state"] = "failed" if final else "scheduled"
                earliest_s = 1.0 if retry_after_s is None else retry_after_s
                earliest_at = self.now + timedelta(seconds=earliest_s)
                assert final or reminder["next_at"] >= earliest_at

    def _seen(self, hint: Hint) -> Any:
        _, task_id, reminder_id = hint.entry.ref.split(":")
        task = self.world.desk.tasks.get("anna", task_id)
        assert task
        return task.reminder(reminder_id)


ACTS: dict[str, Callable[[Life, str, Choice], None]] = {
    "create": lambda _life, _task_id, _choice: None,  # done beforehand, while there are few
    "rename": lambda life, task_id, choice: life.rename(task_id, choice.title),
    "move": lambda life, task_id, choice: life.move(task_id, choice.wait_s),
    "switch_off": lambda life, task_id, _choice: life.switch_off(task_id),
    "switch_on": lambda life, task_id, _choice: life.switch_on(task_id),
    "tick_off": lambda life, task_id, choice: life.tick_off(task_id, done=choice.yes),
    "delete": lambda life, task_id, _choice: life.delete(task_id),
    "restore": lambda life, task_id, _choice: life.restore(task_id),
    "snooze": lambda life, task_id, choice: life.snooze(
        task_id, choice.wait_s, number=choice.which, doubled=choice.yes
    ),
    "remind_also": lambda life, task_id, choice: life.remind_also(task_id, choice.wait_s),
    "go_to_bed": lambda life, _task_id, _choice: life.go_to_bed(),
    "get_up": lambda life, _task_id, _choice: life.get_up(),
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
