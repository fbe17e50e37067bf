"""A fresh process, without starting one."""

import functools

from vestnik import bootstrap
from vestnik.platform import dynamodb, parameters, queue
from vestnik.platform.dynamodb import Row


def forget_adapters() -> None:
    """Drop everything that the product keeps per process: adapters, clients, connections."""
    for module in (bootstrap, dynamodb, queue, parameters):
        for value in vars(module).values():
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()
    for row in _rows(Row):
        row._connection = None


def _rows(base: type[Row]) -> list[type[Row]]:
    found = []
    for one in base.__subclasses__():
        found += [one, *_rows(one)]
    return found
