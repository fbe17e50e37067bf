"""What goes wrong in a simulated world."""

from dataclasses import dataclass, field


class Kill(BaseException):
    """The process has died here."""


@dataclass(frozen=True)
class Faults:
    """
    Chances per message or step, and spans of seconds since the start.

    `lost_until`: no message arrives that was sent before. `down`: neither sweeps nor workers run.
    `telegram_down`: every call fails. `bans`: at that second Telegram forbids the bot everything
    for so long. `clock`: from that second on the product's clock is off by so many seconds.
    `shards`: from that second on there are so many. `kill_at`: the numbers of steps that kill.
    """

    lost: float = 0.0
    lost_until: float = 0.0
    doubled: float = 0.0
    late: float = 0.0
    kill: float = 0.0
    throttle: float = 0.0
    twin_sweep: float = 0.0
    down: tuple[tuple[float, float], ...] = ()
    telegram_down: tuple[tuple[float, float], ...] = ()
    bans: tuple[tuple[float, float], ...] = ()
    clock: tuple[tuple[float, float], ...] = ()
    shards: tuple[tuple[float, int], ...] = ((0.0, 4),)
    kill_at: frozenset[int] = field(default_factory=frozenset)


NONE = Faults()
