"""What came of calls, as lines of the log with the ids that a trace looks for."""

import logging
from collections.abc import Iterable

from vestnik.mailings.ports import Attempt

_log = logging.getLogger(__name__)


def tell(attempts: Iterable[Attempt]) -> None:
    """One line each; neither the phone nor the text."""
    for attempt in attempts:
        answer = attempt.answer
        _log.info(
            "call of a mailing was no success",
            extra={
                "mailing_id": attempt.mailing_id,
                "msg_id": attempt.msg_id,
                "client_id": attempt.client_id,
                "outcome": type(answer.outcome).__name__,
                "error": attempt.after.error,
                "http_status": answer.status,
                "duration_ms": answer.duration_ms,
                "attempts": attempt.after.attempts,
                "status": attempt.after.status.value,
            },
        )
