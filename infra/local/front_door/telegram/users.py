"""The people of Telegram, and which groups they are members of."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS users (user_id INTEGER PRIMARY KEY, user TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS members (
    chat_id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (chat_id, user_id)
);
"""
User = dict[str, Any]


@dataclass(frozen=True)
class Users:
    """Everybody who was seen in an update or made by hand."""

    database: sqlite3.Connection

    def remember(self, user: User) -> None:
        """The user is known from now on, as described here."""
        self.database.execute(
            "INSERT INTO users VALUES (?, ?) "
            "ON CONFLICT (user_id) DO UPDATE SET user = excluded.user",
            (user["id"], json.dumps(user)),
        )

    def all_users(self) -> list[User]:
        """Everybody, in the order of their ids."""
        rows = self.database.execute("SELECT user FROM users ORDER BY user_id")
        return [json.loads(row["user"]) for row in rows]

    def user(self, user_id: int) -> User | None:
        """One of them."""
        row = self.database.execute(
            "SELECT user FROM users WHERE user_id = ?", (user_id,)
        ).fetchone()
        return None if row is None else json.loads(row["user"])

    def join(self, chat_id: int, user_id: int) -> None:
        """The user is a member of the group."""
        self.database.execute("INSERT OR IGNORE INTO members VALUES (?, ?)", (chat_id, user_id))

    def leave(self, chat_id: int, user_id: int) -> None:
        """The user is no member any more."""
        self.database.execute(
            "DELETE FROM members WHERE chat_id = ? AND user_id = ?", (chat_id, user_id)
        )

    def members(self, chat_id: int) -> list[int]:
        """Ids of a group's members."""
        rows = self.database.execute(
            "SELECT user_id FROM members WHERE chat_id = ? ORDER BY user_id", (chat_id,)
        )
        return [row["user_id"] for row in rows]
