"""Queue `emails`: each mail is claimed and sent."""

from collections.abc import Callable, Mapping
from functools import partial

from chalice.app import Blueprint, SQSEvent

from functions.runtime.punctual import Punctual
from functions.runtime.sqs import handle_batch, time_left_ms
from vestnik import bootstrap
from vestnik.emails.model import MAIL
from vestnik.emails.send import send
from vestnik.platform.due import Entry
from vestnik.platform.due.hints import Hint

blueprint = Blueprint(__name__)

CONNECTIONS = 8  # to the mail server from one container; few providers take many


@blueprint.on_sqs_message(queue="emails", name="emails", batch_size=10)
def emails(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Do what the batch hints at, several at a time."""
    left_ms = time_left_ms(event)
    punctual = Punctual(_at_its_slot, _prepare, _hint_again, left_ms, threads=CONNECTIONS)
    return handle_batch(event, punctual.at_their_slots)


def _at_its_slot(hint: Hint) -> int:
    return hint.slot_ms


def _prepare(hint: Hint) -> Callable[[], object]:
    return partial(_WORK[hint.entry.kind], hint.entry)


def _send(entry: Entry) -> None:
    send(entry, bootstrap.clerk())


def _hint_again(hints: list[Hint], now_ms: int) -> None:
    bootstrap.hints(MAIL).send(hints, now_ms=now_ms)


_WORK: Mapping[str, Callable[[Entry], object]] = {MAIL: _send}
