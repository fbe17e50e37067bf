"""
The state on disk: one SQLite database, one row for each of MiniStack's services.

MiniStack writes a file for each service when it stops, one after the other and without fsync. Here
all services are saved in one transaction: a kill in the middle leaves the whole older state.
"""

import sqlite3
import threading
from collections.abc import Mapping
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS services (name TEXT PRIMARY KEY, state TEXT NOT NULL)"


class Store:
    """Saves and loads the services' states, as text."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._alone = threading.Lock()
        self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute(_SCHEMA)

    def load(self, service: str) -> str | None:
        """The state that was saved last; None when there is none."""
        query = "SELECT state FROM services WHERE name = ?"
        with self._alone:
            row = self._database.execute(query, (service,)).fetchone()
        return None if row is None else str(row[0])

    def save(self, states: Mapping[str, str]) -> None:
        """Replace the states of these services, all or none."""
        with self._alone, self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany(
                "INSERT INTO services VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET state = excluded.state",
                states.items(),
            )

    def close(self) -> None:
        """Fold the write-ahead log into the database."""
        with self._alone:
            self._database.close()
