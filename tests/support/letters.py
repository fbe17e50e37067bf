"""Mails of every kind, with what they may tell of."""

from collections.abc import Sequence
from typing import Any

from tests.factories import a_mail
from vestnik.emails.model import Mail, MailKind
from vestnik.texts import Language

AT = "2026-11-21T06:00:00.000Z"  # nine o'clock in Moscow
_TITLES: dict[Language, tuple[str, ...]] = {
    "ru": (
        *("Купить молоко", "Позвонить маме", "Оплатить интернет", "Полить цветы", "Забрать заказ"),
        *("Отправить отчёт", "Разобрать почту", "Купить билеты", "Помыть окна", "Сходить в зал"),
    ),
    "en": (
        *("Buy milk", "Call Mum", "Pay for the internet", "Water the flowers", "Fetch the order"),
        *("Send the report", "Sort the mail", "Buy the tickets", "Clean the windows", "Do sports"),
    ),
}

_STATUSES = ("pending", "sent", "retrying", "failed", "expired", "cancelled", "unknown")


def counts(**given: int) -> dict[str, int]:
    """How many messages there are of each status."""
    return {"total": 0, **dict.fromkeys(_STATUSES, 0), **given}


VALUES: dict[MailKind, dict[str, Any]] = {
    MailKind.WELCOME: {},
    MailKind.CONFIRMATION: {},
    MailKind.PASSWORD_RESET: {"reset_id": "reset001"},
    MailKind.PASSWORD_CHANGED: {"at": AT},
    MailKind.NEW_SIGN_IN: {"at": AT, "device": "Firefox, Linux", "ip": "203.0.113.5"},
    MailKind.TELEGRAM_LINKED: {"at": AT, "username": "anna"},
    MailKind.OUTSIDE_CONNECTED: {"at": AT, "service": "GitLab", "account": "anna@example.org"},
    MailKind.MAILING_STATISTICS: {
        "since": "2026-11-20T06:00:00.000Z",
        "until": AT,
        "count": 2,
        "totals": counts(total=5120, sent=5100, failed=12, expired=8),
        "mailings": [
            {
                "id": "12",
                "text": "Здравствуйте, {name|друг}! До пятницы всё за полцены",
                "state": "running",
                "start_at": "2026-11-21T05:00:00.000Z",
                "end_at": "2026-11-21T18:00:00.000Z",
                "counts": counts(total=5000, sent=4988, failed=12),
            },
            {
                "id": "11",
                "text": "Ваш заказ готов",
                "state": "expired",
                "start_at": "2026-11-20T07:00:00.000Z",
                "end_at": "2026-11-20T08:00:00.000Z",
                "counts": counts(total=120, sent=112, expired=8),
            },
        ],
    },
    MailKind.REMINDER: {"task_id": "task0000", "title": "Купить молоко", "late_s": 0},
}


def tasks(count: int, *, language: Language = "ru", first: int = 0) -> list[dict[str, str]]:
    """So many tasks as a digest tells of them."""
    titles, numbers = _TITLES[language], range(first, first + count)
    return [{"id": f"task{n:04}", "title": titles[n % len(titles)]} for n in numbers]


def digest(
    *,
    open_count: int = 0,
    done_count: int = 0,
    missed: Sequence[dict[str, str]] = (),
    first_date: str = "2026-11-21",
    language: Language = "ru",
) -> Mail:
    """The digest of 21 November 2026."""
    values = {
        "date": "2026-11-21",
        "first_date": first_date,
        "open_count": open_count,
        "open": tasks(min(open_count, 5), language=language),
        "done_count": done_count,
        "done": tasks(min(done_count, 50), language=language, first=5),
        "missed_count": len(missed),
        "missed": list(missed),
    }
    return a_mail(MailKind.DIGEST, values=values, language=language)


def one_of(kind: MailKind, language: Language = "ru") -> Mail:
    """A mail of a kind; a digest tells of everything that it may."""
    if kind is MailKind.DIGEST:
        missed = [{**tasks(2, language=language)[1], "at": AT}]
        return digest(open_count=7, done_count=2, missed=missed, language=language)
    values = VALUES[kind]
    if kind is MailKind.REMINDER:
        values = {**values, "title": _TITLES[language][0]}
    return a_mail(kind, values=values, language=language)
