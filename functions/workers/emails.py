"""Queue `emails`: each mail is claimed and sent; nights are walked, a short way at a time."""

from collections.abc import Callable
from functools import partial

from chalice.app import Blueprint, SQSEvent

from functions.runtime.punctual import Punctual
from functions.runtime.sqs import handle_batch, time_left_ms
from vestnik import bootstrap
from vestnik.digests import walk
from vestnik.digests.model import DIGEST
from vestnik.emails.model import MAIL
from vestnik.emails.send import send
from vestnik.platform.due import Entry
from vestnik.platform.due.hints import Hint

blueprint = Blueprint(__name__)

_WALK_MS = 10_000
_EFFECT_MS = 26_000  # a place in the bot's pace 1 s, the bot 10 s, the mail server 10 s, 5 s more
CONNECTIONS = 8  # to the mail server from one container; few providers take many


@blueprint.on_sqs_message(queue="emails", name="emails", batch_size=10)
def emails(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Do what the batch hints at, several at a time."""
    left_ms = time_left_ms(event)
    punctual = Punctual(
        _at_its_slot,
        partial(_prepare, left_ms),
        _hint_again,
        left_ms,
        threads=CONNECTIONS,
        effect_ms=_EFFECT_MS,
    )
    return handle_batch(event, punctual.at_their_slots)


def _at_its_slot(hint: Hint) -> int:
    return hint.slot_ms


def _prepare(left_ms: Callable[[], int], hint: Hint) -> Callable[[], object]:
    if hint.entry.kind == DIGEST:
        return partial(_walk, hint.entry, left_ms)
    return partial(send, hint.entry, bootstrap.clerk())


def _walk(entry: Entry, left_ms: Callable[[], int]) -> None:
    """Walk for a while: a long night must not keep a reset waiting."""
    until_ms = left_ms() - _WALK_MS
    walk.go_on(entry, bootstrap.walker(lambda: left_ms() > until_ms))


def _hint_again(hints: list[Hint], now_ms: int) -> None:
    for kind in (MAIL, DIGEST):
        of_kind = [hint for hint in hints if hint.entry.kind == kind]
        bootstrap.hints(kind).send(of_kind, now_ms=now_ms)
