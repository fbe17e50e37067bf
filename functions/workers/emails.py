"""Queue `emails`: each mail is claimed and sent; nights are walked, a short way at a time."""

from collections.abc import Callable
from functools import partial

from chalice.app import Blueprint, SQSEvent

from functions.runtime.punctual import Punctual
from functions.runtime.sqs import handle_batch, time_left_ms
from vestnik import bootstrap
from vestnik.digests import walk
from vestnik.digests.model import DIGEST
from vestnik.emails.send import send
from vestnik.platform.due.hints import Hint

blueprint = Blueprint(__name__)

_WALK_MS = 10_000


@blueprint.on_sqs_message(queue="emails", name="emails", batch_size=1)
def emails(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Send what the batch hints at."""
    left_ms = time_left_ms(event)
    punctual = Punctual(_at_its_slot, partial(_prepare, left_ms), _hint_again, left_ms)
    return handle_batch(event, punctual.at_their_slots)


def _at_its_slot(hint: Hint) -> int:
    return hint.slot_ms


def _prepare(left_ms: Callable[[], int], hint: Hint) -> Callable[[], object]:
    if hint.entry.kind == DIGEST:
        return partial(walk.go_on, hint.entry, bootstrap.walker(_for_a_while(left_ms)))
    return partial(send, hint.entry, bootstrap.clerk())


def _for_a_while(left_ms: Callable[[], int]) -> Callable[[], bool]:
    """Whether one more page may be begun: a long night must not keep a reset waiting."""
    until_ms = left_ms() - _WALK_MS
    return lambda: left_ms() > until_ms


def _hint_again(hints: list[Hint], now_ms: int) -> None:
    bootstrap.hints(hints[0].entry.kind).send(hints, now_ms=now_ms)
