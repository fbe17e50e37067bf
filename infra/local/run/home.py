"""Where the run keeps its things: `.local/`."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra import ROOT

LOCK = "run.lock"


@dataclass(frozen=True)
class Home:
    """The folder `.local/` and what is where in it."""

    path: Path = ROOT / ".local"

    @property
    def aws(self) -> Path:
        """State of the embedded AWS."""
        return self.path / "aws"

    @property
    def outside(self) -> Path:
        """State of the doubles."""
        return self.path / "outside"

    @property
    def log(self) -> Path:
        """Folder of the logs."""
        return self.path / "log"

    @property
    def clock(self) -> Path:
        """Offset of the movable clock."""
        return self.path / "clock"

    def drop(self) -> None:
        """Forget everything but the lock that is being held."""
        for entry in self.path.iterdir():
            if entry.name == LOCK:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()

    def read(self, name: str) -> Any:
        """A kept JSON document; None when there is none or it was cut short."""
        try:
            return json.loads((self.path / name).read_text())
        except (FileNotFoundError, ValueError):
            return None

    def keep(self, name: str, document: object) -> None:
        """Keep a JSON document, as a whole or not at all, for this user's eyes only."""
        fresh = self.path / f"{name}.new"
        fresh.touch(mode=0o600)
        fresh.write_text(json.dumps(document, indent=1))
        fresh.replace(self.path / name)

    def forget(self, name: str) -> None:
        """Drop a kept document."""
        (self.path / name).unlink(missing_ok=True)
