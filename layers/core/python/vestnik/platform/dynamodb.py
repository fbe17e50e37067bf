"""
One DynamoDB connection for every table of this process, and the base of all rows.

PynamoDB would make a client for each model; a Lambda has one pool of connections for all of them.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.connection import Connection, TableConnection
from pynamodb.exceptions import PynamoDBException, TransactWriteError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model
from pynamodb.transactions import TransactWrite

from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.platform.conflicts import send_again_after_conflicts

_TIMEOUT_S = 5.0  # a healthy answer takes milliseconds
_POOL_SIZE = 64  # no less than the calls that one worker has in flight

_REFUSED = "ConditionalCheckFailedException"


def table_name(name: str) -> str:
    """The full name of a table: `tasks` -> `vestnik-prod-tasks`."""
    return os.environ.get("TABLE_PREFIX", "vestnik-local-") + name


@cache
def connection() -> Connection:
    """The process's connection; its client is made here, before threads could race for it."""
    made = Connection(
        connect_timeout_seconds=_TIMEOUT_S,
        read_timeout_seconds=_TIMEOUT_S,
        max_retry_attempts=3,
        max_pool_connections=_POOL_SIZE,
    )
    send_again_after_conflicts(made.client)
    return made


def client() -> Any:
    """The same connection's botocore client, for what PynamoDB doesn't offer."""
    return connection().client


class Row(Model):
    """Base of all rows: `pk`, `sk`, and `ttl` (epoch seconds) where DynamoDB may clean up."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    ttl = NumberAttribute(null=True)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        if cls._connection is None:
            made = super()._get_connection()
            meta = made.get_meta_table()
            made.connection = connection()
            known = made.connection._tables  # noqa: SLF001 - add_meta_table takes one row a table
            # Of several rows that share a table, whichever comes first, the one with its indexes.
            if meta.table_name not in known or _has_indexes(meta.data):
                known[meta.table_name] = meta
            cls._connection = made
        return cls._connection


def _has_indexes(described: Mapping[str, Any]) -> bool:
    return bool(described.get("LocalSecondaryIndexes") or described.get("GlobalSecondaryIndexes"))


@contextmanager
def refusals() -> Iterator[None]:
    """
    Translate what PynamoDB raises.

    Raises:
        ConditionRefusedError: a condition didn't hold (also inside a transaction).
        TransientError: DynamoDB throttled, conflicted or couldn't be reached.
    """
    try:
        yield
    except TransactWriteError as error:
        reasons = [reason.code for reason in error.cancellation_reasons if reason]
        if "ConditionalCheckFailed" in reasons:
            raise ConditionRefusedError from error
        raise TransientError("storage_unavailable") from error
    except PynamoDBException as error:
        if error.cause_response_code == _REFUSED:
            raise ConditionRefusedError from error
        raise TransientError("storage_unavailable") from error


def transaction() -> TransactWrite:
    """An all-or-nothing write over rows of any table; wrap it in `refusals()`."""
    return TransactWrite(connection=connection())


def updated(row: Row, actions: Sequence[Action], condition: Condition) -> bool:
    """
    Update a row on condition, which leaves it as it is then; False: the condition didn't hold.

    Raises:
        TransientError: as `refusals`.
    """
    try:
        with refusals():
            row.update(list(actions), condition)
    except ConditionRefusedError:
        return False
    return True


def committed(fill: Callable[[TransactWrite], None]) -> bool:
    """
    Write all that `fill` adds to a transaction; False: a condition in it didn't hold.

    Raises:
        TransientError: as `refusals`.
    """
    try:
        with refusals(), transaction() as write:
            fill(write)
    except ConditionRefusedError:
        return False
    return True
