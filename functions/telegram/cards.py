"""A task as a message: what it says and what can be done with it."""

from collections.abc import Sequence
from itertools import islice
from zoneinfo import ZoneInfo

from functions.telegram.buttons import Press, button, inline
from functions.telegram.replies import cut
from functions.telegram.talk import SOURCE, UNCHANGED, Keyboard, Talk, Turn
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Reminder, Task, standing
from vestnik.tasks.recurrence import Recurrence
from vestnik.tasks.use_cases import delete_task, restore_task
from vestnik.when.recurrence import Mode, Series
from vestnik.when.recurrence_text import read_rule

_DESCRIPTION_SHOWN = 1000  # UTF-16 units
_DATES_SHOWN = 3


def card(talk: Talk, task: Task) -> str:
    """Title, description, reminders, repetition, due date and tags, a line each."""
    title = talk.words("card-done", title=task.title) if task.done else task.title
    description = cut(task.description, _DESCRIPTION_SHOWN)
    lines = [title, description, *_times(talk, task), _tags(task)]
    return "\n".join(line for line in lines if line)


def _times(talk: Talk, task: Task) -> Sequence[str]:
    lines = [_reminder(talk, one) for one in task.reminders if one.waits]
    due_at = standing(task, talk.at).due_at
    if due_at:
        lines.append(talk.words("card-due", when=talk.when(due_at)))
    if task.recurrence:
        lines.append(_repeats(talk, task.recurrence))
    return lines


def _reminder(talk: Talk, reminder: Reminder) -> str:
    when = talk.when(reminder.at)
    return talk.words("card-reminder", when=when, zone=talk.user.timezone)


def _repeats(talk: Talk, recurrence: Recurrence) -> str:
    """The next dates say what a rule means, whatever rule it is."""
    if recurrence.repeat.mode is Mode.AFTER_DONE:
        return talk.words("card-repeats-after-done")
    zone = ZoneInfo(recurrence.repeat.timezone)
    series = Series(read_rule(recurrence.repeat.rrule), recurrence.start, zone)
    coming = islice(series.instants(after=max(talk.at, recurrence.occurs_at)), _DATES_SHOWN)
    dates = [f"{one.astimezone(talk.zone):%d.%m.%Y}" for one in coming]
    if not dates:
        return talk.words("card-repeats-no-more")
    return talk.words("card-repeats", dates=", ".join(dates))


def _tags(task: Task) -> str:
    priority = [] if task.priority == 4 else [f"!{task.priority}"]
    return " ".join([*priority, *(f"#{tag}" for tag in task.tags)])


def card_buttons(talk: Talk, task: Task) -> Keyboard:
    """Everything that can be done with a task."""
    turn = "undone" if task.done else "done"
    rows = [["edit-title", "edit-description"], ["set-time", "repeat"]]
    edits = [] if task.done else [[_button(talk, verb, task) for verb in row] for row in rows]
    return inline([_button(talk, turn, task)], *edits, [_button(talk, "delete", task)])


def new_buttons(talk: Talk, task: Task) -> Keyboard:
    """What stands under a task that was just written down: take it back, or make it right."""
    times = ["set-time", "no-time"] if task.main_reminder else ["set-time"]
    return inline(
        [_button(talk, "done", task), _button(talk, "delete", task)],
        [_button(talk, verb, task) for verb in times],
        [_button(talk, "repeat", task), _button(talk, "card", task)],
    )


def _button(talk: Talk, verb: str, task: Task) -> dict[str, str]:
    return button(talk.words(f"button-{verb}"), Press(verb, task.id))


def sent(talk: Talk, task: Task, heading: str = "") -> Turn:
    """The card as a new message."""
    text = f"{heading}\n{card(talk, task)}" if heading else card(talk, task)
    return Turn(talk.say(text, card_buttons(talk, task)))


def rewritten(talk: Talk, task: Task, toast: str = "") -> Turn:
    """The card in place of the message above the pressed button."""
    calls = talk.rewrite(card(talk, task), card_buttons(talk, task))
    return Turn(calls, UNCHANGED, toast)


def opened(talk: Talk, press: Press) -> Turn:
    """Button: show the task; the list above it stays."""
    task = talk.task(press.target)
    return Turn(talk.say(card(talk, task), card_buttons(talk, task)), UNCHANGED)


def done(talk: Talk, press: Press) -> Turn:
    """Button: done."""
    task = talk.edit(press.target, TaskChanges(done=True))
    return rewritten(talk, task, talk.words("press-done"))


def undone(talk: Talk, press: Press) -> Turn:
    """Button: not done after all."""
    task = talk.edit(press.target, TaskChanges(done=False))
    return rewritten(talk, task, talk.words("press-undone"))


def deleted(talk: Talk, press: Press) -> Turn:
    """Button: delete; the message offers to take it back."""
    task = talk.desk.tasks.get(talk.user.id, press.target)
    delete_task(talk.user.id, press.target, talk.desk, source=SOURCE)
    title = task.title if task else ""
    undo = button(talk.words("button-restore"), Press("restore", press.target))
    calls = talk.rewrite(talk.words("task-deleted", title=title), inline([undo]))
    return Turn(calls, UNCHANGED, talk.words("press-deleted"))


def restored(talk: Talk, press: Press) -> Turn:
    """Button: take the deletion back."""
    task = restore_task(talk.user.id, press.target, talk.desk, source=SOURCE)
    return rewritten(talk, task, talk.words("press-restored"))


PRESSES = {
    "card": opened,
    "done": done,
    "undone": undone,
    "delete": deleted,
    "restore": restored,
}
