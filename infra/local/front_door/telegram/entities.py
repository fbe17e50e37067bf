"""What Telegram finds in a text that a person writes: commands, mentions, hashtags, addresses."""

import re
from typing import Any

from infra.local.front_door.telegram.rules import utf16_units

_FOUND = re.compile(
    r"(?P<url>https?://\S+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?)"
    r"|(?<!\w)(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})"
    r"|(?<!\w)(?P<hashtag>#\w+)"
)


def entities(text: str) -> list[dict[str, Any]]:
    """Entities as the Bot API describes them, offsets and lengths in UTF-16 units."""
    return [
        {
            "type": found.lastgroup,
            "offset": utf16_units(text[: found.start()]),
            "length": utf16_units(found[0]),
        }
        for found in _FOUND.finditer(text)
    ]
