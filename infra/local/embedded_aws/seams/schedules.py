"""
Schedules fire when they are due by the product's clock.

AWS: a rate rule fires each minute, with a precision of a minute or better.
MiniStack: looks at its rules every 10 s, so a rule of one minute fires after 60 to 70 s; a rule
that fired in what has become the future, or was made there, keeps silent until then.
Here: a look every half second, 59.9 to 60.1 s; time is the product's; a rule that would count from
the future counts from now.
"""

import math
from typing import Any

from infra.local.embedded_aws import emulator
from infra.local.product_clock import ProductClock

_TICK_S = 0.5


def install(clock: ProductClock) -> None:
    """Shorten the pause between two looks, and let them go by this clock."""
    eventbridge = emulator.module("services.eventbridge")
    emulator.replace(eventbridge, "_SCHEDULER_TICK_INTERVAL", _TICK_S)
    emulator.replace(eventbridge, "_now_ts", clock.timestamp)

    def arm_and_look() -> Any:
        now = clock.timestamp()
        count_from(now, if_after=now)
        return look()

    look = emulator.replace(eventbridge, "_tick_scheduled_rules", arm_and_look)


def look_now() -> None:
    """Fire, once each, the rules that are due; those that have just fired do not fire again."""
    emulator.take(emulator.module("services.eventbridge"), "_tick_scheduled_rules")()


def count_from(now: float, *, if_after: float = -math.inf) -> None:
    """Let rules count from now, all or those that would count from after another instant."""
    eventbridge = emulator.module("services.eventbridge")
    fired: dict[Any, float] = emulator.take(eventbridge, "_rule_last_fired")
    for scoped_name, rule in emulator.take(eventbridge, "_rules").all_items():
        if fired.get(scoped_name, rule.get("CreationTime", now)) > if_after:
            fired[scoped_name] = now
