"""What the sending API is asked to send."""

import json
from dataclasses import dataclass
from typing import Any

# Beyond it a JSON number is not the same for everybody (RFC 8259, section 6).
_NUMBER_MAX = 2**53 - 1
_PHONES = range(70_000_000_000, 80_000_000_000)


@dataclass(frozen=True)
class Asked:
    """The fields of a call as they came; None for what is missing or of another type."""

    id: int | None
    phone: int | None
    text: str | None

    def is_right(self, path_id: int | str) -> bool:
        """Whether it is a message that can be sent under the id of its path."""
        if self.id is None or self.phone is None:
            return False
        numbered = self.id == path_id and 0 < self.id <= _NUMBER_MAX
        return numbered and self.phone in _PHONES and bool(self.text)

    def body(self) -> str:
        """What must be the same each time that an id comes."""
        return json.dumps([self.phone, self.text], ensure_ascii=False)


def read_asked(body: bytes) -> Asked:
    """The fields in a body; one that isn't a JSON object has none."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        document = None
    fields = document if isinstance(document, dict) else {}
    text = fields.get("text")
    return Asked(
        id=_number(fields.get("id")),
        phone=_number(fields.get("phone")),
        text=text if isinstance(text, str) else None,
    )


def read_path_id(segment: str) -> int | str:
    """The id in the path of a call; what isn't a number stays as it is."""
    return int(segment) if segment.isascii() and segment.isdecimal() else segment


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
