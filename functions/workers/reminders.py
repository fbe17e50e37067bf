"""Queue `reminders`: each reminder is claimed and sent at its instant."""

from chalice.app import Blueprint, SQSEvent

from functions.runtime.punctual import at_their_slots
from functions.runtime.sqs import handle_batch
from vestnik import bootstrap
from vestnik.platform.due.hints import Hint
from vestnik.reminders.deliver import deliver

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue="reminders", name="reminders", batch_size=10)
def reminders(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Deliver what the batch hints at."""
    return handle_batch(event, lambda records: at_their_slots(records, _deliver, _hint_again))


def _deliver(hint: Hint) -> None:
    deliver(hint.entry, bootstrap.courier())


def _hint_again(hints: list[Hint], now_ms: int) -> None:
    bootstrap.hints("reminder").send(hints, now_ms=now_ms)
