"""
How a task repeats: ready-made rules and own words.

States: (nothing) --Repeat--> repeat --words with a rule--> (nothing)
        repeat --other words--> repeat
"""

from dataclasses import replace
from datetime import datetime

from functions.telegram import cards, times
from functions.telegram.buttons import Press, button, inline
from functions.telegram.reasons import stale
from functions.telegram.talk import UNCHANGED, Talk, Turn
from vestnik.conversations.model import Waiting
from vestnik.reminders.keyboard import MORNING
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Task
from vestnik.tasks.recurrence import Repeat
from vestnik.when import When, parse_when
from vestnik.when.recurrence import Mode, read_series

REPEAT = "repeat"
_RULES = {
    "day": "FREQ=DAILY",
    "workday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "week": "FREQ=WEEKLY",
    "month": "FREQ=MONTHLY",
    "year": "FREQ=YEARLY",
}
_NEVER = "never"


def asked(talk: Talk, press: Press) -> Turn:
    """Button: ask how often."""
    task = talk.task(press.target)
    names = [*_RULES, _NEVER] if task.recurrence else [*_RULES]
    choices = [
        button(talk.words(f"button-every-{one}"), Press("every", task.id, one)) for one in names
    ]
    keyboard = inline(choices[:2], choices[2:5], choices[5:])
    text = talk.words("ask-repeat", title=task.title)
    return Turn(talk.say(text, keyboard), Waiting(REPEAT, task.id))


def chosen(talk: Talk, press: Press) -> Turn:
    """Button: a ready-made rule, or none."""
    task = talk.task(press.target)
    if press.value == _NEVER:
        changes = TaskChanges(recurrence=None)
    elif press.value in _RULES:
        changes = _repeated(talk, task, _RULES[press.value], begins=None)
    else:
        return stale(talk)
    task = talk.edit(task.id, changes)
    turn = cards.rewritten(talk, task, talk.words("press-changed"))
    return replace(turn, waiting=None) if talk.waiting == Waiting(REPEAT, task.id) else turn


def given(talk: Talk, text: str) -> Turn:
    """Dialogue: a rule in the person's own words."""
    task = talk.task(talk.waiting.task_id if talk.waiting else "")
    when = parse_when(text, talk.at, talk.user.timezone, talk.language)
    if not isinstance(when, When) or when.rrule is None:
        return Turn(talk.say(talk.words("repeat-not-understood")), UNCHANGED)
    if when.time_given:
        changes = times.still_to_come(talk, times.changes_of(talk, when))
    else:
        changes = _repeated(talk, task, when.rrule, begins=when.at)
    task = talk.edit(task.id, changes)
    return cards.sent(talk, task, talk.words("task-edited"))


def _repeated(talk: Talk, task: Task, rrule: str, *, begins: datetime | None) -> TaskChanges:
    """At the task's own time of day and not before its date; without them at nine from now on."""
    known = [one.astimezone(talk.zone) for one in (task.anchor, begins) if one]
    first = max(known, default=talk.at.astimezone(talk.zone))
    wall = task.anchor.astimezone(talk.zone).time() if task.anchor else MORNING
    start = datetime.combine(first.date(), wall)
    coming = read_series(rrule, start=start, zone=talk.zone).instants(after=talk.at)
    repeat = Repeat(rrule, Mode.CALENDAR, talk.user.timezone)
    return TaskChanges(reminder_time=next(coming), recurrence=repeat)


PRESSES = {"repeat": asked, "every": chosen}
DIALOGUES = {REPEAT: given}
