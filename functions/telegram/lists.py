"""
Lists of tasks, a page to a message: to tick off, to delete from, to choose one from.

A row of buttons under the list stands for a task; its place tells the number. Pressed, a row
changes in place: the tasks are read again out of the keyboard that the message carries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from functions.telegram.buttons import Press, button, inline, read_press
from functions.telegram.reasons import stale
from functions.telegram.replies import cut
from functions.telegram.talk import SOURCE, UNCHANGED, Keyboard, Talk, Turn
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.model import Task, standing
from vestnik.tasks.use_cases import delete_task, restore_task

PAGE = 6  # tasks a message
_LISTED_MAX = 1_000  # tasks that are paged through here; more are for the web app and its search
_READ = 200  # tasks a query
_TODAY_MAX = 30  # lines of one day
_BUTTON_TITLE = 40  # UTF-16 units
_OPEN, _DONE, _DELETE, _CHOOSE = "open", "done", "delete", "choose"
_ROW_VERBS = frozenset({"tick", "untick", "drop", "put-back", "set-time"})


@dataclass(frozen=True)
class _Page:
    """Which page of which list, and how many there are; pages count from 0."""

    kind: str
    number: int
    pages: int
    total: int
    tasks: Sequence[Task]


def open_list(talk: Talk, _rest: str) -> Turn:
    """Command: the open tasks."""
    return _shown(talk, _OPEN)


def to_delete(talk: Talk, _rest: str) -> Turn:
    """Command: choose what to delete."""
    return _shown(talk, _DELETE)


def to_remind(talk: Talk, _rest: str) -> Turn:
    """Command: choose what to be reminded of."""
    return _shown(talk, _CHOOSE)


def today(talk: Talk, _rest: str) -> Turn:
    """Command: what is due today, and what was due before."""
    day = talk.at.astimezone(talk.zone).date()
    due = [one for one in _all(talk, done=False) if _is_due(one, talk, day)]
    if not due:
        return Turn(talk.say(talk.words("today-empty")))
    heading = talk.words("today-heading", count=len(due))
    lines = [_line(talk, number, one) for number, one in enumerate(due[:_TODAY_MAX], start=1)]
    if len(due) > _TODAY_MAX:
        lines.append(talk.words("today-more", count=len(due) - _TODAY_MAX))
    return Turn(talk.say("\n".join([heading, "", *lines])))


def _is_due(task: Task, talk: Talk, day: date) -> bool:
    instants = [one.at for one in task.reminders if one.waits]
    due_at = standing(task, talk.at).due_at
    instants += [due_at] if due_at else []
    return any(instant.astimezone(talk.zone).date() <= day for instant in instants)


def turned(talk: Talk, press: Press) -> Turn:
    """Button: another page, or the other list."""
    if press.target not in {_OPEN, _DONE, _DELETE, _CHOOSE} or not press.value.isdecimal():
        return stale(talk)
    page = _page(talk, press.target, int(press.value))
    calls = talk.rewrite(_text(talk, page), _keyboard(talk, page))
    return Turn(calls, UNCHANGED)


def _shown(talk: Talk, kind: str) -> Turn:
    page = _page(talk, kind, 0)
    return Turn(talk.say(_text(talk, page), _keyboard(talk, page)))


def _page(talk: Talk, kind: str, number: int) -> _Page:
    tasks = _all(talk, done=kind == _DONE)
    pages = max(1, -(-len(tasks) // PAGE))
    number = min(number, pages - 1)
    return _Page(kind, number, pages, len(tasks), tasks[number * PAGE : (number + 1) * PAGE])


def _all(talk: Talk, *, done: bool) -> list[Task]:
    found: list[Task] = []
    after_key: str | None = None
    while len(found) < _LISTED_MAX:
        tasks, after_key = talk.desk.tasks.page(
            talk.user.id, done=done, after_key=after_key, limit=_READ
        )
        found += tasks
        if after_key is None:
            break
    return found


def _text(talk: Talk, page: _Page) -> str:
    if not page.tasks:
        return talk.words(f"list-{page.kind}-empty")
    total = f"{page.total}+" if page.total >= _LISTED_MAX else str(page.total)
    heading = talk.words(f"list-{page.kind}", count=total)
    first = page.number * PAGE + 1
    lines = [_line(talk, number, one) for number, one in enumerate(page.tasks, start=first)]
    return "\n".join([heading, "", *lines])


def _line(talk: Talk, number: int, task: Task) -> str:
    mark = "🗑 " if task.deleted_at else "✅ " if task.done else ""
    coming = [one.at for one in task.reminders if one.waits]
    time = f" — ⏰ {talk.when(min(coming))}" if coming else ""
    return f"{number}. {mark}{task.title}{time}"


def _keyboard(talk: Talk, page: _Page) -> Keyboard:
    rows = [_row(talk, page.kind, task) for task in page.tasks]
    return inline(*rows, _pager(talk, page), _other_list(talk, page))


def _row(talk: Talk, kind: str, task: Task) -> Sequence[Mapping[str, str]]:
    title = cut(task.title, _BUTTON_TITLE)
    if kind == _CHOOSE:
        return [button(f"⏰ {title}", Press("set-time", task.id))]
    if kind == _DELETE:
        verb, mark = ("put-back", "↩️") if task.deleted_at else ("drop", "🗑")
        return [button(f"{mark} {title}", Press(verb, task.id))]
    verb, mark = ("untick", "✅") if task.done else ("tick", "⬜️")
    return [
        button(f"{mark} {title}", Press(verb, task.id)),
        button(talk.words("button-open-card"), Press("card", task.id)),
    ]


def _pager(talk: Talk, page: _Page) -> list[dict[str, str]]:
    if page.pages == 1:
        return []
    places = [("‹", page.number - 1), ("", page.number), ("›", page.number + 1)]
    label = talk.words("list-page", page=page.number + 1, pages=page.pages)
    return [
        button(mark or label, Press("list", page.kind, str(number)))
        for mark, number in places
        if 0 <= number < page.pages
    ]


def _other_list(talk: Talk, page: _Page) -> list[dict[str, str]]:
    other = {_OPEN: _DONE, _DONE: _OPEN}.get(page.kind)
    if other is None:
        return []
    return [button(talk.words(f"button-list-{other}"), Press("list", other, "0"))]


def ticked(talk: Talk, press: Press) -> Turn:
    """Button: done, or not done after all, in its place."""
    changes = TaskChanges(done=press.verb == "tick")
    talk.edit(press.target, changes)
    toast = "press-done" if press.verb == "tick" else "press-undone"
    return _in_place(talk, _OPEN, talk.words(toast))


def dropped(talk: Talk, press: Press) -> Turn:
    """Button: delete, in its place."""
    delete_task(talk.user.id, press.target, talk.desk, source=SOURCE)
    return _in_place(talk, _DELETE, talk.words("press-deleted"))


def put_back(talk: Talk, press: Press) -> Turn:
    """Button: take the deletion back, in its place."""
    restore_task(talk.user.id, press.target, talk.desk, source=SOURCE)
    return _in_place(talk, _DELETE, talk.words("press-restored"))


def _in_place(talk: Talk, kind: str, toast: str) -> Turn:
    """The same rows with their tasks as they are now."""
    rows = talk.message.get("reply_markup", {}).get("inline_keyboard", [])
    tasks: list[Task] = []
    others: list[list[dict[str, str]]] = []
    for row in rows:
        press = read_press(str(row[0].get("callback_data", ""))) if row else None
        if press is None or press.verb not in _ROW_VERBS:
            others.append(row)
        elif task := talk.desk.tasks.get(talk.user.id, press.target):
            tasks.append(task)
    if not tasks:  # a message so old that Telegram no longer shows what stood in it
        return replace(_shown(talk, kind), waiting=UNCHANGED, toast=toast)
    heading = str(talk.message.get("text", "")).partition("\n")[0]
    first = _first_number(others)
    lines = [_line(talk, number, one) for number, one in enumerate(tasks, start=first)]
    keyboard = inline(*(_row(talk, kind, one) for one in tasks), *others)
    return Turn(talk.rewrite("\n".join([heading, "", *lines]), keyboard), UNCHANGED, toast)


def _first_number(rows: Sequence[Sequence[Mapping[str, str]]]) -> int:
    """The number of the first task of a page, from the button between ‹ and ›."""
    for row in rows:
        for one in row:
            press = read_press(str(one.get("callback_data", "")))
            if press and press.verb == "list" and one["text"][0].isdecimal():
                return int(press.value) * PAGE + 1
    return 1


PRESSES = {
    "list": turned,
    "tick": ticked,
    "untick": ticked,
    "drop": dropped,
    "put-back": put_back,
}
