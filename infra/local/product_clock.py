"""The product's clock on this machine: real time plus an offset that a file holds."""

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class ProductClock:
    """Shares its file with the functions (`vestnik.clock`); without the file the offset is 0."""

    offset_file: Path

    def offset_s(self) -> float:
        """Seconds by which the product's clock is ahead of the machine's."""
        try:
            return float(self.offset_file.read_text() or 0)
        except FileNotFoundError:
            return 0.0

    def timestamp(self) -> float:
        """The product's present instant, seconds since 1970."""
        return time.time() + self.offset_s()

    def now(self) -> datetime:
        """The product's present instant, UTC."""
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def now_text(self) -> str:
        """The product's present instant, RFC 3339 with milliseconds."""
        return self.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def now_s(self) -> int:
        """Whole seconds since 1970, as Telegram dates its messages."""
        return int(self.timestamp())

    def move_to(self, offset_s: float) -> None:
        """
        Set the offset, to the millisecond; nobody ever reads half of it.

        The file's time tells readers that it has changed. The kernel dates writes by its own tick
        of some milliseconds, in which two moves would look like one, so that time is set here.
        """
        fresh = self.offset_file.with_name(f"{self.offset_file.name}.new")
        fresh.write_text(f"{offset_s:.3f}")
        now_ns = time.time_ns()
        os.utime(fresh, ns=(now_ns, now_ns))
        fresh.replace(self.offset_file)
