"""What Anna writes in her chat, and the answers that she waits for."""

from dataclasses import dataclass
from typing import Any

from tests.explore.person import NEVER, Command, Person
from tests.explore.stage import CHAT_ID
from tests.explore.world import START_MS
from vestnik import ids


@dataclass(frozen=True)
class Written:
    """A message, how the bot's answer to it begins, and what it asks of a task."""

    answer: str
    command: Command | None


def write(
    anna: Person,
    text: str,
    *,
    answer: str,
    title: str | None = None,
    at_s: int | None = None,
    message_id: int | None = None,
) -> None:
    """Send a message that asks for a task with a reminder so many seconds after the start."""
    anna.send(written(anna, text, answer=answer, title=title, at_s=at_s, message_id=message_id))


def written(
    anna: Person,
    text: str,
    *,
    answer: str,
    title: str | None = None,
    at_s: int | None = None,
    message_id: int | None = None,
) -> dict[str, Any]:
    """The update of a message; with `message_id` it is that one, edited."""
    anna.updates += 1
    number = message_id or anna.updates
    command = None
    if title is not None:
        task_id = ids.derived_id("telegram", str(CHAT_ID), str(number))
        instant_ms = None if at_s is None else START_MS + at_s * 1000
        command = anna.asked(task_id, instant_ms=instant_ms, title=title)
    anna.messages.append(Written(answer, command))
    message = {
        "message_id": number,
        "date": 1,
        "chat": {"id": CHAT_ID, "type": "private"},
        "from": {"id": CHAT_ID, "username": "anna"},
        "text": text,
    }
    part = "edited_message" if message_id else "message"
    return {"update_id": anna.updates, part: message}


def settle(anna: Person) -> None:
    """A message has ended when it was answered."""
    for one in anna.messages:
        answers = [
            shown for shown in anna.world.telegram.shown if shown.text.startswith(one.answer)
        ]
        if one.command is None:
            continue
        one.command.late = any(shown.at_ms >= (one.command.instant_ms or 0) for shown in answers)
        ended = answers[0].step.number if answers else NEVER
        one.command.is_told(acked=bool(answers), ended=ended)
