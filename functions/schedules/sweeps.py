"""Each minute, per kind: hint what comes due. Kinds can't hurt each other: a function each."""

from chalice.app import Blueprint, CloudWatchEvent, Rate

from functions.runtime.schedule import single_flight
from vestnik import bootstrap, clock
from vestnik.platform.due import Sender
from vestnik.platform.due.pace import Pace
from vestnik.platform.due.sweep import Swept, sweep

blueprint = Blueprint(__name__)

EACH_MINUTE = Rate(1, unit=Rate.MINUTES)


@blueprint.schedule(EACH_MINUTE, name="sweep_reminders")
def sweep_reminders(_event: CloudWatchEvent) -> None:
    """Reminders of the next three minutes, at the bot's pace."""
    single_flight(
        "sweep_reminders",
        lambda _now: _sweep("reminder", sender=bootstrap.bot_sender(), pace=bootstrap.pace()),
    )


@blueprint.schedule(EACH_MINUTE, name="sweep_updates")
def sweep_updates(_event: CloudWatchEvent) -> None:
    """
    Telegram updates whose hint was lost, merges and erasures; replies ask for their place
    themselves.

    The other two are so rare that they share a function and a queue, but nothing else.
    """
    single_flight("sweep_updates", lambda _now: _sweep("update"))
    single_flight("sweep_merges", lambda _now: _sweep("merge"))
    single_flight("sweep_erasures", lambda _now: _sweep("erasure"))


@blueprint.schedule(EACH_MINUTE, name="sweep_emails")
def sweep_emails(_event: CloudWatchEvent) -> None:
    """Mails of the next three minutes, and those whose hint was lost; nights the same."""
    single_flight("sweep_emails", lambda _now: _sweep("mail"))
    single_flight("sweep_nights", lambda _now: _sweep("digest"))


@blueprint.schedule(EACH_MINUTE, name="sweep_mailings")
def sweep_mailings(_event: CloudWatchEvent) -> None:
    """
    Mailings that begin, go on or end, and pages of theirs whose time has come.

    Imports of clients are so rare that they share the function.
    """
    single_flight("sweep_mailings", lambda _now: _sweep("mailing"))
    single_flight("sweep_pages", lambda _now: _sweep("page"))
    single_flight("sweep_imports", lambda _now: _sweep("import"))
    single_flight("sweep_trials", lambda _now: _sweep("trial"))


def _sweep(kind: str, *, sender: Sender | None = None, pace: Pace | None = None) -> Swept:
    return sweep(
        kind,
        now_ms=clock.now_ms(),
        due=bootstrap.due(),
        hints=bootstrap.hints(kind),
        memory=bootstrap.sweep_state(),
        sender=sender,
        pace=pace,
    )
