"""Queue `telegram-updates`: what people wrote to the bot, in order per chat; merges, erasures."""

from collections.abc import Callable
from functools import partial
from typing import Any

from chalice.app import Blueprint, SQSEvent

from functions.runtime.sqs import each, handle_batch, time_left_ms
from functions.telegram.router import answer
from vestnik import bootstrap, ids
from vestnik.accounts.merge import MERGE
from vestnik.erasure import erase
from vestnik.erasure.model import ERASURE
from vestnik.platform.due.hints import read_hints
from vestnik.tasks.merging import go_on
from vestnik.telegram.updates import chat_of, drop_orphan, handle_chat

blueprint = Blueprint(__name__)

_LEFT_MS = 15_000  # for the last step of a merge or an erasure, and for planning the rest


@blueprint.on_sqs_message(queue="telegram-updates", name="updates", batch_size=1)
def updates(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Handle the chats that the batch hints at."""
    return handle_batch(event, each(partial(_handle, time_left_ms(event))))


def _handle(left_ms: Callable[[], int], body: Any) -> None:
    for hint in read_hints(body):
        if hint.entry.kind == MERGE:
            go_on(hint.entry, bootstrap.mover(lambda: left_ms() > _LEFT_MS))
            continue
        if hint.entry.kind == ERASURE:
            erase.go_on(hint.entry, bootstrap.eraser(lambda: left_ms() > _LEFT_MS))
            continue
        exchange = bootstrap.exchange(answer, left_ms)
        handle_chat(chat_of(hint.entry), holder=ids.new_id(), exchange=exchange, hint=hint)
        drop_orphan(hint, exchange)
