"""Each quarter of an hour: the zones whose day has ended, the managers whose morning has come."""

from chalice.app import Blueprint, CloudWatchEvent, Cron

from functions.runtime.schedule import single_flight
from vestnik import bootstrap
from vestnik.digests.begin import begin_nights
from vestnik.reports.tell import tell_managers

blueprint = Blueprint(__name__)

EACH_QUARTER = Cron("0/15", "*", "*", "*", "?", "*")  # full hours of all zones fall on these


@blueprint.schedule(EACH_QUARTER, name="digests")
def digests(_event: CloudWatchEvent) -> None:
    """
    Begin the nights that have come; their people are walked by the worker of mails.

    Managers are few, and are told at once.
    """
    single_flight("digests", lambda _now: begin_nights(bootstrap.watch()))
    single_flight("reports", lambda _now: tell_managers(bootstrap.newsdesk()))
