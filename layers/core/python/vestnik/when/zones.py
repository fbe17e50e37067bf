"""
Time zones by name, by city and by place.

Sources: names and places of zones from the IANA data base (tzdata), cities that zones are named
after in Russian and English from CLDR (babel), further cities from `cities.tsv`.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

_ALIKE = 0.86  # of the letters: one slip in seven
_SHORTEST_GUESS = 5
_PLACE = re.compile(r"([+-])(\d\d)(\d\d)(?:\d\d)?([+-])(\d{3})(\d\d)(?:\d\d)?")
_OFFSET = re.compile(r"(?:utc|gmt)?([+-]\d{1,2})(?::?00)?")
_MOSCOW_OFFSET = re.compile(r"(?:мск|msk)([+-]\d)?")
_BY_MOSCOW_TIME = {
    -1: "Europe/Kaliningrad",
    0: "Europe/Moscow",
    1: "Europe/Samara",
    2: "Asia/Yekaterinburg",
    3: "Asia/Omsk",
    4: "Asia/Krasnoyarsk",
    5: "Asia/Irkutsk",
    6: "Asia/Yakutsk",
    7: "Asia/Vladivostok",
    8: "Asia/Magadan",
    9: "Asia/Kamchatka",
}


@dataclass(frozen=True)
class _Place:
    zone: str
    latitude: float  # degrees
    longitude: float


def find_zone(text: str) -> str | None:
    """
    The IANA name of what somebody calls his zone: `europe/moscow`, `Казань`, `New York`, `UTC+3`.
    """
    wanted = _key(text)
    found = _names().get(wanted) or _cities().get(wanted) or _by_offset(wanted)
    if found or len(wanted) < _SHORTEST_GUESS:
        return found
    close = get_close_matches(wanted, _cities(), n=1, cutoff=_ALIKE)
    return _cities()[close[0]] if close else None


def zone_at(latitude: float, longitude: float) -> str:
    """
    The zone of the nearest place that is known, in degrees.

    Near a border of zones it may be the neighbour's: show it to the person.
    """
    nearest = min(_places(), key=lambda place: _distance(place, latitude, longitude))
    return nearest.zone


def _key(text: str) -> str:
    """How names are compared: small letters, е for ё, no signs between words, no `г.` in front."""
    plain = text.strip().casefold().replace("ё", "е")
    plain = re.sub(r"^(?:г\.|город|city of)\s*", "", plain)
    return re.sub(r"[\s_.,’'-]+(?=\D|$)", "", plain)


@cache
def _names() -> dict[str, str]:
    zones = files("tzdata").joinpath("zones").read_text().split()
    return {_key(zone): zone for zone in zones}


@cache
def _cities() -> dict[str, str]:
    """Zones by all names of cities; the table of ours wins over the data bases."""
    found: dict[str, str] = {}
    for language in ("en", "ru"):
        found |= {_key(city): zone for zone, city in _exemplar_cities(language).items()}
    of_places = [zone for zone in _names().values() if "/" in zone and not zone.startswith("Etc/")]
    found |= {_key(zone.rpartition("/")[2]): zone for zone in of_places}
    return found | {
        _key(name): row[2] for row in _rows() for name in row[:2] for name in name.split("|")
    }


def _exemplar_cities(language: str) -> dict[str, str]:
    """The city that each zone is named after; Babel is imported only here: 60 ms."""
    from babel import Locale  # noqa: PLC0415 - most callers never ask for a city

    zones = Locale(language).time_zones.items()
    cities = {zone: str(names["city"]) for zone, names in zones if "city" in names}
    return {zone: city for zone, city in cities.items() if _key(zone) in _names()}


def _by_offset(wanted: str) -> str | None:
    """`UTC+3`, `+3`, `МСК+2`; the sign of Etc/ zones is turned round."""
    if by_moscow := _MOSCOW_OFFSET.fullmatch(wanted):
        return _BY_MOSCOW_TIME.get(int(by_moscow[1] or 0))
    if by_utc := _OFFSET.fullmatch(wanted):
        hours = int(by_utc[1])
        if -12 <= hours <= 14:
            return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
    return None


@cache
def _rows() -> tuple[tuple[str, str, str, str, str], ...]:
    lines = files("vestnik.when").joinpath("cities.tsv").read_text().splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple((ru, en, zone, north, east) for ru, en, zone, north, east in rows)


@cache
def _places() -> tuple[_Place, ...]:
    ours = [_Place(zone, float(north), float(east)) for _, _, zone, north, east in _rows()]
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text().splitlines()
    rows = [line.split("\t") for line in table if not line.startswith("#")]
    return (*ours, *(_place(row[2], row[1]) for row in rows))


def _place(zone: str, coordinates: str) -> _Place:
    """ISO 6709: degrees and minutes, perhaps seconds."""
    match = _PLACE.fullmatch(coordinates)
    if match is None:
        raise ValueError(coordinates)
    ns, north, north_min, ew, east, east_min = match.groups()
    latitude = float(f"{ns}1") * (int(north) + int(north_min) / 60)
    return _Place(zone, latitude, float(f"{ew}1") * (int(east) + int(east_min) / 60))


def _distance(place: _Place, latitude: float, longitude: float) -> float:
    """The angle between two places, radians (haversine)."""
    north, other = radians(place.latitude), radians(latitude)
    across = sin(radians(longitude - place.longitude) / 2) ** 2
    return 2 * asin(sqrt(min(1, sin((other - north) / 2) ** 2 + cos(north) * cos(other) * across)))
