"""What the Bot API answers when it refuses."""

from typing import Any


class RefusedError(Exception):
    """A call that isn't done; `parameters` is the machine-readable part of the answer."""

    def __init__(
        self, status: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        self.status = status
        self.description = description
        self.parameters = parameters
        super().__init__(description)

    def document(self) -> dict[str, Any]:
        """The answer's body."""
        document = {"ok": False, "error_code": self.status, "description": self.description}
        return document | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> RefusedError:
    """400 in Telegram's wording."""
    return RefusedError(400, f"Bad Request: {reason}")


def too_many_requests(retry_after_s: int) -> RefusedError:
    """429 with the seconds to wait."""
    return RefusedError(
        429, f"Too Many Requests: retry after {retry_after_s}", {"retry_after": retry_after_s}
    )


def blocked(chat_type: str = "private") -> RefusedError:
    """403: this person has blocked the bot, or the bot was put out of the group."""
    if chat_type == "private":
        return RefusedError(403, "Forbidden: bot was blocked by the user")
    return RefusedError(403, f"Forbidden: bot was kicked from the {chat_type} chat")


def never_written() -> RefusedError:
    """403: this person is in a group with the bot, but has not started it."""
    return RefusedError(403, "Forbidden: bot can't initiate conversation with a user")


def migrated(to: int) -> RefusedError:
    """400: the group has another id since it became a supergroup."""
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    return RefusedError(400, reason, {"migrate_to_chat_id": to})
