"""What is remembered of the bot itself: its webhook, its commands, the last update's number."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

SCHEMA = "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);"


@dataclass(frozen=True)
class Facts:
    """JSON values by name."""

    database: sqlite3.Connection

    def read(self, name: str) -> Any:
        """A remembered value, None without one."""
        row = self.database.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return None if row is None else json.loads(row["value"])

    def remember(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        self.database.execute(
            "INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value))
        )
