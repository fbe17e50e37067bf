"""
Tables forget what has expired, by the product's clock.

AWS: an item is deleted within days of the instant in its TTL attribute, if the table's
TimeToLiveSpecification names one.
MiniStack: CloudFormation ignores that property, so nothing of a stack's tables ever expires; what
is enabled by API is deleted each minute by the machine's time, by a thread that takes items away
under the hands of whoever reads them.
Here: the property counts; deletions go by the product's clock, on the event loop like all others.
"""

import asyncio
import math
import threading
import time
from collections.abc import Callable
from typing import Any

from infra.local.embedded_aws import emulator
from infra.local.product_clock import ProductClock

_DELETE_EVERY_S = 60
_REAPER = "dynamodb-ttl-reaper"  # MiniStack's thread
_TABLE = "AWS::DynamoDB::Table"


def install() -> None:
    """Apply the property when a table is made or changed, and stop MiniStack's own deletions."""
    provisioners = emulator.module("services.cloudformation.provisioners")
    handlers = emulator.take(provisioners, "_RESOURCE_HANDLERS")[_TABLE]
    handlers["create"] = _with_expiry(handlers["create"], properties_at=1)
    handlers["update"] = _with_expiry(handlers["update"], properties_at=2)
    dynamodb = emulator.module("services.dynamodb")
    emulator.take(dynamodb, "_ttl_reaper")
    emulator.replace(dynamodb, "time", _Time())


async def keep_deleting(clock: ProductClock) -> None:
    """Delete what has expired, each minute."""
    while True:
        await asyncio.sleep(_DELETE_EVERY_S)
        delete_expired(clock.timestamp())


def delete_expired(now: float) -> None:
    """Delete the items whose instant has come."""
    dynamodb = emulator.module("services.dynamodb")
    tables = emulator.take(dynamodb, "_tables")
    remove = emulator.take(dynamodb, "_remove_item")
    for scoped_name, setting in emulator.take(dynamodb, "_ttl_settings").all_items():
        table = tables.get_scoped(*scoped_name)
        if table and setting["TimeToLiveStatus"] == "ENABLED":
            for key in _expired(table, setting["AttributeName"], now):
                remove(table, *key)


def _expired(table: dict[str, Any], attribute: str, now: float) -> list[tuple[str, str]]:
    return [
        (partition, sort)
        for partition, items in table["items"].items()
        for sort, item in items.items()
        if float(item.get(attribute, {}).get("N", "inf")) <= now
    ]


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


class _Time:
    """The module `time`, except that for MiniStack's reaper no instant ever comes."""

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)

    def time(self) -> float:
        """Seconds since 1970."""
        return -math.inf if threading.current_thread().name == _REAPER else time.time()
