"""Settings from SSM: one request by path, kept for five minutes."""

import time
from functools import cache
from typing import Any

import boto3

_FRESH_S = 300  # a rotated secret is in use everywhere after this
_kept: dict[str, tuple[float, dict[str, str]]] = {}


@cache
def _client() -> Any:
    return boto3.client("ssm")


def under(path: str) -> dict[str, str]:
    """
    All parameters directly under a path, by their last name, decrypted.

    Answers the kept ones while they are younger than five minutes of real time.
    """
    kept = _kept.get(path)
    if kept and time.monotonic() - kept[0] < _FRESH_S:
        return kept[1]
    found = {}
    pages = _client().get_paginator("get_parameters_by_path")
    for page in pages.paginate(Path=path, WithDecryption=True):
        for parameter in page["Parameters"]:
            found[parameter["Name"].rsplit("/", 1)[1]] = parameter["Value"]
    _kept[path] = (time.monotonic(), found)
    return found
