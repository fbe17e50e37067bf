"""
Each quarter of an hour: the managers whose morning has come.

Exactly one mail a manager and local date, whatever is repeated: its id says both, and it is stored
on condition. What is noted on the manager afterwards only saves looking again.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from vestnik import clock
from vestnik.accounts.model import User
from vestnik.emails.model import Mail, MailKind
from vestnik.errors import VestnikError
from vestnik.platform.due import Due, HintQueue, schedule
from vestnik.reports.mornings import Morning, last_morning
from vestnik.reports.ports import Mailings, Mails, Managers, Pages
from vestnik.reports.statistics import statistics_of

_log = logging.getLogger(__name__)

Statistics = Callable[[Morning], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Newsdesk:
    """
    What telling managers works with.

    `hindrance`: why a manager's address takes no such mail; None if it does.
    """

    managers: Managers
    user: Callable[[str], User | None]
    hindrance: Callable[[User], str | None]
    mailings: Mailings
    pages: Pages
    mails: Mails
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]


def tell_managers(desk: Newsdesk) -> int:
    """Store the mails that are due; answers how many. One who can't be told stops nobody."""

    @cache
    def statistics(morning: Morning) -> Mapping[str, Any] | None:
        return statistics_of(morning, mailings=desk.mailings, pages=desk.pages)

    told = 0
    for user_id, told_of in desk.managers.all():
        try:
            told += _tell(user_id, told_of, statistics, desk)
        except (VestnikError, ZoneInfoNotFoundError):
            _log.exception("manager not told", extra={"user_id": user_id})
    return told


def _tell(user_id: str, told_of: date | None, statistics: Statistics, desk: Newsdesk) -> bool:
    user = desk.user(user_id)
    if user is None:
        desk.managers.forget(user_id)
        return False
    morning = last_morning(user.timezone, desk.now())
    if told_of == morning.date:
        return False
    values = statistics(morning) if desk.hindrance(user) is None else None
    is_new = values is not None and _store(_mail(user, morning, values, desk.now()), desk)
    desk.managers.note_told(user_id, morning.date)
    return is_new


def _mail(user: User, morning: Morning, values: Mapping[str, Any], now: datetime) -> Mail:
    return Mail(
        id=f"statistics-{morning.date.isoformat()}-{user.id}",
        user_id=user.id,
        kind=MailKind.MAILING_STATISTICS,
        language=user.language,
        timezone=user.timezone,
        values=values,
        about=f"statistics-{morning.date.isoformat()}",
        made_at=now,
        next_at=now,
        address=user.email,
    )


def _store(mail: Mail, desk: Newsdesk) -> bool:
    return schedule(
        [mail.plan()],
        lambda: desk.mails.add(mail),
        due=desk.due,
        hints=desk.hints,
        now_ms=lambda: clock.to_ms(desk.now()),
    )
