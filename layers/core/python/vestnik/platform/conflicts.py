"""
A write that met somebody else's transaction is sent again.

botocore sends throttled calls again by itself but takes a conflict for final. It never is: the
other transaction takes some 10 ms, and nothing of ours was applied.
"""

import random
from collections.abc import Mapping
from typing import Any

_TRIES = 6
_PAUSE_S = 0.03
_CONFLICT = "TransactionConflict"


def send_again_after_conflicts(client: Any) -> None:
    """Make a botocore client of DynamoDB do so, besides its own retries."""
    client.meta.events.register("needs-retry.dynamodb", _pause_s)


def _pause_s(
    response: tuple[object, Mapping[str, Any]] | None, attempts: int, **_: object
) -> float | None:
    """
    Seconds until a call is sent again, jittered; None if it is not to be.

    Args:
        response: HTTP's and the parsed one; None when there was none.
        attempts: how often it has been sent.
    """
    if response is None or attempts >= _TRIES or not _met_another(response[1]):
        return None
    return random.uniform(0, _PAUSE_S * attempts)  # noqa: S311 - jitter, no secret


def _met_another(answer: Mapping[str, Any]) -> bool:
    """Whether conflicts alone are the reason; a condition that didn't hold will not hold again."""
    if answer.get("Error", {}).get("Code") == "TransactionConflictException":
        return True
    reasons = {reason.get("Code") for reason in answer.get("CancellationReasons", ())}
    return reasons - {"None", None} == {_CONFLICT}
