"""
Logs: one JSON object a line, with the ids of what it is about.

Only what is given by name is logged: no bodies, no headers, no addresses.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aws_lambda_powertools import Logger

log: Any = Logger(service="vestnik", level=os.environ.get("LOG_LEVEL", "INFO"), utc=True)


@contextmanager
def scope(**ids: str | int) -> Iterator[None]:
    """Every line inside carries the ids."""
    with log.append_context_keys(**ids):
        yield


@contextmanager
def request_scope(request: Any) -> Iterator[None]:
    """The scope of one HTTP request."""
    with scope(request_id=request.request_id, route=request.path, method=request.method):
        yield
