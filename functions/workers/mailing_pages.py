"""Queue `mailing-pages`: mailings are looked after, and their pages sent."""

from collections.abc import Callable
from functools import partial

from chalice.app import Blueprint, SQSEvent

from functions.runtime.punctual import Punctual
from functions.runtime.sqs import handle_batch, time_left_ms
from vestnik import bootstrap
from vestnik.mailings.attend import attend
from vestnik.mailings.deliver import deliver
from vestnik.mailings.kinds import MAILING, TRIAL
from vestnik.mailings.trial import deliver_trial
from vestnik.platform.due import Entry
from vestnik.platform.due.hints import Hint

blueprint = Blueprint(__name__)

_EFFECT_MS = 18_000  # a call and what it spares for the end 10 s, recording it 5 s, reading 3 s
_ATTEND_MS = 10_000
_AT_ONCE = 4  # a page that ends must not leave the calls idle until the next has begun


@blueprint.on_sqs_message(queue="mailing-pages", name="mailing_pages", batch_size=10)
def mailing_pages(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Do what the batch hints at, a few pages at a time."""
    left_ms = time_left_ms(event)
    punctual = Punctual(
        _at_its_slot,
        partial(_prepare, left_ms),
        _hint_again,
        left_ms,
        threads=_AT_ONCE,
        effect_ms=_EFFECT_MS,
    )
    return handle_batch(event, punctual.at_their_slots)


def _at_its_slot(hint: Hint) -> int:
    return hint.slot_ms


def _prepare(left_ms: Callable[[], int], hint: Hint) -> Callable[[], object]:
    if hint.entry.kind == MAILING:
        return partial(_attend, hint.entry, left_ms)
    if hint.entry.kind == TRIAL:
        return partial(deliver_trial, hint.entry, bootstrap.gateway(), bootstrap.trial_desk())
    return partial(deliver, hint.entry, bootstrap.dispatch(left_ms))


def _attend(entry: Entry, left_ms: Callable[[], int]) -> None:
    """Work on it for a while: a large audience must not keep the pages waiting."""
    until_ms = left_ms() - _ATTEND_MS
    attend(entry, bootstrap.dispatch(left_ms), lambda: left_ms() > until_ms)


def _hint_again(hints: list[Hint], now_ms: int) -> None:
    bootstrap.hints(MAILING).send(hints, now_ms=now_ms)
