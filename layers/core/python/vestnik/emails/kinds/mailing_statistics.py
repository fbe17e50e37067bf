"""
What became of the mailings in the day before the manager's morning, and the same as a table.

Values: `since`, `until`; `count` of mailings and their `totals` by status; `mailings`, the newest
of them: `id`, `text`, `state`, `start_at`, `end_at` and their `counts`, as `totals` has them.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date

from vestnik.emails.content import Attachment, Content, Item, Link, Section
from vestnik.emails.kinds.words import quoted, unsubscribe, words
from vestnik.emails.links import MailLinks
from vestnik.emails.model import Mail
from vestnik.platform.spreadsheet import BYTE_ORDER_MARK, Cell, csv_lines

_SHOWN = 10  # mailings in the letter; the table has the others too
_STATUSES = ("sent", "pending", "retrying", "failed", "expired", "cancelled", "unknown")
_COLUMNS = ("mailing", "text", "state", "start", "end", "total")
_DELIMITERS = {"ru": ";", "en": ","}  # what a spreadsheet takes for one where people speak so


def mailing_statistics(mail: Mail, links: MailLinks) -> Content:
    given = mail.values
    return Content(
        subject=words(mail, "statistics-subject", count=int(given["count"])),
        heading=words(mail, "statistics-heading"),
        lead=_period(mail),
        facts=tuple(_facts(mail)),
        sections=(_section(mail, links),),
        action=Link(words(mail, "statistics-action"), links.mailings_url),
        after=(words(mail, "statistics-table"),),
        footer=words(mail, "footer-statistics"),
        unsubscribe=unsubscribe(mail, links),
        attachments=(_table(mail),),
    )


def _period(mail: Mail) -> str:
    first, last = (_local(mail, mail.values[name]) for name in ("since", "until"))
    return words(
        mail,
        "statistics-period",
        first=format_date(first, "d MMMM", locale=mail.language),
        first_time=f"{first:%H:%M}",
        last=format_date(last, "d MMMM", locale=mail.language),
        last_time=f"{last:%H:%M}",
    )


def _local(mail: Mail, at: str) -> datetime:
    return datetime.fromisoformat(at).astimezone(ZoneInfo(mail.timezone))


def _facts(mail: Mail) -> Iterator[tuple[str, str]]:
    """All messages, and those of each status that there are any of."""
    totals = mail.values["totals"]
    yield words(mail, "statistics-total"), str(totals["total"])
    for status in _STATUSES:
        if totals[status]:
            yield words(mail, f"statistics-{status}"), str(totals[status])


def _section(mail: Mail, links: MailLinks) -> Section:
    shown = mail.values["mailings"][:_SHOWN]
    left_out = int(mail.values["count"]) - len(shown)
    return Section(
        heading=words(mail, "statistics-mailings"),
        items=tuple(_item(mail, links, mailing) for mailing in shown),
        more=words(mail, "digest-more", count=left_out) if left_out > 0 else None,
    )


def _item(mail: Mail, links: MailLinks, mailing: Mapping[str, Any]) -> Item:
    counts = mailing["counts"]
    note = words(mail, "statistics-of", sent=int(counts["sent"]), total=int(counts["total"]))
    return Item(quoted(mailing["text"]), links.mailing_url(str(mailing["id"])), note)


def _table(mail: Mail) -> Attachment:
    head = [words(mail, f"statistics-{name}") for name in (*_COLUMNS, *_STATUSES)]
    rows = (_row(mail, mailing) for mailing in mail.values["mailings"])
    lines = csv_lines([head, *rows], delimiter=_DELIMITERS[mail.language])
    day = _local(mail, mail.values["until"])
    return Attachment(f"mailings-{day:%Y-%m-%d}.csv", "csv", BYTE_ORDER_MARK + "".join(lines))


def _row(mail: Mail, mailing: Mapping[str, Any]) -> list[Cell]:
    counts = mailing["counts"]
    start, end = (
        f"{_local(mail, mailing[name]):%Y-%m-%d %H:%M}" for name in ("start_at", "end_at")
    )
    state = words(mail, f"statistics-is-{mailing['state']}")
    numbers = [int(counts[name]) for name in ("total", *_STATUSES)]
    return [int(mailing["id"]), quoted(mailing["text"]), state, start, end, *numbers]
