"""
The person's time zone: by a shared place, the name of a city, or one of the list.

States: (nothing) --/tz--> zone --a place or a name that is known--> (nothing)
        zone --another name--> zone
"""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from functions.telegram.buttons import Press, reply_keyboard, text_keyboard
from functions.telegram.talk import Talk, Turn
from vestnik import bootstrap
from vestnik.accounts.model import EditProfile
from vestnik.accounts.profile import edit_profile
from vestnik.conversations.model import Waiting
from vestnik.when.zones import find_zone, zone_at

ZONE = "zone"
_CITIES = ("moscow", "kaliningrad", "samara", "yekaterinburg", "novosibirsk", "vladivostok")


def command(talk: Talk, city: str) -> Turn:
    """Command: the zone of a city, or the question for it."""
    return named(talk, city) if city else asked(talk)


def pressed(talk: Talk, _press: Press) -> Turn:
    """Button: ask for the zone."""
    return asked(talk)


def asked(talk: Talk) -> Turn:
    """Ask for a place, with the usual ones on the keyboard."""
    place: dict[str, Any] = {"text": talk.words("button-share-place"), "request_location": True}
    cities: list[dict[str, Any]] = [{"text": talk.words(f"city-{one}")} for one in _CITIES]
    rows = [[place], cities[:2], cities[2:4], cities[4:], [{"text": "/cancel"}]]
    text = talk.words("ask-zone", zone=talk.user.timezone)
    return Turn(talk.say(text, text_keyboard(rows)), Waiting(ZONE))


def named(talk: Talk, name: str) -> Turn:
    """Dialogue: the zone of what was written."""
    zone = find_zone(name)
    if zone is None:
        return Turn(talk.say(talk.words("zone-not-found")), Waiting(ZONE))
    return _chosen(talk, zone)


def located(talk: Talk, location: Mapping[str, Any]) -> Turn:
    """A shared place is always meant as the zone."""
    return _chosen(talk, zone_at(float(location["latitude"]), float(location["longitude"])))


def _chosen(talk: Talk, zone: str) -> Turn:
    edit = EditProfile(user_id=talk.user.id, timezone=zone)
    edit_profile(edit, accounts=bootstrap.accounts())
    text = talk.words("zone-chosen", zone=zone, now=f"{talk.at.astimezone(ZoneInfo(zone)):%H:%M}")
    return Turn(talk.say(text, reply_keyboard(talk.language)))


PRESSES = {"zone": pressed}
DIALOGUES = {ZONE: named}
