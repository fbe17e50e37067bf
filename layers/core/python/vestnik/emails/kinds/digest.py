"""The digest of a local day; its subjects are a contract (spec/api.md, "Digest")."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from vestnik.emails.content import Content, Item, Link, Section
from vestnik.emails.kinds.words import quoted, unsubscribe, words
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail


def digest(mail: Mail, links: MailLinks) -> Content:
    return Content(
        subject="; ".join(_sentences(mail)),
        heading=words(mail, "digest-heading"),
        lead=_days(mail),
        sections=tuple(_sections(mail, links)),
        action=Link(words(mail, "open-tasks"), links.app_url),
        footer=words(mail, "footer-digest"),
        unsubscribe=unsubscribe(mail, links),
    )


def _sentences(mail: Mail) -> Iterator[str]:
    """What is left first, then what was done; neither where there is none."""
    for name in ("open", "done"):
        if mail.values[f"{name}_count"]:
            yield words(mail, f"digest-{name}", count=int(mail.values[f"{name}_count"]))


def _days(mail: Mail) -> str:
    """`суббота, 21 ноября`, or from which day to which where some were missed."""
    first = date.fromisoformat(mail.values["first_date"])
    last = date.fromisoformat(mail.values["date"])
    if first < last:
        return words(mail, "digest-days", first=_day(mail, first), last=_day(mail, last))
    return format_date(last, "EEEE, d MMMM", locale=mail.language)


def _day(mail: Mail, day: date) -> str:
    return format_date(day, "d MMMM", locale=mail.language)


def _sections(mail: Mail, links: MailLinks) -> Iterator[Section]:
    given = mail.values
    several_days = given["first_date"] < given["date"]
    if given["open_count"]:
        heading = words(mail, "digest-open", count=int(given["open_count"]))
        yield _section(mail, links, "open", heading)
    if given["done_count"]:
        message_id = "digest-done-days" if several_days else "digest-done"
        heading = words(mail, message_id, count=int(given["done_count"]))
        yield _section(mail, links, "done", heading)
    if given["missed_count"]:
        heading = words(mail, "digest-missed", count=int(given["missed_count"]))
        yield _section(mail, links, "missed", heading)


def _section(mail: Mail, links: MailLinks, name: str, heading: str) -> Section:
    tasks, count = mail.values[name], int(mail.values[f"{name}_count"])
    left_out = count - len(tasks)
    return Section(
        heading=heading,
        items=tuple(_item(mail, links, task) for task in tasks),
        more=words(mail, "digest-more", count=left_out) if left_out > 0 else None,
        is_done=name == "done",
    )


def _item(mail: Mail, links: MailLinks, task: Mapping[str, Any]) -> Item:
    note = None
    if "at" in task:
        at = datetime.fromisoformat(task["at"]).astimezone(ZoneInfo(mail.timezone))
        note = words(mail, "digest-at", day=_day(mail, at.date()), time=f"{at:%H:%M}")
    return Item(quoted(task["title"]), links.task_url(str(task["id"])), note)
