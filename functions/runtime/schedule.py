"""The edge of schedules: one run at a time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from functions.runtime.observe import log, scope
from vestnik import clock, ids
from vestnik.bootstrap import leases

LEASE = timedelta(seconds=55)  # shorter than the minute between two ticks


def single_flight(name: str, run: Callable[[datetime], object]) -> None:
    """Run unless another run of that name is under way; a failure is logged, the next comes."""
    holder, now = ids.new_id(), clock.now()
    until_ms = clock.to_ms(now + LEASE)
    with scope(schedule=name, run=holder):
        try:
            if not leases().take(name, holder=holder, now_ms=clock.to_ms(now), until_ms=until_ms):
                log.info("another run is under way")
                return
            try:
                log.info("ran", result=str(run(now)))
            finally:
                leases().release(name, holder=holder)
        except Exception:  # noqa: BLE001 - the edge: a raised one would cost a cold start
            log.exception("schedule failed")
