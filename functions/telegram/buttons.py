"""
Buttons: their data and the keyboards that they stand in.

The data of a button is `<version>:<verb>:<target>:<value>`, at most 64 bytes. It comes back as
anybody could forge it: whoever acts on it checks whose the target is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vestnik.texts import LANGUAGES, Language, render

_VERSION = "2"  # "1" are the buttons under reminders, vestnik.reminders.keyboard
DATA_MAX = 64  # bytes

# label in texts -> the command that it stands for; two a row
LABELS = {
    "label-new-task": "new_task",
    "label-task-list": "tasks",
    "label-delete-task": "rmtask",
    "label-delete-all": "rmtasks",
    "label-set-time": "remind",
    "label-web-link": "web",
    "label-help": "help",
}


@dataclass(frozen=True)
class Press:
    """What a button asks for."""

    verb: str
    target: str = ""
    value: str = ""

    @property
    def data(self) -> str:
        return ":".join((_VERSION, self.verb, self.target, self.value)).rstrip(":")

    @property
    def fits(self) -> bool:
        return len(self.data.encode()) <= DATA_MAX


def read_press(data: str) -> Press | None:
    """The press behind the data of a button; None if it isn't of ours and of today."""
    version, *parts = data.split(":", 3)
    if version != _VERSION or not parts:
        return None
    return Press(*parts)


def button(text: str, press: Press) -> dict[str, str]:
    """
    An inline button.

    Raises:
        ValueError: its data is longer than Telegram takes.
    """
    if not press.fits:
        raise ValueError(press.data)
    return {"text": text, "callback_data": press.data}


def url_button(text: str, url: str) -> dict[str, str]:
    """An inline button that opens an address."""
    return {"text": text, "url": url}


def inline(*rows: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """The keyboard under a message; empty rows are left out."""
    filled = [[dict(one) for one in row] for row in rows]
    return {"inline_keyboard": [row for row in filled if row]}


def reply_keyboard(language: Language) -> dict[str, Any]:
    """The seven buttons of a private chat, two a row."""
    labels = [{"text": render(language, label)} for label in LABELS]
    return text_keyboard([labels[start : start + 2] for start in range(0, len(labels), 2)])


def text_keyboard(rows: Sequence[Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Buttons that write what stands on them."""
    return {
        "keyboard": [[dict(one) for one in row] for row in rows],
        "resize_keyboard": True,
        "is_persistent": True,
    }


def command_of_label(text: str) -> str | None:
    """The command behind a button of the keyboard, in whichever language it was pressed."""
    wanted = text.strip().casefold()
    for label, command in LABELS.items():
        if any(render(language, label).casefold() == wanted for language in LANGUAGES):
            return command
    return None
