"""In a group the bot answers only who speaks to it: by a command, a mention or a reply."""

import re
from collections.abc import Mapping
from typing import Any

from vestnik import bootstrap


def addressed_text(message: Mapping[str, Any], text: str) -> str | None:
    """What is said to the bot, without its name; None where it is said to others."""
    name = bootstrap.config().telegram_bot_name
    mention = re.compile(rf"@{re.escape(name)}\b", re.IGNORECASE)
    if mention.search(text):
        return mention.sub("", text).strip()
    return text if _answers_us(message) else None


def _answers_us(message: Mapping[str, Any]) -> bool:
    answered: Mapping[str, Any] = message.get("reply_to_message") or {}
    author: Mapping[str, Any] = answered.get("from") or {}
    return str(author.get("id")) == bootstrap.config().telegram_token.partition(":")[0]
