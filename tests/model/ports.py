"""DynamoDB's side of the model: rows that keep the rules of conditional writes."""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tests.model.faults import Kill
from vestnik import clock
from vestnik.platform.due import LEASE, Entry, Plan
from vestnik.platform.due.entry import entry_for
from vestnik.platform.due.ports import Part
from vestnik.platform.due.progress import Progress
from vestnik.platform.due.table import without_gaps
from vestnik.reminders.model import Claimed, Result
from vestnik.tasks.model import Reminder, ReminderState, Task


class MemoryDue:
    """The due table. `shards` is the settings row; writers see it up to a minute late."""

    def __init__(self, shards: Callable[[], int], known_shards: Callable[[], int]) -> None:
        self.count_shards = shards
        self._known_shards = known_shards
        self._keys: dict[str, list[str]] = {}
        self._entries: dict[tuple[str, str], Entry] = {}

    def put(self, plan: Plan, *, made_ms: int) -> Entry:
        entry = entry_for(plan, made_ms=made_ms, shards=self._known_shards())
        if (entry.pk, entry.sk) not in self._entries:
            insort(self._keys.setdefault(entry.pk, []), entry.sk)
        self._entries[entry.pk, entry.sk] = entry
        return entry

    def entry(self, plan: Plan) -> Entry:
        return entry_for(plan, made_ms=plan.due_ms, shards=self._known_shards())

    def delete(self, entry: Entry) -> None:
        if self._entries.pop((entry.pk, entry.sk), None):
            keys = self._keys[entry.pk]
            keys.pop(bisect_left(keys, entry.sk))

    def delete_all(self, entries: Collection[Entry]) -> None:
        for entry in entries:
            self.delete(entry)

    def read(
        self,
        kind: str,
        *,
        from_key: str,
        before_key: str,
        limit: int,
        shards: range | None = None,
    ) -> Part:
        found = []
        for shard in shards if shards is not None else range(self.count_shards()):
            pk = f"{kind}#{shard}"
            keys = self._keys.get(pk, [])
            begin, end = bisect_left(keys, from_key), bisect_left(keys, before_key)
            found.append([self._entries[pk, sk] for sk in keys[begin : min(end, begin + limit)]])
        return without_gaps(found, limit)

    def __len__(self) -> int:
        return len(self._entries)


@dataclass
class MemoryProgress:
    """What sweeps remember. `stale`: the next reader sees what an earlier one has seen."""

    stored: dict[str, Progress] = field(default_factory=dict)
    stale: Progress | None = None

    def progress(self, kind: str) -> Progress:
        seen, self.stale = self.stale or self.stored.get(kind, Progress()), None
        return seen

    def store(self, kind: str, progress: Progress, *, before: Progress) -> None:
        if self.stored.get(kind, Progress()).version == before.version:
            self.stored[kind] = progress


class MemoryReminders:
    """Rows of one reminder each; the port `Reminders`. Who claims a poisoned one dies of it."""

    def __init__(self, poisoned: Sequence[str] = ()) -> None:
        self.rows: dict[str, Task] = {}
        self._poisoned = set(poisoned)

    def add(self, task: Task) -> None:
        self.rows[task.id] = task

    def claim(self, entry: Entry, *, now: datetime) -> Claimed | None:
        found = self._named(entry)
        if found is None:
            return None
        task, reminder = found
        if task.id in self._poisoned:
            raise Kill
        free = reminder.lease_until is None or reminder.lease_until <= now
        is_due = max(entry.due_ms, clock.to_ms(reminder.next_at)) <= clock.to_ms(now)
        waits = reminder.state is ReminderState.SCHEDULED and reminder.rev == entry.rev
        if not (free and is_due and waits):
            return None
        held = replace(reminder, attempt=reminder.attempt + 1, lease_until=now + LEASE)
        self.rows[task.id] = task.with_reminder(held)
        return Claimed(task, held)

    def commit(self, claimed: Claimed, result: Result) -> bool:
        reminder = self.rows[claimed.task.id].reminders[0]
        is_ours = reminder.attempt == claimed.reminder.attempt
        if not is_ours or reminder.state is not ReminderState.SCHEDULED:
            return False
        after = replace(
            reminder,
            state=result.state,
            tries=result.tries,
            lease_until=None,
            next_at=result.next_at or reminder.next_at,
            sent_at=result.sent_at,
        )
        self.rows[claimed.task.id] = claimed.task.with_reminder(after)
        return True

    def awaits(self, entry: Entry) -> bool:
        found = self._named(entry)
        if found is None:
            return False
        _, reminder = found
        state = (reminder.rev, clock.to_ms(reminder.next_at))
        return reminder.waits and state == (entry.rev, entry.due_ms)

    def _named(self, entry: Entry) -> tuple[Task, Reminder] | None:
        task = self.rows.get(entry.ref.split(":")[1])
        return (task, task.reminders[0]) if task else None

    def states(self) -> Mapping[ReminderState, int]:
        counted: dict[ReminderState, int] = {}
        for task in self.rows.values():
            state = task.reminders[0].state
            counted[state] = counted.get(state, 0) + 1
        return counted
