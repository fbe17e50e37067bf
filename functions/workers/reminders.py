"""Queue `reminders`: each reminder is claimed and sent at its instant."""

from collections.abc import Sequence
from dataclasses import replace

from chalice.app import Blueprint, SQSEvent

from functions.runtime.punctual import Punctual
from functions.runtime.sqs import Received, handle_batch, time_left_ms
from vestnik import bootstrap, clock
from vestnik.platform.due.admission import admitted_ms
from vestnik.platform.due.finished import Finished
from vestnik.platform.due.hints import Hint
from vestnik.reminders.deliver import addressed

blueprint = Blueprint(__name__)


@blueprint.on_sqs_message(queue="reminders", name="reminders", batch_size=10)
def reminders(event: SQSEvent) -> dict[str, list[dict[str, str]]]:
    """Deliver what the batch hints at."""
    bootstrap.make_ready_to_remind()
    finished = Finished(bootstrap.due())
    courier = replace(bootstrap.courier(), forget=finished.add)
    punctual = Punctual(
        _admit,
        lambda hint: addressed(hint.entry, courier),
        _hint_again,
        time_left_ms(event),
        expect=bootstrap.expect_calls,
    )

    def deliver(records: Sequence[Received]) -> set[str]:
        failed = punctual.at_their_slots(records)
        finished.delete()
        return failed

    return handle_batch(event, deliver)


def _admit(hint: Hint) -> int:
    return admitted_ms(hint, sender=bootstrap.bot_sender(), now_ms=clock.now_ms())


def _hint_again(hints: list[Hint], now_ms: int) -> None:
    bootstrap.hints("reminder").send(hints, now_ms=now_ms)
