"""Queue `imports`: long files of clients, some rows at a time."""

from collections.abc import Callable
from functools import partial
from typing import Any

from chalice.app import Blueprint, SQSEvent

from functions.runtime.sqs import each, handle_batch, time_left_ms
from vestnik import bootstrap
from vestnik.clients.imports import go_on
from vestnik.platform.due.hints import read_hints

blueprint = Blueprint(__name__)

_LEFT_MS = 20_000  # for one more step with its tries, and for planning the rest


@blueprint.on_sqs_message(queue="imports", name="imports", batch_size=1)
def imports(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Go on with the imports that the batch hints at."""
    return handle_batch(event, each(partial(handle, time_left_ms(event))))


def handle(left_ms: Callable[[], int], body: Any) -> None:
    """Go on with what one message hints at, as long as there is time."""
    for hint in read_hints(body):
        go_on(hint.entry, bootstrap.import_desk(lambda: left_ms() > _LEFT_MS))
