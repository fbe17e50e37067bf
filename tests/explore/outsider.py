"""Nina, who comes in with an account elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.explore import emulator
from tests.explore.person import Person
from tests.fakes.provider import ISSUER, NINA
from tests.support.api import Answered, Api

_BEGIN_AGAIN = {"outside_interrupted", "outside_unavailable", "outside_sign_in_unknown"}


@dataclass
class Outsider:
    """Clicks, through a world's agenda, until she is in."""

    person: Person
    browser: Api = field(default_factory=Api)
    is_in: bool = False

    def come(self) -> None:
        """Click the button; the page that waits for what is known of the provider clicks again."""
        answered = self._asked(lambda: self.browser.get("/oauth/example/start"))
        location = answered.headers["location"] if answered else ""
        if location.startswith(ISSUER):
            sent = self.person.world.provider.inner.visit(location)
            self._come_back(f"state={sent['state']}&code={sent['code']}")
        else:
            self.person._again(self.come)

    def _come_back(self, query: str) -> None:
        answered = self._asked(lambda: self.browser.get(f"/oauth/example/callback?{query}"))
        if answered is None:
            self.person._again(lambda: self._come_back(query))
        elif answered.headers["location"].endswith("#failed"):
            self.person.world.broken.append("her own browser is not known again")
        else:
            self._wait()

    def _wait(self) -> None:
        answered = self._asked(lambda: self.browser.post("/oauth/session"))
        if answered is None or answered.status == 202:
            self.person._again(self._wait)
        elif answered.status == 200:
            self.is_in = True
        elif answered.json["code"] in _BEGIN_AGAIN:
            self.person._again(self.come)
        else:
            self.person.world.broken.append(f"not let in: {answered.status} {answered.text}")

    def _asked(self, send: Callable[[], Answered]) -> Answered | None:
        """None: there was no answer, or one that asks for patience."""
        answered = self.person._sent(send, lambda: None)
        is_none = answered is None or answered.status >= 500 or answered.status == 429
        return None if is_none else answered


def broken(outsider: Outsider) -> Iterator[str]:
    """What does not hold of her; that she is welcomed once is counted with all other mails."""
    rows = emulator.rows("accounts")
    own = [row["pk"] for row in rows if row["sk"] == "user" and row.get("email") == NINA["email"]]
    if not outsider.is_in or len(own) != 1:
        yield f"I1: she is in: {outsider.is_in}, accounts: {own}"
    locks = [row for row in rows if row["pk"].startswith("O#")]
    if [f"U#{row['user_id']}" for row in locks] != own:
        yield f"what opens her account opens another: {locks}"
    sessions = [row for row in rows if row["pk"] in own and row["sk"].startswith("S#")]
    if any(row.get("provider") != "example" for row in sessions) or not sessions:
        yield "I1: she has no session, or one by a password"
