"""The mails that arrived, kept over restarts."""

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from infra.local.front_door.mail.message import Attachment, read_content

SCHEMA = """
CREATE TABLE IF NOT EXISTS mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sender TEXT NOT NULL, recipients TEXT NOT NULL,
    received_at TEXT NOT NULL, source BLOB NOT NULL
);
"""


@dataclass(frozen=True)
class Inbox:
    """Every mail with its envelope, oldest first."""

    database: sqlite3.Connection
    read: dict[int, dict[str, Any]] = field(default_factory=dict)

    def receive(self, sender: str, recipients: list[str], source: bytes, received_at: str) -> None:
        """Keep a mail; `received_at` is product time."""
        self.database.execute(
            "INSERT INTO mails (sender, recipients, received_at, source) VALUES (?, ?, ?, ?)",
            (sender, "\n".join(recipients), received_at, source),
        )

    def mails(self) -> list[dict[str, Any]]:
        """All mails as tests and the page read them; each is parsed once."""
        rows = self.database.execute("SELECT id FROM mails ORDER BY id").fetchall()
        return [self._mail(row["id"]) for row in rows]

    def version(self) -> str:
        """Changes whenever the list of mails does."""
        row = self.database.execute("SELECT count(*), max(id) FROM mails").fetchone()
        return f"{row[0]}-{row[1]}"

    def source(self, mail_id: int) -> bytes | None:
        """The bytes of one mail as they came."""
        row = self.database.execute("SELECT source FROM mails WHERE id = ?", (mail_id,)).fetchone()
        return None if row is None else bytes(row["source"])

    def attachment(self, mail_id: int, number: int) -> Attachment | None:
        """A file of a mail, by its place in the mail's list."""
        source = self.source(mail_id)
        files = read_content(source).attachments if source else ()
        return files[number] if number < len(files) else None

    def clear(self) -> None:
        """Throw every mail away."""
        self.database.execute("DELETE FROM mails")
        self.read.clear()

    def _mail(self, mail_id: int) -> dict[str, Any]:
        if mail_id not in self.read:
            row = self.database.execute("SELECT * FROM mails WHERE id = ?", (mail_id,)).fetchone()
            self.read[mail_id] = _document(row)
        return self.read[mail_id]


def _document(row: sqlite3.Row) -> dict[str, Any]:
    content = read_content(row["source"])
    return {
        "id": str(row["id"]),
        "from": row["sender"],
        "to": row["recipients"].split("\n"),
        "subject": content.subject,
        "text": content.text,
        "html": content.html,
        "headers": content.headers,
        "attachments": [
            {"name": one.name, "type": one.media_type, "size_bytes": len(one.content)}
            for one in content.attachments
        ],
        "received_at": row["received_at"],
    }
