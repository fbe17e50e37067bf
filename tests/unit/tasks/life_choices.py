"""What may happen next in a life of reminders."""

from dataclasses import dataclass

from hypothesis import strategies as st

from vestnik.telegram.outcome import Blocked, Outcome, Refused, Sent, TryLater

ACT_NAMES = (
    *("create", "rename", "move", "switch_off", "switch_on", "tick_off", "delete", "restore"),
    *("snooze", "its_time_comes", "time_passes", "hints_are_lost", "hints_arrive", "sweep_runs"),
    *("remind_also", "go_to_bed", "get_up"),
)
TASKS = 4  # more would cost time and show nothing new

TITLES = ("Tea", "Coffee", "Water")
WAITS_S = (-5, 1, 7, 60, 400, 7200)
PASSED_S = (1, 80, 500, 90_000)
OUTCOMES = (
    *(Sent(1), Sent(1), TryLater("telegram_500"), TryLater("flood", 7.0)),
    *(Blocked("gone"), Refused("no")),
)


def choices() -> st.SearchStrategy["Choice"]:
    """Steps of any kind, its time having come most often."""
    return st.builds(
        Choice,
        act=st.sampled_from((*ACT_NAMES, *("its_time_comes",) * 4)),
        which=st.integers(0, TASKS - 1),
        title=st.sampled_from(TITLES),
        wait_s=st.sampled_from(WAITS_S),
        passed_s=st.sampled_from(PASSED_S),
        outcome=st.sampled_from(OUTCOMES),
        yes=st.booleans(),
    )


@dataclass(frozen=True)
class Choice:
    """What a step is done with, as far as it needs it."""

    act: str
    which: int
    title: str
    wait_s: int
    passed_s: int
    outcome: Outcome
    yes: bool
