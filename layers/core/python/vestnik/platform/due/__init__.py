"""
What waits for a time: one table, swept each minute.

`schedule` is the only code that makes entries and near hints; `sweep` finds again what is due.
"""

from vestnik.platform.due.entry import LEASE, Entry, Plan
from vestnik.platform.due.hints import Hint
from vestnik.platform.due.ports import Due, HintQueue, Sender
from vestnik.platform.due.schedule import schedule

__all__ = ["LEASE", "Due", "Entry", "Hint", "HintQueue", "Plan", "Sender", "schedule"]
