"""
Whom there may be something to tell, and what, in tables `accounts` and `tasks`.

Access patterns (none of them consistent: a night begins later than an index lags, and what was
written late is told the next time):
    1. a page of a bucket             index digests: digest_bucket, pk after the cursor, keys only
    2. a person                       pk = U#<id>, sk = user
    3. the last digest, a new one     `emails.store`, 7 and 6
    4. what was done, all that is open index lists: pk, list_key BETWEEN D$<since> AND O%
    5. let somebody sleep             update pk, sk, on condition
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from vestnik.accounts.model import User
from vestnik.accounts.rows import UserRow, to_user, user_pk
from vestnik.clock import from_ms, to_ms
from vestnik.digests.contents import Line, Missed
from vestnik.digests.model import Page
from vestnik.digests.person import PREFIX
from vestnik.emails.model import Mail
from vestnik.emails.store import MailStore
from vestnik.platform.dynamodb import refusals, updated
from vestnik.tasks.rows import ListIndex, TaskRow, owner_key

_READ = ["pk", "sk", "list_key", "title", "created_at", "done_at", "listed_at", "reminders"]


class PeopleStore:
    """The port `People` over DynamoDB."""

    def __init__(self) -> None:
        self._mails = MailStore()

    def page(self, bucket: str, *, after: str | None, limit: int) -> Page:
        key = {"digest_bucket": {"S": bucket}, **_user_key(after)} if after else None
        with refusals():
            found = UserRow.digests.query(bucket, limit=limit, last_evaluated_key=key)
            user_ids = [row.pk.removeprefix("U#") for row in found]
        return Page(user_ids, is_last=len(user_ids) < limit)

    def user(self, user_id: str) -> User | None:
        with refusals():
            try:
                return to_user(UserRow.get(user_pk(user_id), UserRow.SK))
            except UserRow.DoesNotExist:
                return None

    def last_digest(self, user_id: str, *, before: date) -> Mail | None:
        # A digest of that very date has a longer id, which is higher.
        return self._mails.last(user_id, from_id=PREFIX, before_id=f"{PREFIX}{before.isoformat()}")

    def lines(self, user: User, *, since: datetime) -> Iterator[Line]:
        keys = ListIndex.list_key.between(f"D${to_ms(since):013d}", "O%")
        with refusals():
            pages: Any = TaskRow.lists.query(
                owner_key(user.id), keys, attributes_to_get=_READ
            ).page_iter
            for page in pages:
                for item in page["Items"]:
                    if user.cleared.covering(_listed_ms(item)) is None:
                        yield _line(item)

    def add(self, mail: Mail) -> bool:
        return self._mails.add(mail)

    def let_sleep(self, user_id: str, bucket: str, *, idle_since: datetime) -> None:
        is_idle = UserRow.active_at.does_not_exist() | (UserRow.active_at < to_ms(idle_since))
        row = UserRow(user_pk(user_id), UserRow.SK)
        updated(row, [UserRow.digest_bucket.remove()], (UserRow.digest_bucket == bucket) & is_idle)


def _user_key(user_id: str) -> dict[str, Any]:
    return {"pk": {"S": user_pk(user_id)}, "sk": {"S": UserRow.SK}}


def _listed_ms(item: Mapping[str, Any]) -> int:
    """Where a task stands in time (`Task.listed`)."""
    return int(item.get("listed_at", item["created_at"])["N"])


def _line(item: Mapping[str, Any]) -> Line:
    """Read past PynamoDB's models: of ten thousand tasks, five are named."""
    done = item.get("done_at")
    reminders = item.get("reminders", {"M": {}})["M"].values()
    return Line(
        id=item["sk"]["S"].removeprefix("T#"),
        title=item["title"]["S"],
        created_at=from_ms(int(item["created_at"]["N"])),
        done_at=from_ms(int(done["N"])) if done else None,
        missed=tuple(
            Missed(_instant(one["M"]["missed_at"]), _instant(one["M"]["missed_for"]))
            for one in reminders
            if "missed_at" in one["M"]
        ),
    )


def _instant(attribute: Mapping[str, str]) -> datetime:
    return from_ms(int(attribute["N"]))
