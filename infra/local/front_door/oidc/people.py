"""People who have an account at the provider, kept over restarts."""

import sqlite3
from dataclasses import asdict, dataclass
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS people (
    subject TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT, email_verified INTEGER NOT NULL
);
"""


@dataclass(frozen=True)
class Person:
    """What the provider knows of somebody; `subject` never changes."""

    subject: str
    name: str
    email: str | None
    email_verified: bool

    def document(self) -> dict[str, Any]:
        """The person as tests and pages read it."""
        return asdict(self)


@dataclass(frozen=True)
class People:
    """Everybody with an account there."""

    database: sqlite3.Connection

    def add(self, person: Person) -> None:
        """One more account, or another description of one."""
        self.database.execute(
            "INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?)",
            (person.subject, person.name, person.email, person.email_verified),
        )

    def everybody(self) -> list[Person]:
        """In the order in which they came."""
        rows = self.database.execute("SELECT * FROM people ORDER BY rowid")
        return [_person(row) for row in rows]

    def find(self, subject: str) -> Person | None:
        """One of them."""
        row = self.database.execute("SELECT * FROM people WHERE subject = ?", (subject,)).fetchone()
        return None if row is None else _person(row)

    def remove(self, subject: str) -> None:
        """The account is gone."""
        self.database.execute("DELETE FROM people WHERE subject = ?", (subject,))


def _person(row: sqlite3.Row) -> Person:
    return Person(row["subject"], row["name"], row["email"], bool(row["email_verified"]))
