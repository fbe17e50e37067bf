"""All-or-nothing writes that are tried again when they met another one."""

import random
import time
from collections.abc import Callable

from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from vestnik.errors import TransientError
from vestnik.platform.dynamodb import refusals, transaction

_TRIES = 4
_PAUSE_S = 0.03  # a transaction takes some 10 ms


def commit(fill: Callable[[TransactWrite], None]) -> None:
    """
    Write what `fill` puts into the transaction; it may be called again, with a new one.

    Raises:
        ConditionRefusedError: a condition didn't hold; nothing was written.
        TransientError: DynamoDB throttled, couldn't be reached, or others were always in the way.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            with refusals(), transaction() as write:
                fill(write)
        except TransientError as error:
            if attempt == _TRIES or not _met_another(error):
                raise
            time.sleep(random.uniform(0, _PAUSE_S * attempt))  # noqa: S311 - jitter, no secret
        else:
            return


def _met_another(error: TransientError) -> bool:
    cause = error.__cause__
    return isinstance(cause, TransactWriteError) and any(
        reason.code == "TransactionConflict" for reason in cause.cancellation_reasons if reason
    )
