"""Faults that were ordered for the inbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from infra.local.front_door.errors import AnswerError

Mode = Literal["ok", "refuse", "drop_after_data", "slow"]
MODES: tuple[Mode, ...] = get_args(Mode)


@dataclass
class MailFault:
    """The mode in force and for how many mails more; None is until another order."""

    mode: Mode = "ok"
    times: int | None = None

    def order(self, document: Mapping[str, Any]) -> None:
        """
        Take an order as tests send it.

        Raises:
            AnswerError: 422 with the wrong fields.
        """
        wrong = dict.fromkeys(document.keys() - {"mode", "times"}, "unknown")
        mode = next((known for known in MODES if known == document.get("mode")), None)
        times = document.get("times")
        if mode is None:
            wrong["mode"] = "one of " + ", ".join(MODES)
        if not (times is None or (isinstance(times, int) and times > 0)):
            wrong["times"] = "a whole number above 0"
        if mode is None or wrong:
            raise AnswerError(422, "invalid_input", fields=wrong)
        self.mode, self.times = mode, times

    def strike(self) -> Mode:
        """The mode that the next mail meets; one of its times is used up."""
        mode = self.mode
        if self.times is not None:
            self.times -= 1
            if self.times == 0:
                self.mode, self.times = "ok", None
        return mode
