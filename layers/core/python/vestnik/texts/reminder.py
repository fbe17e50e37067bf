"""The words of a reminder; its first two lines are a contract (spec/api.md, "Tasks")."""

from vestnik.texts.render import Language, render

LATE_FROM_S = 60  # up to here a reminder counts as being on time


def reminder_text(language: Language, title: str, *, late_s: int) -> str:
    """`Reminder: {title}`, and by how much it is late where that is more than a minute."""
    first = render(language, "reminder-first-line", title=title)
    if late_s <= LATE_FROM_S:
        return first
    return f"{first}\n{late_mark(language, late_s)}"


def late_mark(language: Language, late_s: int) -> str:
    """How late, rounded down: minutes, from an hour `1 h 5 min`, from a day `2 d 3 h`."""
    minutes = late_s // 60
    hours, days = minutes // 60, minutes // (24 * 60)
    if days:
        return render(language, "reminder-late-days", days=days, hours=hours % 24)
    if hours:
        return render(language, "reminder-late-hours", hours=hours, minutes=minutes % 60)
    return render(language, "reminder-late-minutes", minutes=minutes)
