"""What came of calls: kept for whoever asks for a story, and as lines of the log with its ids."""

import logging
from collections.abc import Collection

from vestnik.mailings.happened import attempt_failed
from vestnik.mailings.ports import Attempt
from vestnik.platform.events import Events

_log = logging.getLogger(__name__)


def tell(attempts: Collection[Attempt], events: Events) -> None:
    """An event and a line each; no line has the phone or the text."""
    events.record(map(attempt_failed, attempts))
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
