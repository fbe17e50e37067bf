"""The product's clock as the outside world sees it: real time plus the offset in a file."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class ProductClock:
    """Reads the same file as the functions do; without the file the offset is 0."""

    offset_file: Path

    def offset_s(self) -> float:
        """Seconds by which the product's clock is ahead of the machine's."""
        try:
            return float(self.offset_file.read_text() or 0)
        except FileNotFoundError:
            return 0.0

    def now(self) -> datetime:
        """The product's present instant, UTC."""
        return datetime.fromtimestamp(time.time() + self.offset_s(), UTC)

    def now_text(self) -> str:
        """The product's present instant, RFC 3339 with milliseconds."""
        return self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def now_s(self) -> int:
        """Whole seconds since 1970, as Telegram dates its messages."""
        return int(self.now().timestamp())
