"""A fresh process, without starting one."""

import functools

from vestnik import bootstrap
from vestnik.platform import parameters


def forget_adapters() -> None:
    """Drop what the product keeps per process; clients of AWS stay, they hold no state of ours."""
    for module in (bootstrap, parameters):
        for value in vars(module).values():
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()
    parameters._kept.clear()
