"""
New words for a task.

States: (nothing) --Edit title--> edit_title --text--> (nothing)
        (nothing) --Edit description--> edit_description --text--> (nothing)
"""

from functions.telegram import cards
from functions.telegram.buttons import Press
from functions.telegram.replies import cut
from functions.telegram.talk import UNCHANGED, Talk, Turn
from vestnik.conversations.model import Waiting
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import TITLE_MAX

EDIT_TITLE = "edit_title"
EDIT_DESCRIPTION = "edit_description"
_DESCRIPTION_SHOWN = 3000  # UTF-16 units


def title_asked(talk: Talk, press: Press) -> Turn:
    """Button: ask for another title."""
    task = talk.task(press.target)
    return Turn(
        talk.say(talk.words("ask-new-title", title=task.title)), Waiting(EDIT_TITLE, task.id)
    )


def description_asked(talk: Talk, press: Press) -> Turn:
    """Button: ask for another description."""
    task = talk.task(press.target)
    text = talk.words("ask-new-description", title=task.title)
    current = cut(task.description, _DESCRIPTION_SHOWN)
    text = f"{text}\n\n{current}" if current else text
    return Turn(talk.say(text), Waiting(EDIT_DESCRIPTION, task.id))


def title_given(talk: Talk, text: str) -> Turn:
    """Dialogue: the new title, one line."""
    title = " ".join(text.split())
    if len(title) > TITLE_MAX:
        return Turn(talk.say(talk.words("title-too-long", max=TITLE_MAX)), UNCHANGED)
    return _changed(talk, TaskChanges(title=title))


def description_given(talk: Talk, text: str) -> Turn:
    """Dialogue: the new description."""
    return _changed(talk, TaskChanges(description=text))


def _changed(talk: Talk, changes: TaskChanges) -> Turn:
    task_id = talk.waiting.task_id if talk.waiting else ""
    task = talk.edit(task_id, changes)
    return cards.sent(talk, task, talk.words("task-edited"))


PRESSES = {"edit-title": title_asked, "edit-description": description_asked}
DIALOGUES = {EDIT_TITLE: title_given, EDIT_DESCRIPTION: description_given}
