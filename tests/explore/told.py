"""Recounted from rows: what Anna's digest had to tell of the day that ended at her midnight."""

import json
from collections.abc import Iterator

from tests.explore import emulator
from tests.explore.emulator import Row
from tests.explore.person import Person
from tests.explore.world import START_MS
from vestnik import clock
from vestnik.accounts.activity import digest_bucket


def digests(person: Person) -> Iterator[str]:
    """One right digest for her local date, none early, none lost; the next night will find her."""
    for row in emulator.rows("accounts"):
        if row["pk"].startswith("N#") and not row.get("is_over"):
            yield f"I2: the night of {row['pk']} never ends"
    if person.leaving:
        return
    yield from _asleep(person)
    if person.night_ms is not None:
        yield from _told(person, person.night_ms)


def _own(person: Person, table: str) -> list[Row]:
    return [row for row in emulator.rows(table) if row["pk"] == f"U#{person.stage.user_id}"]


def _asleep(person: Person) -> Iterator[str]:
    """Whoever has written since is in the index, however the night before has ended."""
    [user] = [row for row in _own(person, "accounts") if row["sk"] == "user"]
    since_ms = person.night_ms or START_MS
    bucket = digest_bucket(user["timezone"], person.stage.user_id)
    written = [one for one in person.commands if one.acked and one.begun_at_ms >= since_ms]
    if written and _own(person, "tasks") and user.get("digest_bucket") != bucket:
        yield "I2: her next midnight will pass her by"


def _told(person: Person, midnight_ms: int) -> Iterator[str]:
    tasks = [row for row in _own(person, "tasks") if row["created_at"] < midnight_ms]
    done = {_id(row) for row in tasks if row.get("done_at", midnight_ms) < midnight_ms}
    still_open = {_id(row) for row in tasks if "done_at" not in row}
    mails = [row for row in _own(person, "accounts") if row["sk"].startswith("M#digest-")]
    if len(mails) > 1:
        yield f"I6: {len(mails)} digests of one date"
    if not mails and (done or still_open):
        yield "I2: lost, the digest"
    for mail in mails:
        values = json.loads(mail["values"])
        told_open = {one["id"] for one in values["open"]}
        if {one["id"] for one in values["done"]} != done:
            yield f"wrong digest: {values['done']} were done, not {done}"
        if not still_open <= told_open <= {_id(row) for row in tasks} - done:
            yield f"wrong digest: {values['open']} are open, not {still_open}"
        if mail["made_at"] < midnight_ms or values["until"] != _rfc3339(midnight_ms):
            yield f"I5: made at {mail['made_at']}, until {values['until']}"
        yield from _changed(person, mail, values)


def _changed(person: Person, mail: Row, values: object) -> Iterator[str]:
    """A repeat says what was said before."""
    for taken in person.world.post.taken:
        if mail["sk"] == f"M#{taken.mail_id}" and taken.values != values:
            yield f"I6: another digest of the same date: {taken.step}"


def _id(task: Row) -> str:
    return str(task["sk"]).removeprefix("T#")


def _rfc3339(instant_ms: int) -> str:
    return clock.from_ms(instant_ms).isoformat(timespec="milliseconds").replace("+00:00", "Z")
