"""SQLite files in which the doubles keep what must survive a restart."""

import sqlite3
from pathlib import Path


def open_database(file: Path, schema: str) -> sqlite3.Connection:
    """The database with its tables made; every statement commits, rows have names."""
    file.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(file, isolation_level=None)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.executescript(schema)
    return database
