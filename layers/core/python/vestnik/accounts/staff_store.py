"""
Who has a role by which people have to be found, in table `accounts`.

Access patterns:
    1. somebody's roles change   put or delete pk = staff#<role>, sk = U#<id>, with his account
    2. all who have a role       pk = staff#<role>, consistent
    3. note what he was told     update pk, sk, on condition

Whoever left is still listed until he is met.
"""

from collections.abc import Iterator
from datetime import date

from pynamodb.attributes import UnicodeAttribute
from pynamodb.transactions import TransactWrite

from vestnik.accounts.model import MANAGER
from vestnik.accounts.rows import TABLE, user_pk
from vestnik.platform.dynamodb import Row, refusals, updated

_FOUND = frozenset({MANAGER})


class StaffRow(Row):
    """`told_of`: the last date of which it was seen whether there was anything to tell him."""

    class Meta:
        table_name = TABLE

    told_of = UnicodeAttribute(null=True)


def note_roles(
    write: TransactWrite, user_id: str, *, before: frozenset[str], after: frozenset[str]
) -> None:
    """Let the transaction that changes somebody's roles list him under those that matter."""
    for role in _FOUND & after - before:
        write.save(_row(role, user_id))
    for role in _FOUND & before - after:
        write.delete(_row(role, user_id))


class Staff:
    """Those who have a role."""

    def __init__(self, role: str) -> None:
        self._role = role

    def all(self) -> Iterator[tuple[str, date | None]]:
        """Their ids, and the date of which each was told last."""
        with refusals():
            for row in StaffRow.query(_pk(self._role), consistent_read=True):
                told_of = date.fromisoformat(row.told_of) if row.told_of else None
                yield row.sk.removeprefix("U#"), told_of

    def note_told(self, user_id: str, day: date) -> None:
        """Unless he is no longer one of them."""
        row = _row(self._role, user_id)
        updated(row, [StaffRow.told_of.set(day.isoformat())], StaffRow.pk.exists())

    def forget(self, user_id: str) -> None:
        """Strike out somebody whose account is gone."""
        with refusals():
            _row(self._role, user_id).delete()


def _row(role: str, user_id: str) -> StaffRow:
    return StaffRow(_pk(role), user_pk(user_id))


def _pk(role: str) -> str:
    return f"staff#{role}"
