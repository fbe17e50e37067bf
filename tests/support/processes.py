"""A fresh process, without starting one."""

import functools

from vestnik.bootstrap import (
    clients,
    configured,
    dispatching,
    leaving,
    mailing,
    mailing_desk,
    people,
    plans,
    posting,
    sending,
    tasks,
)
from vestnik.platform import parameters

_MODULES = (
    *(clients, configured, dispatching, leaving, mailing, mailing_desk),
    *(people, plans, posting, sending, tasks, parameters),
)


def forget_adapters() -> None:
    """Drop what the product keeps per process; clients of AWS stay, they hold no state of ours."""
    for module in _MODULES:
        for value in vars(module).values():
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()
    parameters._kept.clear()
