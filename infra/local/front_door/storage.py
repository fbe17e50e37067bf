"""SQLite files in which the doubles keep what must survive a restart."""

import sqlite3
import zlib
from pathlib import Path


def open_database(file: Path, schema: str) -> sqlite3.Connection:
    """
    The database with its tables made; every statement commits, rows have names.

    One that an older version made with other tables is begun anew: it is a double's memory.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    database = _connect(file)
    made_of = zlib.crc32(schema.encode()) & 0x7FFFFFFF  # user_version is a signed 32-bit number
    [kept] = database.execute("PRAGMA user_version").fetchone()
    if kept != made_of:
        database.close()
        for suffix in ("", "-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        database = _connect(file)
        database.executescript(schema)
        database.execute(f"PRAGMA user_version = {made_of}")
    return database


def _connect(file: Path) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    return database
