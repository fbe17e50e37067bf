"""Somebody who talks with the bot: updates as Telegram makes them, answers as it shows them."""

import itertools
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from functions.telegram.router import answer
from infra.local.front_door.telegram.bot import SCHEMA, Bot
from infra.local.front_door.telegram.checking import check
from infra.local.front_door.telegram.learning import learn
from infra.local.front_door.telegram.methods import METHODS
from infra.local.front_door.telegram.refusals import RefusedError
from infra.local.product_clock import ProductClock
from tests.support.permissions import permitted
from vestnik import bootstrap, clock, ids
from vestnik.platform.sender import MemorySender
from vestnik.telegram.outcome import Outcome, Sent, outcome_of
from vestnik.telegram.updates import Call, Exchange, StoredUpdate, handle_chat, receive

BOT_NAME = "vestnik_bot"
_ids = itertools.count(1_000)


class Telegram:
    """
    The double of the Bot API in this process.

    `stumbles`: whoever answers an update dies before its replies are recorded, and another worker
    answers it once more. `refused`: calls that Telegram would refuse.
    """

    def __init__(self, product_clock: ProductClock, *, stumbles: bool = False) -> None:
        self.stumbles = stumbles
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.row_factory = sqlite3.Row
        database.executescript(SCHEMA)
        self.bot = Bot("4242:test", BOT_NAME, product_clock, database)
        self.calls: list[tuple[str, Mapping[str, Any]]] = []
        self.refused: list[str] = []

    def answer(self, update: StoredUpdate, holder: str) -> Sequence[Call]:
        """What the bot answers."""
        if self.stumbles:
            answer(update, holder)
        return answer(update, holder)

    def call(self, method: str, params: Mapping[str, Any]) -> Outcome:
        """One call of the Bot API."""
        self.calls.append((method, params))
        try:
            result: Any = METHODS[method](self.bot, check(method, dict(params)))
        except RefusedError as error:
            document = error.document()
            self.refused.append(document["description"])
            return outcome_of(document["error_code"], document["description"], None)
        return Sent(result["message_id"] if isinstance(result, dict) else 0)


@dataclass
class Chat:
    """One person in one chat; `chat_id` is the person's own number in a private one."""

    telegram: Telegram
    person_id: int = 5
    chat_id: int = 5
    language: str = "ru"
    kind: str = "private"
    updates: list[dict[str, Any]] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.chat_id, "type": self.kind}

    @property
    def person(self) -> dict[str, Any]:
        return {
            "id": self.person_id,
            "is_bot": False,
            "first_name": "A",
            "language_code": self.language,
        }

    def says(self, text: str, **more: Any) -> list[str]:
        """Write to the chat; answers what the bot wrote then."""
        return self.sends(text=text, **more)

    def sends(self, **content: Any) -> list[str]:
        """Send a message of any kind."""
        number = self.telegram.bot.chats.next_message_id(self.chat_id)
        self.said = {
            "message_id": number,
            "date": 1,
            "chat": self.chat,
            "from": self.person,
            **content,
        }
        return self.updated(message=self.said)

    def edits(self, text: str) -> list[str]:
        """Change what was said last."""
        self.said = {**self.said, "text": text, "edit_date": 2}
        return self.updated(edited_message=self.said)

    def presses(self, label: str, message: dict[str, Any] | None = None) -> str:
        """Press a button under a message (the last one); answers the toast."""
        above = message or self.last
        return self.presses_data(self.buttons(above)[label], above)

    def presses_data(self, data: str, message: dict[str, Any] | None = None) -> str:
        """Press a button with any data."""
        number = f"p{next(_ids)}"
        press = {"id": number, "from": self.person, "chat_instance": "1", "data": data}
        self.updated(callback_query={**press, "message": message or self.last})
        answers = [p for _, p in self.telegram.calls if p.get("callback_query_id") == number]
        return str(answers[0]["text"]) if answers else ""

    def updated(self, **part: Any) -> list[str]:
        """Deliver an update and let the worker handle it; answers the new messages' texts."""
        update = {"update_id": next(_ids), **part}
        self.updates.append(update)
        return self.delivers(update)

    def delivers(self, update: dict[str, Any]) -> list[str]:
        """The update comes, perhaps once more."""
        learn(self.telegram.bot, update)
        before = len(self.telegram.calls)
        receive(
            update,
            self.chat_id,
            updates=bootstrap.updates(),
            due=bootstrap.due(),
            hints=bootstrap.hints("update"),
            now=clock.now,
        )
        with permitted("updates"):
            handle_chat(self.chat_id, holder=ids.new_id(), exchange=_exchange(self.telegram))
        new = self.telegram.calls[before:]
        return [str(params["text"]) for method, params in new if method == "sendMessage"]

    @property
    def last(self) -> dict[str, Any]:
        """The bot's last message, as the chat shows it now."""
        messages = self.telegram.bot.chats.last_messages(self.chat_id, 50)
        return next(one for one in reversed(messages) if self.telegram.bot.wrote(one))

    def buttons(self, message: dict[str, Any] | None = None) -> dict[str, str]:
        """Text -> data (or address) of the buttons under a message, in their order."""
        above = message or self.last
        rows: list[list[dict[str, str]]] = above.get("reply_markup", {}).get("inline_keyboard", [])
        return {
            one["text"]: one.get("callback_data") or one.get("url", "")
            for row in rows
            for one in row
        }


def _exchange(telegram: Telegram) -> Exchange:
    return Exchange(
        updates=bootstrap.updates(),
        due=bootstrap.due(),
        hints=bootstrap.hints("update"),
        call=telegram.call,
        answer=telegram.answer,
        now=clock.now,
        sender=MemorySender(1_000_000),
        wait_until_ms=lambda _: None,
        time_left_ms=lambda: 60_000,
    )
