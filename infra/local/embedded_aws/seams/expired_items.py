"""
Tables forget what has expired, by the product's clock.

AWS: an item is deleted within days of the instant in its TTL attribute, if the table's
TimeToLiveSpecification names one.
MiniStack: CloudFormation ignores that property, so nothing of a stack's tables ever expires; what
is enabled by API is deleted each minute by the machine's time.
Here: the property counts, and the deletions go by the product's clock.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

from infra.local.embedded_aws import emulator
from infra.local.product_clock import ProductClock

_REAPER = "dynamodb-ttl-reaper"  # MiniStack's thread
_TABLE = "AWS::DynamoDB::Table"


def install(clock: ProductClock) -> None:
    """Apply the property when a table is made or changed, and give the reaper this clock."""
    provisioners = emulator.module("services.cloudformation.provisioners")
    handlers = emulator.take(provisioners, "_RESOURCE_HANDLERS")[_TABLE]
    handlers["create"] = _with_expiry(handlers["create"], properties_at=1)
    handlers["update"] = _with_expiry(handlers["update"], properties_at=2)
    dynamodb = emulator.module("services.dynamodb")
    emulator.take(dynamodb, "_ttl_reaper")
    emulator.replace(dynamodb, "time", _TimeOfReaper(clock))


def _with_expiry(handle: Callable[..., Any], *, properties_at: int) -> Callable[..., Any]:
    """
    The same handler, which then applies the property.

    Args:
        properties_at: which argument has the table's new properties.
    """

    def handle_and_apply(*arguments: Any, **named: Any) -> Any:
        table, attributes = handle(*arguments, **named)
        _apply(table, arguments[properties_at].get("TimeToLiveSpecification"))
        return table, attributes

    return handle_and_apply


def _apply(table: str, specification: dict[str, Any] | None) -> None:
    dynamodb = emulator.module("services.dynamodb")
    if specification is None:
        emulator.take(dynamodb, "_ttl_settings").pop(table, None)
        return
    call = {"TableName": table, "TimeToLiveSpecification": specification}
    status, _, body = emulator.take(dynamodb, "_update_ttl")(call)
    if status >= 400:
        raise ValueError(f"TimeToLiveSpecification of {table}: {body!r}")


class _TimeOfReaper:
    """The module `time`, except that the reaper's present is the product's."""

    def __init__(self, clock: ProductClock) -> None:
        self._clock = clock

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)

    def time(self) -> float:
        """Seconds since 1970."""
        by_product = threading.current_thread().name == _REAPER
        return self._clock.timestamp() if by_product else time.time()
