"""What a double was ordered to do wrong: one fault at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from infra.local.front_door.errors import AnswerError

ModeT = TypeVar("ModeT", bound=str)


@dataclass
class OrderedFault(Generic[ModeT]):
    """
    The mode in force and for how many times more; None is until another order.

    Of `modes` the first one is to do nothing wrong.
    """

    modes: tuple[ModeT, ...]
    mode: ModeT = field(init=False)
    times: int | None = None

    def __post_init__(self) -> None:
        self.mode = self.modes[0]

    def order(self, document: Mapping[str, Any]) -> None:
        """
        Take an order as tests send it.

        Raises:
            AnswerError: 422 with the wrong fields.
        """
        wrong = dict.fromkeys(document.keys() - {"mode", "times"}, "unknown")
        mode = next((known for known in self.modes if known == document.get("mode")), None)
        times = document.get("times")
        if mode is None:
            wrong["mode"] = "one of " + ", ".join(self.modes)
        if not (times is None or (isinstance(times, int) and times > 0)):
            wrong["times"] = "a whole number above 0"
        if mode is None or wrong:
            raise AnswerError(422, "invalid_input", fields=wrong)
        self.mode, self.times = mode, times

    def strike(self) -> ModeT:
        """The mode that is met now; one of its times is used up."""
        mode = self.mode
        if self.times is not None:
            self.times -= 1
            if self.times == 0:
                self.mode, self.times = self.modes[0], None
        return mode

    def document(self) -> dict[str, Any]:
        """The order in force, as it was sent."""
        return {"mode": self.mode, "times": self.times}
