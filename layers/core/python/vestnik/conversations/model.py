"""The state of a dialogue."""

from dataclasses import dataclass
from datetime import timedelta

WAITS_FOR = timedelta(hours=24)  # who answers later begins anew


@dataclass(frozen=True)
class Waiting:
    """
    What the bot waits for.

    `what` names the dialogue, `task_id` the task that it is about, `text` what was said in it.
    """

    what: str
    task_id: str = ""
    text: str = ""


@dataclass(frozen=True)
class Place:
    """Who talks where: in a group everybody has a dialogue of his own."""

    chat_id: int
    telegram_id: int
