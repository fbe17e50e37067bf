"""Anna's account, on its way out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.factories import a_user
from tests.fakes.hints import FakeHints
from tests.support.world import World
from vestnik.accounts.session_store import SessionStore
from vestnik.accounts.store import AccountStore
from vestnik.erasure.erase import Eraser, go_on
from vestnik.erasure.leave import Leave, LeaveDesk, leave
from vestnik.erasure.model import ERASURE, Erasure
from vestnik.erasure.store import ConfirmationStore, ErasureStore


@dataclass
class Leaver:
    """
    An account, and what empties its drawers.

    `things`, `late_things`: what is there; each pass takes them one by one.
    """

    world: World
    things: list[str] = field(default_factory=list)
    late_things: list[str] = field(default_factory=list)
    hints: FakeHints = field(default_factory=FakeHints)

    @property
    def desk(self) -> LeaveDesk:
        return LeaveDesk(
            accounts=AccountStore(),
            erasures=ErasureStore(),
            confirmations=ConfirmationStore(),
            sessions=SessionStore(),
            due=self.world.due,
            hints=self.hints,
            key="key",
            now=lambda: self.world.now,
            wait_until_ms=self.world.wait_until_ms,
        )

    def leaves(self) -> None:
        assert leave(Leave("anna", password="correct horse 7"), self.desk) is None

    def run_hints(self, has_time: Callable[[], bool] = lambda: True) -> None:
        """What the worker does with every entry of erasures."""
        for entry in self.world.entries(ERASURE):
            go_on(entry, self.eraser(has_time))

    def eraser(self, has_time: Callable[[], bool] = lambda: True) -> Eraser:
        return Eraser(
            erasures=ErasureStore(),
            drawers=(lambda _erasure: _taken(self.things),),
            late_drawers=(lambda _erasure: _taken(self.late_things),),
            due=self.world.due,
            hints=self.hints,
            now=lambda: self.world.now,
            wait_until_ms=self.world.wait_until_ms,
            has_time=has_time,
        )

    def erasure(self) -> Erasure | None:
        """The one under way, claimed."""
        [entry] = self.world.entries(ERASURE)
        return ErasureStore().claim(entry, now=self.world.now)

    @property
    def is_over(self) -> bool:
        return not self.world.entries(ERASURE)


def _taken(things: list[str]) -> Iterator[None]:
    while things:
        things.pop()
        yield


@pytest.fixture
def leaver(world: World) -> Leaver:
    from vestnik.accounts import passwords

    AccountStore().add(a_user(), passwords.hashed("correct horse 7"))
    return Leaver(world)
