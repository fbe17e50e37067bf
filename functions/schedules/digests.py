"""Each quarter of an hour: the zones whose day has ended."""

from chalice.app import Blueprint, CloudWatchEvent, Cron

from functions.runtime.schedule import single_flight
from vestnik import bootstrap
from vestnik.digests.begin import begin_nights

blueprint = Blueprint(__name__)

EACH_QUARTER = Cron("0/15", "*", "*", "*", "?", "*")  # midnights of all zones fall on these


@blueprint.schedule(EACH_QUARTER, name="digests")
def digests(_event: CloudWatchEvent) -> None:
    """Begin the nights that have come; their people are walked by the worker of mails."""
    single_flight("digests", lambda _now: begin_nights(bootstrap.watch()))
