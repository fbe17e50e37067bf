"""
The chats that exist: who is in them, their messages, the buttons that were pressed.

A chat is known since its person wrote to the bot, as in Telegram: before that the bot can't.
"""

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS chats (
    chat_id INTEGER PRIMARY KEY, chat TEXT NOT NULL, person TEXT NOT NULL,
    last_message_id INTEGER NOT NULL DEFAULT 0, keyboard TEXT, blocked INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS messages (
    chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (chat_id, message_id)
);
CREATE TABLE IF NOT EXISTS presses (
    callback_query_id TEXT PRIMARY KEY, update_id INTEGER NOT NULL, chat_id INTEGER,
    answer TEXT
);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

Message = dict[str, Any]


@dataclass
class Chats:
    """All chats of the bot; `revision` grows with every change."""

    database: sqlite3.Connection
    revision: int = field(default=0)

    def remember_chat(self, chat: dict[str, Any], person: dict[str, Any]) -> None:
        """The chat is known from now on, with this person as the one who speaks in it."""
        self._write(
            "INSERT INTO chats (chat_id, chat, person) VALUES (?, ?, ?) ON CONFLICT (chat_id) "
            "DO UPDATE SET chat = excluded.chat, person = excluded.person",
            (chat["id"], json.dumps(chat), json.dumps(person)),
        )

    def chat(self, chat_id: int) -> dict[str, Any] | None:
        """The chat as the Bot API shows it."""
        row = self._row("SELECT chat FROM chats WHERE chat_id = ?", (chat_id,))
        return None if row is None else json.loads(row["chat"])

    def is_blocked(self, chat_id: int) -> bool:
        """Whether the person has blocked the bot."""
        row = self._row("SELECT blocked FROM chats WHERE chat_id = ?", (chat_id,))
        return row is not None and bool(row["blocked"])

    def block(self, chat_id: int, *, blocked: bool) -> None:
        """The person blocks the bot, or lets it speak again."""
        self._write("UPDATE chats SET blocked = ? WHERE chat_id = ?", (blocked, chat_id))

    def all_chats(self) -> list[dict[str, Any]]:
        """Every chat with its person and its reply keyboard."""
        rows = self.database.execute("SELECT * FROM chats ORDER BY rowid")
        return [
            {
                "chat": json.loads(row["chat"]),
                "person": json.loads(row["person"]),
                "keyboard": json.loads(row["keyboard"] or "null"),
                "blocked": bool(row["blocked"]),
            }
            for row in rows
        ]

    def next_message_id(self, chat_id: int) -> int:
        """A number that no message of this chat has had."""
        row = self._row("SELECT last_message_id FROM chats WHERE chat_id = ?", (chat_id,))
        return 1 if row is None else int(row["last_message_id"]) + 1

    def keep_message(self, message: Message) -> None:
        """The message is in its chat, new or changed."""
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        self._write(
            "INSERT OR REPLACE INTO messages VALUES (?, ?, ?)",
            (chat_id, message_id, json.dumps(message)),
        )
        self._write(
            "UPDATE chats SET last_message_id = max(last_message_id, ?) WHERE chat_id = ?",
            (message_id, chat_id),
        )

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """One message, None when there is none or it was deleted."""
        row = self._row(
            "SELECT message FROM messages WHERE chat_id = ? AND message_id = ?",
            (chat_id, message_id),
        )
        return None if row is None else json.loads(row["message"])

    def last_messages(self, chat_id: int, limit: int) -> list[Message]:
        """The newest messages of a chat, oldest first."""
        rows = self.database.execute(
            "SELECT message FROM messages WHERE chat_id = ? ORDER BY message_id DESC LIMIT ?",
            (chat_id, limit),
        ).fetchall()
        return [json.loads(row["message"]) for row in reversed(rows)]

    def delete_message(self, chat_id: int, message_id: int) -> None:
        """The message is gone; its number is not given again."""
        self._write(
            "DELETE FROM messages WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
        )

    def show_keyboard(self, chat_id: int, keyboard: dict[str, Any] | None) -> None:
        """The reply keyboard under the chat's input field, None takes it away."""
        self._write(
            "UPDATE chats SET keyboard = ? WHERE chat_id = ?",
            (None if keyboard is None else json.dumps(keyboard), chat_id),
        )

    def remember_press(self, callback_query_id: str, update_id: int, chat_id: int | None) -> None:
        """A button was pressed and waits for its answer; the same update again changes nothing."""
        self._write(
            "INSERT INTO presses (callback_query_id, update_id, chat_id) VALUES (?, ?, ?) "
            "ON CONFLICT (callback_query_id) DO UPDATE SET update_id = excluded.update_id, "
            "chat_id = excluded.chat_id, answer = NULL WHERE update_id != excluded.update_id",
            (callback_query_id, update_id, chat_id),
        )

    def answer_press(self, callback_query_id: str, answer: dict[str, Any]) -> bool:
        """Answer a press; False when it isn't known or was answered before."""
        cursor = self._write(
            "UPDATE presses SET answer = ? WHERE callback_query_id = ? AND answer IS NULL",
            (json.dumps(answer), callback_query_id),
        )
        return cursor.rowcount == 1

    def answers_to_presses(self, chat_id: int, limit: int) -> dict[str, Any]:
        """The newest answered presses of a chat: callback_query_id -> toast or alert."""
        rows = self.database.execute(
            "SELECT callback_query_id, answer FROM presses WHERE chat_id = ? "
            "AND answer IS NOT NULL ORDER BY rowid DESC LIMIT ?",
            (chat_id, limit),
        )
        return {row["callback_query_id"]: json.loads(row["answer"]) for row in rows}

    def fact(self, name: str) -> Any:
        """A remembered value, None without one."""
        row = self._row("SELECT value FROM facts WHERE name = ?", (name,))
        return None if row is None else json.loads(row["value"])

    def remember_fact(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

    def _row(self, statement: str, values: tuple[Any, ...]) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self.database.execute(statement, values).fetchone()
        return row

    def _write(self, statement: str, values: tuple[Any, ...]) -> sqlite3.Cursor:
        self.revision += 1
        return self.database.execute(statement, values)
