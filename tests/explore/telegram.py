"""The seam at Telegram: takes the place of both adapters of the Bot API."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.explore.seam import Kind, Seam, Step
from vestnik import clock
from vestnik.telegram.outcome import Outcome, Sent, TryLater

_KIND = Kind(
    timed_out=lambda: TryLater("telegram_unreachable"),
    throttled=lambda: TryLater("telegram_502"),
)


@dataclass(frozen=True)
class Shown:
    """What a person has seen: a call that Telegram took."""

    step: Step
    at_ms: int
    method: str
    params: Mapping[str, Any]

    @property
    def text(self) -> str:
        return str(self.params.get("text"))


class Telegram:
    """Answers one outcome after the other, the last one for ever; keeps what it took."""

    def __init__(self, seam: Seam, outcomes: tuple[Outcome, ...]) -> None:
        self._seam = seam
        self._outcomes = list(outcomes)
        self.shown: list[Shown] = []

    def call(self, method: str, params: Mapping[str, Any]) -> Outcome:
        def take() -> Outcome:
            outcome = self._outcomes.pop(0) if len(self._outcomes) > 1 else self._outcomes[0]
            if isinstance(outcome, Sent):
                step = self._seam.steps[-1]
                self.shown.append(Shown(step, clock.now_ms(), method, params))
            return outcome

        outcome: Outcome = self._seam.passes(method, "Telegram", params, take, _KIND)
        return outcome


class Bot:
    """Stands for the adapters; they live as long as the process, each run has its Telegram."""

    def __init__(self, telegram: Callable[[], Telegram]) -> None:
        self._telegram = telegram

    def open(self, count: int) -> None:
        """There is nothing to connect to."""

    def call(self, method: str, params: Mapping[str, Any]) -> Outcome:
        return self._telegram().call(method, params)
