"""The hint that a person's tasks have changed, for whoever shows them (ADR 17)."""

import logging

from vestnik.errors import TransientError
from vestnik.tasks.ports import Changes

_log = logging.getLogger(__name__)


def tell(user_id: str, changes: Changes) -> None:
    """
    Raise the number that whoever shows a person's tasks looks at; called once the change is there.

    Lost, it costs time only: the change is acknowledged, and seen at the next reading of the lists.
    """
    try:
        changes.add(user_id)
    except TransientError:
        _log.warning("change not told", extra={"code": "change_untold", "user_id": user_id})
