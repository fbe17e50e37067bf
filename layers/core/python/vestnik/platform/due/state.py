"""
What a sweep remembers between its runs, and the lease that lets one run at a time.

Access patterns (table `ephemeral`): 1. watermark of a kind: sweep#<kind> / watermark
2. a lease: lease#<name> / lease. Losing either is harmless: it costs repeated hints.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.expressions.update import Action

from vestnik.errors import ConditionRefusedError
from vestnik.platform.dynamodb import Row, refusals, table_name


class _WatermarkRow(Row):
    class Meta:
        table_name = table_name("ephemeral")

    watermark = NumberAttribute()


class _LeaseRow(Row):
    class Meta:
        table_name = table_name("ephemeral")

    until = NumberAttribute(null=True)
    holder = UnicodeAttribute(null=True)


class SweepState:
    """Watermarks: up to which instant a kind's entries have been hinted."""

    def watermark(self, kind: str) -> int:
        """Milliseconds since 1970; 0 before the first sweep."""
        with refusals():
            rows = _WatermarkRow.query(
                f"sweep#{kind}", _WatermarkRow.sk == "watermark", consistent_read=True
            )
            return next((int(row.watermark) for row in rows), 0)

    def move_watermark(self, kind: str, *, from_ms: int, to_ms: int) -> None:
        """Store the new one unless another run has moved it meanwhile (its word stands)."""
        row = _WatermarkRow(pk=f"sweep#{kind}", sk="watermark")
        expected = _WatermarkRow.watermark == from_ms
        if from_ms == 0:
            expected = expected | _WatermarkRow.watermark.does_not_exist()
        try:
            with refusals():
                row.update(actions=[_WatermarkRow.watermark.set(to_ms)], condition=expected)
        except ConditionRefusedError:
            return


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
