"""
What a sweep remembers between its runs, and the lease that lets one run at a time.

Access patterns (table `ephemeral`): 1. progress of a kind: sweep#<kind> / progress
2. a lease: lease#<name> / lease. Losing either is harmless: it costs repeated hints.
"""

import json
from dataclasses import asdict

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from vestnik.errors import ConditionRefusedError
from vestnik.platform.due.progress import Mark, Progress
from vestnik.platform.dynamodb import Row, refusals, table_name


class _ProgressRow(Row):
    class Meta:
        table_name = table_name("ephemeral")

    version = NumberAttribute()
    progress = UnicodeAttribute()


class _LeaseRow(Row):
    class Meta:
        table_name = table_name("ephemeral")

    until = NumberAttribute(null=True)
    holder = UnicodeAttribute(null=True)


class SweepState:
    """The port `SweepMemory` over DynamoDB."""

    def progress(self, kind: str) -> Progress:
        """As the last run stored it; a new one before the first."""
        with refusals():
            rows = _ProgressRow.query(
                f"sweep#{kind}", _ProgressRow.sk == "progress", consistent_read=True
            )
            return next((_read(row.progress) for row in rows), Progress())

    def store(self, kind: str, progress: Progress, *, before: Progress) -> None:
        """Store it unless another run has stored something since `before` was read."""
        row = _ProgressRow(pk=f"sweep#{kind}", sk="progress")
        expected: Condition = _ProgressRow.version == before.version
        if before.version == 0:
            expected = _ProgressRow.version.does_not_exist()
        actions: list[Action] = [
            _ProgressRow.version.set(progress.version),
            _ProgressRow.progress.set(json.dumps(asdict(progress), separators=(",", ":"))),
        ]
        try:
            with refusals():
                row.update(actions=actions, condition=expected)
        except ConditionRefusedError:
            return


def _read(stored: str) -> Progress:
    fields = json.loads(stored)
    marks = tuple(Mark(**mark) for mark in fields.pop("marks"))
    return Progress(marks=marks, slots=tuple(fields.pop("slots")), **fields)


class Leases:
    """Who holds what, until when. A lease that has run out may be taken by anybody."""

    def take(self, name: str, *, holder: str, now_ms: int, until_ms: int) -> bool:
        """Whether the holder has it now."""
        row = _LeaseRow(pk=f"lease#{name}", sk="lease")
        free = _LeaseRow.until.does_not_exist() | (_LeaseRow.until <= now_ms)
        actions: list[Action] = [_LeaseRow.until.set(until_ms), _LeaseRow.holder.set(holder)]
        try:
            with refusals():
                row.update(actions=actions, condition=free)
        except ConditionRefusedError:
            return False
        return True

    def release(self, name: str, *, holder: str) -> None:
        """Give it back; nothing happens if it is no longer the holder's."""
        row = _LeaseRow(pk=f"lease#{name}", sk="lease")
        try:
            with refusals():
                row.update(actions=[_LeaseRow.until.set(0)], condition=_LeaseRow.holder == holder)
        except ConditionRefusedError:
            return
