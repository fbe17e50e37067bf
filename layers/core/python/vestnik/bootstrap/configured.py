"""The configuration, as it stands now."""

import os
from functools import cache

from vestnik import config as configuration
from vestnik.config import Config
from vestnik.platform import parameters


def config() -> Config:
    """
    The configuration; secrets under SETTINGS_PATH are at most five minutes old.

    Raises:
        ValueError: a setting is missing or can't be read.
    """
    path = os.environ.get("SETTINGS_PATH")
    return _config(tuple(sorted((parameters.under(path) if path else {}).items())))


@cache
def _config(stored: tuple[tuple[str, str], ...]) -> Config:
    return configuration.read({**dict(stored), **os.environ})
