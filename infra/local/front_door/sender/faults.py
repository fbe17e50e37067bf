"""What the sending API was ordered to do wrong."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.sender.journal import Met

Mode = Literal[
    "ok",
    "400",
    "401",
    "404",
    "429",
    "500",
    "503",
    "garbage",
    "html",
    "nonzero_code",
    "truncated",
    "hang",
    "drip",
    "reset",
    "accept_then_reset",
    "mix",
]
MODES: tuple[Mode, ...] = get_args(Mode)
MIXED = tuple(mode for mode in MODES if mode not in ("401", "mix"))
ACCEPTING: frozenset[Mode] = frozenset({"ok", "accept_then_reset"})
_REFUSING: frozenset[Mode] = frozenset({"400", "404"})


@dataclass(frozen=True)
class Order:
    """
    The mode that a share of the calls meets, so many times; None is until another order.

    Every call is answered after `latency_ms`, whatever it meets.
    """

    mode: Mode = "ok"
    share: float = 1.0
    retry_after: float = 1.0
    latency_ms: float = 0.0
    times: int | None = None


@dataclass
class SenderFaults:
    """The one order in force."""

    in_force: Order = Order()
    left: int | None = None

    def order(self, order: Order) -> None:
        """Do this from now on."""
        self.in_force, self.left = order, order.times

    def strike(self, message_id: int, met: Met) -> Mode:
        """
        What this call meets; an accepted id is never refused.

        Drawn from the id and the number of its calls: in whatever order calls come, each message
        has the same fate.
        """
        chance = random.Random(f"{message_id}:{met.calls}")  # noqa: S311  a seeded mixture
        if chance.random() >= self.in_force.share:
            return "ok"
        mode = chance.choice(MIXED) if self.in_force.mode == "mix" else self.in_force.mode
        if met.is_accepted and mode in _REFUSING:
            return "ok"
        self._use_up()
        return mode

    def document(self) -> dict[str, Any]:
        """The order in force, as it is sent."""
        return {**vars(self.in_force), "times": self.left}

    def _use_up(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left == 0:
                self.order(Order())


def read_order(document: Mapping[str, Any]) -> Order:
    """
    An order as tests send it.

    Raises:
        AnswerError: 422 with the wrong fields.
    """
    wrong = dict.fromkeys(document.keys() - vars(Order()).keys(), "unknown")
    if document.get("mode") not in MODES:
        wrong["mode"] = "one of " + ", ".join(MODES)
    for name, most in (("share", 1), ("retry_after", 86_400), ("latency_ms", 60_000)):
        if not _is_number(document.get(name, 0)) or not 0 <= document.get(name, 0) <= most:
            wrong[name] = f"a number from 0 to {most}"
    times = document.get("times")
    if not (times is None or (isinstance(times, int) and times > 0)):
        wrong["times"] = "a whole number above 0"
    if wrong:
        raise AnswerError(422, "invalid_input", fields=wrong)
    return Order(**document)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
