"""A call that the product made to the sending API."""

import time
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.asgi import Response
from infra.local.front_door.sender.faults import Mode
from infra.local.front_door.sender.message import Asked


@dataclass
class Call:
    """
    One call; `at` is its arrival in product time.

    `answer` is None until it is known, `duration_s` (machine's time) until all is over.
    """

    n: int
    path_id: int | str
    asked: Asked
    at: str
    answer: dict[str, Any] | None = None
    duration_s: float | None = None
    _began_s: float = field(default_factory=time.monotonic)

    def answered(self, mode: Mode, response: Response | None) -> None:
        """Note what it is answered; without a response, by which fault it isn't."""
        said = {"status": response.status, "body": _text(response)} if response else {}
        self.answer = {"mode": mode, **said}

    def over(self) -> None:
        """Note that its client has the answer, or has gone."""
        self.duration_s = round(time.monotonic() - self._began_s, 6)

    def document(self) -> dict[str, Any]:
        """The call as tests read it."""
        return {
            "n": self.n,
            "id": self.asked.id,
            "path_id": self.path_id,
            "phone": self.asked.phone,
            "text": self.asked.text,
            "at": self.at,
            "answer": self.answer,
            "duration_s": self.duration_s,
        }


def _text(response: Response) -> str:
    return response.body.decode("utf-8", "replace")
