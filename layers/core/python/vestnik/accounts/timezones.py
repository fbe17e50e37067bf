"""Names of time zones, as the IANA data base has them."""

from difflib import get_close_matches
from functools import cache
from importlib.resources import files


@cache
def names() -> frozenset[str]:
    """All names, with their aliases."""
    return frozenset(files("tzdata").joinpath("zones").read_text().split())


def is_zone(name: str) -> bool:
    return name in names()


def nearest(name: str) -> str | None:
    """What somebody may have meant: `moscow` -> `Europe/Moscow`."""
    wanted = name.strip().replace(" ", "_").casefold()
    by_spelling = {zone.casefold(): zone for zone in sorted(names())}
    by_city = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(names())}
    spellings = by_city | by_spelling
    close = get_close_matches(wanted, spellings, n=1, cutoff=0.75)
    return spellings[close[0]] if close else None
