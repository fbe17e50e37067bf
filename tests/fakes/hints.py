"""A queue of hints in memory."""

from collections.abc import Sequence

from vestnik.platform.due.hints import Hint


class FakeHints:
    """Keeps what was sent; `lost` makes every sending vanish."""

    def __init__(self) -> None:
        self.sent: list[Hint] = []
        self.lost = False

    def send(self, hints: Sequence[Hint], *, now_ms: int, packed: bool = False) -> None:
        del now_ms, packed
        if not self.lost:
            self.sent += hints

    def take(self) -> list[Hint]:
        """What was sent since the last taking."""
        taken, self.sent = self.sent, []
        return taken
