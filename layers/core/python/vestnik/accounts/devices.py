"""By which devices a person is known to sign in."""

import re
from datetime import timedelta

from vestnik import ids

REMEMBERED = timedelta(days=180)  # since somebody signed in from it last

_VERSIONS = re.compile(r"[\d.]+")


def device_mark(device: str) -> str:
    """The same for what a program calls itself in all its versions: they change by themselves."""
    return ids.derived_id("device", _VERSIONS.sub("", device))
