"""Two mailings: one that begins at once, one of tomorrow."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx

from infra.local.demo.clients import VIP


def missing_mailings(
    client: httpx.Client, manager: dict[str, str], now: datetime
) -> Iterator[dict[str, Any]]:
    """Those that aren't there yet, told by their text."""
    present = client.get("/mailings", params={"limit": 200}, headers=manager).raise_for_status()
    texts = {mailing["text"] for mailing in present.json()}
    return (mailing for mailing in _mailings(now) if mailing["text"] not in texts)


def _mailings(now: datetime) -> Iterator[dict[str, Any]]:
    tomorrow = (now + timedelta(days=1)).replace(hour=6, minute=0, second=0, microsecond=0)
    yield {
        "text": "{name|Здравствуйте}, для вас закрытая распродажа: до воскресенья −20 %.",
        "filter": {"tags": [VIP]},
        "start_at": now.isoformat(),
        "end_at": (now + timedelta(days=7)).isoformat(),
    }
    yield {
        "text": "{name|Здравствуйте}! Новый магазин в городе {city|рядом с вами} уже открыт.",
        "filter": {"everyone": True},
        "start_at": tomorrow.isoformat(),
        "end_at": (tomorrow + timedelta(days=3)).isoformat(),
        "local_window": {"from": "10:00", "to": "20:00", "days": [1, 2, 3, 4, 5, 6, 7]},
    }
