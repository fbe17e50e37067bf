"""What became of a call to the Bot API."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sent:
    """Telegram did it. `message_id` is 0 where the method makes no message."""

    message_id: int = 0


@dataclass(frozen=True)
class Blocked:
    """This person can't be reached any more: he blocked the bot, or the chat is gone."""

    reason: str


@dataclass(frozen=True)
class Refused:
    """Telegram will never do this call."""

    reason: str


@dataclass(frozen=True)
class Migrated(Refused):
    """The group became a supergroup: what was meant for it belongs into `chat_id` now."""

    chat_id: int


@dataclass(frozen=True)
class TryLater:
    """It may work later; exactly after `retry_after_s` where Telegram said so."""

    reason: str
    retry_after_s: float | None = None


Outcome = Sent | Blocked | Refused | TryLater

_GONE = ("chat not found", "bot was kicked", "user is deactivated", "bot was blocked")


def outcome_of(
    status: int,
    description: str,
    retry_after_s: float | None = None,
    migrated_to: int | None = None,
) -> Outcome:
    """
    Class of an error answer.

    Args:
        status: `error_code` of the answer, HTTP status where there is none.
        migrated_to: `migrate_to_chat_id` of its parameters.
    """
    words = description.lower()
    if status == 400 and migrated_to is not None:
        return Migrated(description, migrated_to)
    if status == 429:
        return TryLater("too_many_requests", retry_after_s if retry_after_s is not None else 1.0)
    if status == 403 or (status == 400 and any(word in words for word in _GONE)):
        return Blocked(description)
    if status >= 500 or status in {408, 409}:
        return TryLater(f"telegram_{status}")
    return Refused(description)
