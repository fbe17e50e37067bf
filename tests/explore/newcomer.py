"""Boris, who registers, forgets his password and signs in on another device."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.explore import emulator
from tests.explore.person import Person
from tests.support.api import Answered, Api
from tests.support.mail import LINKS
from vestnik.accounts import passwords

_EMAIL = "boris@example.com"
_PASSWORD, _NEW_PASSWORD = "correct horse 7", "another horse 8"
_ACCOUNT = {"email": _EMAIL, "password": _PASSWORD}
_PHONE = {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/605.1"}
_TRY_LATER = {408, 429}

Row = dict[str, Any]


@dataclass
class Newcomer:
    """Asks, through a world's agenda, until he is answered; `done`: what he knows to be done."""

    person: Person
    done: set[str] = field(default_factory=set)

    def register(self) -> None:
        body = {**_ACCOUNT, "language": "ru", "timezone": "Europe/Moscow"}
        # 409: he had been registered by a try that nobody answered.
        self._ask("welcome", lambda: Api().post("/user", body), also=409)

    def forget(self) -> None:
        """Ask for another password."""
        body = {"email": _EMAIL}
        self._ask("password_reset", lambda: Api().post("/password-reset", body))

    def reset(self) -> None:
        """Follow the link of the last mail about it, as soon as it is there."""
        sent = [row for row in _mails("password_reset") if row["state"] == "sent"]
        if not sent:
            self.person._again(self.reset)
            return
        token = _token(max(sent, key=lambda row: int(row["made_at"])))
        body = {"token": token, "password": _NEW_PASSWORD}
        path = "/password-reset/confirm"
        # 404: a try that nobody answered had used the link.
        self._ask("password_changed", lambda: Api().post(path, body), also=404)

    def sign_in(self) -> None:
        """On a device that nobody knows."""
        self._ask("new_sign_in", lambda: Api().post("/session", _ACCOUNT, headers=_PHONE))

    def _ask(self, what: str, send: Callable[[], Answered], *, also: int = 200) -> None:
        answered = self.person._sent(send, lambda: None)
        if answered is None or answered.status >= 500 or answered.status in _TRY_LATER:
            self.person._again(lambda: self._ask(what, send, also=also))
            return
        if answered.status not in {200, 202, also}:
            self.person.world.broken.append(f"{what}: {answered.status} {answered.text}")
        self.done.add(what)


def broken(newcomer: Newcomer, repeats: int) -> Iterator[str]:
    """What does not hold of him; that each mail is sent once is counted with all others."""
    own = [row for row in emulator.rows("accounts") if row.get("email") == _EMAIL]
    users = [row for row in own if row["sk"] == "user"]
    if len(users) != 1:
        yield f"I1: he has {len(users)} accounts"
    for what in newcomer.done:
        count, most = len(_mails(what)), 1 + (repeats if what in _REPEATABLE else 0)
        if not 1 <= count <= most:
            yield f"{count} mails of kind {what} after {repeats} faults"
    expected = _NEW_PASSWORD if "password_changed" in newcomer.done else _PASSWORD
    for row in users:
        if not passwords.matches(expected, row["password_hash"]):
            yield f"I1: he was told that his password is {expected!r}, and it is not"


_REPEATABLE = {"password_reset", "new_sign_in"}  # asked for anew, each is a new one


def _mails(kind: str) -> list[Row]:
    mails = [row for row in emulator.rows("accounts") if row["sk"].startswith("M#")]
    return [row for row in mails if row["kind"] == kind and row["address"] == _EMAIL]


def _token(mail: Row) -> str:
    reset_id = json.loads(mail["values"])["reset_id"]
    url = LINKS.reset_url(mail["pk"].removeprefix("U#"), reset_id)
    return url.partition("#")[2]
