"""A call that the product made to the provider."""

from dataclasses import dataclass
from typing import Any


@dataclass
class Call:
    """One call; `at` is its arrival in product time, `status` None while there is no answer."""

    n: int
    endpoint: str
    params: dict[str, str]
    at: str
    status: int | None = None

    def document(self) -> dict[str, Any]:
        """The call as tests read it."""
        return vars(self).copy()
