"""
The chats that exist and their messages.

A chat is known since its person wrote to the bot, as in Telegram: before that the bot can't.
"""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS chats (
    chat_id INTEGER PRIMARY KEY, chat TEXT NOT NULL, person TEXT NOT NULL,
    last_message_id INTEGER NOT NULL DEFAULT 0, keyboard TEXT, forced_reply TEXT,
    blocked INTEGER NOT NULL DEFAULT 0, migrated_to INTEGER
);
CREATE TABLE IF NOT EXISTS messages (
    chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, message TEXT NOT NULL,
    sent_at INTEGER, fixed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (chat_id, message_id)
);
"""

Message = dict[str, Any]


@dataclass(frozen=True)
class Chats:
    """All chats of the bot."""

    database: sqlite3.Connection

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
        """Whether the person has blocked the bot, or it was put out of the group."""
        row = self._row("SELECT blocked FROM chats WHERE chat_id = ?", (chat_id,))
        return row is not None and bool(row["blocked"])

    def block(self, chat_id: int, *, blocked: bool) -> None:
        """The bot may not speak here any more, or may again."""
        self._write("UPDATE chats SET blocked = ? WHERE chat_id = ?", (blocked, chat_id))

    def migrate(self, chat_id: int, to: int) -> None:
        """The group has become a supergroup, which has another id."""
        self._write("UPDATE chats SET migrated_to = ? WHERE chat_id = ?", (to, chat_id))

    def migrated_to(self, chat_id: int) -> int | None:
        """The supergroup that this group has become."""
        row = self._row("SELECT migrated_to FROM chats WHERE chat_id = ?", (chat_id,))
        return None if row is None else row["migrated_to"]

    def all_chats(self) -> list[dict[str, Any]]:
        """Every chat: its person, its reply keyboard, the reply that the bot asks for."""
        rows = self.database.execute("SELECT * FROM chats ORDER BY rowid")
        return [
            {
                "chat": json.loads(row["chat"]),
                "person": json.loads(row["person"]),
                "keyboard": json.loads(row["keyboard"] or "null"),
                "forced_reply": json.loads(row["forced_reply"] or "null"),
                "blocked": bool(row["blocked"]),
                "migrated_to": row["migrated_to"],
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
            "INSERT INTO messages (chat_id, message_id, message) VALUES (?, ?, ?) "
            "ON CONFLICT (chat_id, message_id) DO UPDATE SET message = excluded.message",
            (chat_id, message_id, json.dumps(message)),
        )
        self._write(
            "UPDATE chats SET last_message_id = max(last_message_id, ?) WHERE chat_id = ?",
            (message_id, chat_id),
        )

    def note_sent(self, message: Message, *, fixed: bool) -> None:
        """The bot sent this message through its API; a fixed one can't be edited."""
        self._write(
            "UPDATE messages SET sent_at = ?, fixed = ? WHERE chat_id = ? AND message_id = ?",
            (message["date"], fixed, message["chat"]["id"], message["message_id"]),
        )

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """One message, None when there is none or it was deleted."""
        row = self._message_row(chat_id, message_id)
        return None if row is None else json.loads(row["message"])

    def is_fixed(self, chat_id: int, message_id: int) -> bool:
        """Whether the message can't be edited."""
        row = self._message_row(chat_id, message_id)
        return row is not None and bool(row["fixed"])

    def sent_at(self, chat_id: int, message_id: int) -> int | None:
        """When the bot sent the message, seconds since 1970; None for what others wrote."""
        row = self._message_row(chat_id, message_id)
        return None if row is None else row["sent_at"]

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
        self._write_json("keyboard", chat_id, keyboard)

    def force_reply(self, chat_id: int, asked: dict[str, Any] | None) -> None:
        """The message that the person is asked to reply to, None when it was done."""
        self._write_json("forced_reply", chat_id, asked)

    def _write_json(self, column: str, chat_id: int, value: dict[str, Any] | None) -> None:
        text = None if value is None else json.dumps(value)
        # Not a person's text: one of the two names above.
        self._write(f"UPDATE chats SET {column} = ? WHERE chat_id = ?", (text, chat_id))  # noqa: S608

    def _message_row(self, chat_id: int, message_id: int) -> sqlite3.Row | None:
        return self._row(
            "SELECT * FROM messages WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
        )

    def _row(self, statement: str, values: tuple[Any, ...]) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self.database.execute(statement, values).fetchone()
        return row

    def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        self.database.execute(statement, values)
