"""Queue `emails`: each mail is claimed and sent."""

from collections.abc import Callable
from functools import partial

from chalice.app import Blueprint, SQSEvent

from functions.runtime.punctual import Punctual
from functions.runtime.sqs import handle_batch, time_left_ms
from vestnik import bootstrap
from vestnik.emails.send import send
from vestnik.platform.due.hints import Hint

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue="emails", name="emails", batch_size=1)
def emails(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Send what the batch hints at."""
    punctual = Punctual(_at_its_slot, _prepare, _hint_again, time_left_ms(event))
    return handle_batch(event, punctual.at_their_slots)


def _at_its_slot(hint: Hint) -> int:
    return hint.slot_ms


def _prepare(hint: Hint) -> Callable[[], object]:
    return partial(send, hint.entry, bootstrap.clerk())


def _hint_again(hints: list[Hint], now_ms: int) -> None:
    bootstrap.hints("mail").send(hints, now_ms=now_ms)
