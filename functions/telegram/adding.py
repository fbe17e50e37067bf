"""
New tasks: from a command, from any other text, from a message that was edited afterwards.

States: (nothing) --/new_task--> new_task --text--> (nothing)
        (nothing) --only a time--> title --text--> (nothing)
"""

from dataclasses import replace

from functions.telegram import cards, times
from functions.telegram.talk import SOURCE, UNCHANGED, Talk, Turn
from vestnik import ids
from vestnik.conversations.model import Waiting
from vestnik.tasks.model import DESCRIPTION_MAX, TITLE_MAX, Task
from vestnik.tasks.quick_add import Draft, draft_of
from vestnik.tasks.use_cases import CreateTask, create_task

NEW_TASK = "new_task"
TITLE = "title"


def asked(talk: Talk, text: str) -> Turn:
    """Command: a new task, from the text beside it or from the next message."""
    if text:
        return added(talk, text)
    return Turn(talk.say(talk.words("ask-task")), Waiting(NEW_TASK))


def added(talk: Talk, text: str) -> Turn:
    """Write down a task; what its time may mean is asked afterwards, so that nothing is lost."""
    line, description = heading(text)
    draft = draft_of(line, talk.at, talk.user.timezone, talk.language)
    if not draft.changes.title:
        return Turn(talk.say(talk.words("ask-title", time=line)), Waiting(TITLE, text=text))
    task = _created(talk, draft, description, text)
    if draft.doubt:
        return times.doubted(talk, task, draft.doubt, intro=talk.words("task-added"))
    text = "\n".join([talk.words("task-added"), cards.card(talk, task)])
    return Turn(talk.say(text, cards.new_buttons(talk, task)))


def title_given(talk: Talk, text: str) -> Turn:
    """Dialogue: what is to be done at the time that was named before."""
    time = talk.waiting.text if talk.waiting else ""
    return added(talk, f"{text} {time}")


def heading(text: str) -> tuple[str, str]:
    """
    The line that becomes the title with its time, and what becomes the description.

    A line that is too long for a title is cut there, and stands whole in the description.
    """
    line, _, rest = text.strip().partition("\n")
    line, rest = line.strip(), rest.strip()
    if len(line) > TITLE_MAX:
        line, rest = line[: TITLE_MAX - 1].rstrip() + "…", text.strip()
    return line, rest[:DESCRIPTION_MAX]


def _created(talk: Talk, draft: Draft, description: str, text: str) -> Task:
    changes = times.still_to_come(talk, draft.changes)
    command = CreateTask(
        user_id=talk.user.id,
        changes=replace(changes, description=description),
        source=SOURCE,
        request_hash=ids.sha256_hex(text),
        task_id=_task_id(talk),
    )
    task, _ = create_task(command, talk.desk)
    return task


def _task_id(talk: Talk) -> str:
    """The task of a message, which may be handled twice, and edited later."""
    chat_id, message_id = talk.update.chat_id, talk.message["message_id"]
    return ids.derived_id("telegram", str(chat_id), str(message_id))


def edited(talk: Talk, text: str) -> Turn:
    """
    A message was edited: so is the task that it made, while it is open.

    A message of one line says nothing of the description, which may have been written elsewhere.
    """
    task = talk.desk.tasks.get(talk.user.id, _task_id(talk))
    if task is None or not task.live:
        return Turn(waiting=UNCHANGED)
    line, description = heading(text)
    draft = draft_of(line, talk.at, talk.user.timezone, talk.language)
    changes = times.still_to_come(talk, draft.changes)
    if description:
        changes = replace(changes, description=description)
    if not changes.title:
        changes = replace(changes, title=task.title)
    changed = talk.edit(task.id, changes)
    if draft.doubt:
        return times.doubted(talk, changed, draft.doubt, intro=talk.words("task-edited"))
    return cards.sent(talk, changed, talk.words("task-edited"))


DIALOGUES = {NEW_TASK: added, TITLE: title_given}
