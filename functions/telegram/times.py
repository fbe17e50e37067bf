"""
When to remind: ready-made times, own words, and what to do about doubtful ones.

States: (nothing) --Set time--> time --words that are understood--> (nothing)
        time --words that are not, past or impossible--> time
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from functions.telegram import cards
from functions.telegram.buttons import Press, button, inline
from functions.telegram.reasons import fault_text, stale
from functions.telegram.talk import UNCHANGED, Keyboard, Talk, Turn
from vestnik.conversations.model import Waiting
from vestnik.reminders.keyboard import EVENING, Action, snoozed_until
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Task
from vestnik.tasks.recurrence import Repeat
from vestnik.when import Ambiguous, Refused, When, parse_when
from vestnik.when.recurrence import Mode
from vestnik.when.recurrence_periods import LAST_YEAR

TIME = "time"
_SECOND = timedelta(seconds=1)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DIGITS_MAX = 7  # of seconds since 1970: the year 4453


# value of the button -> what it means, said as a button under a reminder
_PRESETS = {
    "1h": Action.HOUR,
    "evening": Action.EVENING,
    "morning": Action.TOMORROW,
}
_QUARTER = "15m"


def still_to_come(talk: Talk, changes: TaskChanges) -> TaskChanges:
    """A time that was to come when it was written is at once, if it has come meanwhile."""
    at = changes.reminder_time
    if not isinstance(at, datetime) or at <= talk.at:
        return changes
    return replace(changes, reminder_time=max(at, talk.desk.now() + _SECOND))


def asked(talk: Talk, press: Press) -> Turn:
    """Button: ask when to remind of the task."""
    task = talk.task(press.target)
    return _asked_about(talk, task, talk.words("ask-time", title=task.title))


def _asked_about(talk: Talk, task: Task, text: str) -> Turn:
    return Turn(talk.say(text, _menu(talk, task)), Waiting(TIME, task.id))


def _menu(talk: Talk, task: Task) -> Keyboard:
    names = [_QUARTER, *_PRESETS]
    if talk.at.astimezone(talk.zone).time() >= EVENING:
        names.remove("evening")
    presets = [button(talk.words(f"button-at-{one}"), Press("at", task.id, one)) for one in names]
    no_time = [button(talk.words("button-no-time"), Press("no-time", task.id))]
    return inline(presets[:2], presets[2:], no_time if task.main_reminder else ())


def preset(talk: Talk, press: Press) -> Turn:
    """Button: one of the ready-made times; an evening that has passed is tomorrow's."""
    if press.value == _QUARTER:
        at = talk.at + timedelta(minutes=15)
    elif action := _PRESETS.get(press.value):
        at = snoozed_until(action, pressed_at=talk.at, timezone=talk.user.timezone)
    else:
        return stale(talk)
    return _chosen(talk, press.target, TaskChanges(reminder_time=at))


def reading(talk: Talk, press: Press) -> Turn:
    """Button: one of the meanings of a doubtful time."""
    seconds, _, rrule = press.value.partition("~")
    if not 0 < len(seconds) <= _DIGITS_MAX or not set(seconds) <= set(_DIGITS):
        return stale(talk)
    at = datetime.fromtimestamp(int(seconds, 36), UTC)
    if at.year > LAST_YEAR:
        return stale(talk)
    changes = TaskChanges(reminder_time=at)
    if rrule:
        changes = replace(changes, recurrence=_repeat(talk, f"FREQ={rrule}"))
    return _chosen(talk, press.target, changes)


def cleared(talk: Talk, press: Press) -> Turn:
    """Button: no time."""
    return _chosen(talk, press.target, TaskChanges(reminder_time=None, recurrence=None))


def _chosen(talk: Talk, task_id: str, changes: TaskChanges) -> Turn:
    task = talk.edit(task_id, still_to_come(talk, changes))
    turn = cards.rewritten(talk, task, talk.words("press-changed"))
    answered = talk.waiting == Waiting(TIME, task_id)
    return replace(turn, waiting=None) if answered else turn


def given(talk: Talk, text: str) -> Turn:
    """Dialogue: a time in the person's own words."""
    task = talk.task(talk.waiting.task_id if talk.waiting else "")
    when = parse_when(text, talk.at, talk.user.timezone, talk.language)
    match when:
        case None:
            return Turn(talk.say(talk.words("time-not-understood")), UNCHANGED)
        case When():
            changes = still_to_come(talk, changes_of(talk, when))
            task = talk.edit(task.id, changes)
            return cards.sent(talk, task, talk.words("task-edited"))
        case _:
            return doubted(talk, task, when)


def doubted(talk: Talk, task: Task, doubt: Ambiguous | Refused, intro: str = "") -> Turn:
    """Ask which of the times was meant, or for another one."""
    heading = [intro, task.title] if intro else [task.title]
    if isinstance(doubt, Refused):
        reason = fault_text(talk, doubt.fault)
        text = "\n".join([*heading, "", reason, talk.words("ask-another-time")])
        return _asked_about(talk, task, text)
    presses = [_reading_press(task, option) for option in doubt.options]
    if not all(one.fits for one in presses):
        return _asked_about(talk, task, "\n".join([*heading, "", talk.words("ask-exact-time")]))
    rows = [
        [button(_label(talk, option), one)]
        for option, one in zip(doubt.options, presses, strict=True)
    ]
    text = "\n".join([*heading, "", talk.words("ask-which-time")])
    return Turn(talk.say(text, inline(*rows)), Waiting(TIME, task.id))


def _reading_press(task: Task, option: When) -> Press:
    seconds = _base36(int(option.at.timestamp()))
    rrule = f"~{option.rrule.removeprefix('FREQ=')}" if option.rrule else ""
    return Press("reading", task.id, seconds + rrule)


def _label(talk: Talk, option: When) -> str:
    label = "button-reading-repeats" if option.rrule else "button-reading"
    return talk.words(label, when=talk.when(option.at))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"


def changes_of(talk: Talk, when: When) -> TaskChanges:
    """The time that was understood, and how it repeats."""
    changes = TaskChanges(reminder_time=when.at)
    return replace(changes, recurrence=_repeat(talk, when.rrule)) if when.rrule else changes


def _repeat(talk: Talk, rrule: str) -> Repeat:
    return Repeat(rrule, Mode.CALENDAR, talk.user.timezone)


PRESSES = {"set-time": asked, "at": preset, "reading": reading, "no-time": cleared}
DIALOGUES = {TIME: given}
