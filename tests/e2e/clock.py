"""The product's clock, as spec/local.md promises it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from tests.e2e.person import instant

RESET = {"reset": True}


@dataclass(frozen=True)
class Clock:
    """Moves it, and reads it."""

    client: httpx.Client
    url: str

    def order(self, **order: Any) -> httpx.Response:
        """Any order."""
        return self.client.post(self.url, json=order, timeout=60)

    def move(self, **order: Any) -> datetime:
        """An order that is obeyed; the product's instant after it."""
        answer = self.order(**order)
        assert answer.status_code == 200, answer.text
        return instant(answer.json()["now"])

    def read(self) -> dict[str, Any]:
        document: dict[str, Any] = self.client.get(self.url).json()
        return document

    @property
    def now(self) -> datetime:
        return instant(self.read()["now"])
