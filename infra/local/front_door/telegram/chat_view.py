"""All that the chat page shows of one chat."""

from dataclasses import dataclass
from typing import Any

from infra.local.front_door.telegram.calls import Call
from infra.local.front_door.telegram.delivery import Delivery, Update
from infra.local.front_door.telegram.double import TelegramDouble
from infra.local.front_door.telegram.methods.commands import commands_for, get_chat_menu_button
from infra.local.front_door.telegram.users import Users

_MESSAGES, _PRESSES, _TRAFFIC = 200, 20, 60
_CALLS_LOOKED_AT = 500


@dataclass(frozen=True)
class ChatView:
    """Reads what the double knows; `revision` is another one after each change."""

    double: TelegramDouble
    delivery: Delivery

    @property
    def revision(self) -> str:
        """Of everything that is shown."""
        return f"{self.double.bot.revision}-{self.double.calls.revision}"

    @property
    def users(self) -> Users:
        """Everybody."""
        return self.double.bot.users

    def all_chats(self) -> list[dict[str, Any]]:
        """Every chat that the bot knows, groups with the ids of their members."""
        bot = self.double.bot
        return [
            one | {"members": bot.users.members(one["chat"]["id"])} for one in bot.chats.all_chats()
        ]

    def chat(self, chat_id: int, person_id: int) -> dict[str, Any]:
        """One chat as this person sees it."""
        bot = self.double.bot
        language = (bot.users.user(person_id) or {}).get("language_code", "")
        found = [one for one in self.all_chats() if one["chat"]["id"] == chat_id]
        return {
            "known": found[0] if found else None,
            "messages": bot.chats.last_messages(chat_id, _MESSAGES),
            "presses": bot.presses.of_chat(chat_id, _PRESSES),
            "commands": commands_for(bot, chat_id, language),
            "menu_button": get_chat_menu_button(bot, {"chat_id": chat_id}),
            "traffic": self._traffic(chat_id),
        }

    def _traffic(self, chat_id: int) -> list[dict[str, Any]]:
        updates = [
            {"kind": "update", **delivered.document()}
            for delivered in self.delivery.delivered
            if str(chat_id) in _chat_ids(delivered.update)
        ]
        calls = [
            {"kind": "call", **call.document()}
            for call in self.double.calls.since(self.double.calls.last_n - _CALLS_LOOKED_AT)
            if self._concerns(call, chat_id)
        ]
        return sorted([*updates, *calls], key=lambda one: str(one["at"]))[-_TRAFFIC:]

    def _concerns(self, call: Call, chat_id: int) -> bool:
        if call.method == "answerCallbackQuery":
            query_id = str(call.params.get("callback_query_id"))
            return self.double.bot.presses.chat_of(query_id) in (chat_id, None)
        return bool(call.params.get("chat_id", chat_id) == chat_id)


def _chat_ids(update: Update) -> set[str]:
    parts = [part for part in update.values() if isinstance(part, dict)]
    parts += [part["message"] for part in parts if isinstance(part.get("message"), dict)]
    chats = [part["chat"] for part in parts if isinstance(part.get("chat"), dict)]
    return {str(chat.get("id")) for chat in chats}
