"""Buttons that were pressed, and how the bot answered."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS presses (
    callback_query_id TEXT PRIMARY KEY, update_id INTEGER NOT NULL, chat_id INTEGER,
    message_id INTEGER, data TEXT, pressed_at REAL NOT NULL, answer TEXT
);
"""
# Telegram doesn't tell its figure; bots report refusals after a quarter of a minute to a minute.
ANSWERED_WITHIN_S = 60


@dataclass(frozen=True)
class Press:
    """A callback query; `pressed_at` in seconds since 1970, product time."""

    callback_query_id: str
    update_id: int
    chat_id: int | None
    message_id: int | None
    data: str | None
    pressed_at: float


@dataclass(frozen=True)
class Presses:
    """All of them."""

    database: sqlite3.Connection

    def remember(self, press: Press) -> None:
        """It waits for its answer from now on; the same update again changes nothing."""
        values = ":callback_query_id, :update_id, :chat_id, :message_id, :data, :pressed_at, NULL"
        self.database.execute(
            f"INSERT INTO presses VALUES ({values}) "  # noqa: S608 - a constant
            "ON CONFLICT (callback_query_id) DO UPDATE SET update_id = excluded.update_id, "
            "chat_id = excluded.chat_id, message_id = excluded.message_id, data = excluded.data, "
            "pressed_at = excluded.pressed_at, answer = NULL "
            "WHERE update_id != excluded.update_id",
            vars(press),
        )

    def answer(self, callback_query_id: str, answer: dict[str, Any], *, now: float) -> bool:
        """Answer a press; False when it isn't known, is too old or was answered before."""
        cursor = self.database.execute(
            "UPDATE presses SET answer = ? "
            "WHERE callback_query_id = ? AND answer IS NULL AND pressed_at > ?",
            (json.dumps(answer), callback_query_id, now - ANSWERED_WITHIN_S),
        )
        return cursor.rowcount == 1

    def chat_of(self, callback_query_id: str) -> int | None:
        """The chat in which the button was pressed."""
        row = self.database.execute(
            "SELECT chat_id FROM presses WHERE callback_query_id = ?", (callback_query_id,)
        ).fetchone()
        return None if row is None else row["chat_id"]

    def of_chat(self, chat_id: int, limit: int) -> list[dict[str, Any]]:
        """The newest presses in a chat, oldest first; `answer` is a toast, an alert or None."""
        rows = self.database.execute(
            "SELECT callback_query_id AS id, message_id, data, pressed_at, answer "
            "FROM presses WHERE chat_id = ? ORDER BY rowid DESC LIMIT ?",
            (chat_id, limit),
        ).fetchall()
        return [dict(row) | {"answer": json.loads(row["answer"] or "null")} for row in rows[::-1]]
