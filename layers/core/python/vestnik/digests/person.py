"""One person's digest of one date."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

from vestnik import clock
from vestnik.accounts.activity import IDLE_AFTER
from vestnik.accounts.model import User
from vestnik.digests.contents import Contents, Stretch, contents, told_by
from vestnik.digests.midnights import begin_of
from vestnik.digests.model import MISSED_DAYS, Night
from vestnik.digests.ports import People
from vestnik.emails.model import Mail, MailKind
from vestnik.platform.due import Due, HintQueue, schedule

PREFIX = "digest-"  # of a digest's id; the date follows, so that the last one is found by its key


class Slots:
    """Instants at a distance from each other, each given to one mail."""

    def __init__(self, first_at: datetime, interval: timedelta) -> None:
        self.next_at = first_at
        self._interval = interval
        self._alone = Lock()

    def take(self) -> datetime:
        with self._alone:
            taken, self.next_at = self.next_at, self.next_at + self._interval
        return taken


@dataclass(frozen=True)
class Writer:
    """
    What writing a digest works with.

    `hindrance`: why a person's address takes none; None if it does.
    """

    people: People
    hindrance: Callable[[User], str | None]
    due: Due
    hints: HintQueue
    now: Callable[[], datetime]


def write_digest(user_id: str, night: Night, slots: Slots, writer: Writer) -> None:
    """
    Store what a person is to be told of the night, once, if there is anything.

    Whoever has nothing to be told leaves the bucket, unless he was active a short time ago: what
    he has written since the lists were read must not lose its night.
    """
    user = writer.people.user(user_id)
    if user is None or user.merged_into or user.timezone != night.timezone:
        return
    if user.digest_since and night.midnight <= user.digest_since <= writer.now():
        return
    chat_id, address = _where(user, writer)
    if chat_id is None and address is None:
        _let_sleep_if_unwanted(user, night, writer)
        return
    found = _found(user, night, writer)
    if found is None:
        _let_sleep(user, night, writer)
        return
    mail = _mail(user, night, found, next_at=slots.take(), now=writer.now())
    _store(replace(mail, chat_id=chat_id, address=address), writer)


def _where(user: User, writer: Writer) -> tuple[int | None, str | None]:
    """The chat that the digest goes to, and the address."""
    wished, link = user.preferences.digest, user.telegram
    chat_id = link.chat_id if wished == "telegram" and link and not link.blocked else None
    address = user.email if writer.hindrance(user) is None else None
    return (None, None) if wished == "off" else (chat_id, address)


def _let_sleep_if_unwanted(user: User, night: Night, writer: Writer) -> None:
    """What refuses it, an address or a chat, may be mended any day; others come back themselves."""
    wished = user.preferences.digest
    if wished == "off" or (user.email is None and wished != "telegram"):
        _let_sleep(user, night, writer)


def _let_sleep(user: User, night: Night, writer: Writer) -> None:
    idle_since = night.midnight - IDLE_AFTER  # later than that, something may wait for the next one
    if user.active_at is None or user.active_at < idle_since:
        writer.people.let_sleep(user.id, night.bucket, idle_since=idle_since)


def _found(user: User, night: Night, writer: Writer) -> Contents | None:
    stretch = _stretch(user, night, writer.people.last_digest(user.id, before=night.date))
    lines = writer.people.lines(user, since=stretch.looks_at)
    return contents(lines, stretch, day=night.date, timezone=user.timezone)


def _stretch(user: User, night: Night, last: Mail | None) -> Stretch:
    """From the end of the last digest on; not further than missed days are made up for."""
    earliest = begin_of(night.date - timedelta(days=MISSED_DAYS), night.timezone)
    if user.digest_since and user.digest_since < night.midnight:
        switched_on = user.digest_since.astimezone(ZoneInfo(night.timezone)).date()
        earliest = max(earliest, begin_of(switched_on, night.timezone))
    if last:
        until = datetime.fromisoformat(last.values["until"]).astimezone(UTC)
        if until >= earliest:
            return Stretch(until, night.midnight, told_by(last.values))
    return Stretch(earliest, night.midnight)


def _mail(user: User, night: Night, found: Contents, *, next_at: datetime, now: datetime) -> Mail:
    return Mail(
        id=f"{PREFIX}{night.date.isoformat()}-{user.id}",
        user_id=user.id,
        kind=MailKind.DIGEST,
        language=user.language,
        timezone=user.timezone,
        values=found.values(night.midnight),
        about=night.ref,
        made_at=now,
        next_at=next_at,
    )


def _store(mail: Mail, writer: Writer) -> None:
    schedule(
        [mail.plan()],
        lambda: writer.people.add(mail),
        due=writer.due,
        hints=writer.hints,
        now_ms=lambda: clock.to_ms(writer.now()),
    )
