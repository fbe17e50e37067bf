"""A night that Anna lives through: an hour after the start, where she has moved to."""

from tests.explore import emulator
from tests.explore.person import Person
from tests.explore.scenarios import EITHER, Deed, Scenario
from tests.explore.world import START_MS
from vestnik.accounts.activity import digest_bucket

MIDNIGHT_S = 3600
DATE = "2026-11-22"
_ZONE = "Asia/Magadan"  # eleven hours ahead of UTC
_QUARTER_S = 900
_LONG_AGO_MS = 30 * 3_600_000


def _move(anna: Person) -> None:
    anna.move(_ZONE)


def _night_falls(anna: Person) -> None:
    anna.night_ms = START_MS + MIDNIGHT_S * 1000
    anna.world.sweep("digests")


def _look_again(anna: Person) -> None:
    anna.world.sweep("digests")


def idle(anna: Person) -> None:
    """Let it be long ago that she changed anything, though the index still has her."""
    pk = f"U#{anna.stage.user_id}"
    [row] = [one for one in emulator.rows("accounts") if (one["pk"], one["sk"]) == (pk, "user")]
    long_ago_ms = anna.world.now_ms - _LONG_AGO_MS
    bucket = digest_bucket(_ZONE, anna.stage.user_id)
    emulator.write("accounts", {**row, "active_at": long_ago_ms, "digest_bucket": bucket})


_MOVED: Deed = (0, _move)
_NIGHT: tuple[Deed, ...] = ((MIDNIGHT_S, _night_falls), (MIDNIGHT_S + _QUARTER_S, _look_again))
_TASKS: tuple[Deed, ...] = (
    (1, lambda anna: anna.create(None)),
    (2, lambda anna: anna.create(None, title="Coffee", task_id="coffee-time")),
    (30, lambda anna: anna.edit(done=True)),
)

A_NIGHT = Scenario("a night, one task open and one done", (_MOVED, *_TASKS, *_NIGHT), ends=EITHER)
NOTHING_TO_TELL = Scenario("a night without tasks", (_MOVED, (60, idle), *_NIGHT), ends=EITHER)
NIGHTS = (A_NIGHT, NOTHING_TO_TELL)
