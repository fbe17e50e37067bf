"""How long to wait after an outside system failed, and how often to try."""

from collections.abc import Callable

TRIES_MAX = 8  # delivery.md; then the row has failed, visibly
BACKOFF_BASE_S = 5.0
BACKOFF_CAP_S = 600.0


def backoff_s(attempt: int, *, random: Callable[[], float]) -> float:
    """
    Seconds to wait after the given failed try, full jitter, at least one second.

    Args:
        attempt: 1 after the first failure.
        random: uniform in [0, 1).

    Source: AWS Architecture Blog, "Exponential Backoff and Jitter"; base and cap: delivery.md.
    """
    longest_s = min(BACKOFF_CAP_S, BACKOFF_BASE_S * 2.0 ** (attempt - 1))
    return max(1.0, random() * longest_s)
