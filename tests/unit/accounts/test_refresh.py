"""A session family over its life: rotated, replayed, ended, by one and by several at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.factories import NOON, a_user
from tests.fakes.accounts import FakeSessions
from tests.support.interleave import Pause, Stepping, schedules
from tests.unit.accounts.conftest import KEY
from vestnik.accounts.session_family import Session
from vestnik.accounts.sessions import SignedIn, open_session, refresh, sign_out, whose
from vestnik.accounts.tokens import Tokens
from vestnik.emails.model import Mail
from vestnik.errors import UnauthorizedError
from vestnik.ids import sha256_hex

TOKENS = Tokens("vestnik-test", (KEY,))
LATER = NOON + timedelta(minutes=5)


@dataclass
class Remembering(FakeSessions):
    """Knows every token that was ever current."""

    ever: set[str] = field(default_factory=set)

    def add(self, session: Session, mails: Sequence[Mail] = ()) -> bool:
        self.ever.add(session.current)
        return super().add(session, mails)

    def rotate(self, before: Session, after: Session) -> bool:
        is_rotated = super().rotate(before, after)
        if is_rotated:
            self.ever.add(after.current)
        return is_rotated


@dataclass
class Family:
    """Anna's session, begun at noon."""

    sessions: Remembering = field(default_factory=lambda: Remembering({"anna": a_user()}))
    opened: SignedIn = field(init=False)

    def __post_init__(self) -> None:
        self.opened = open_session(
            a_user(), device="", now=NOON, sessions=self.sessions, tokens=TOKENS
        )

    def refresh(self, token: str, now: datetime, sessions: object = None) -> SignedIn:
        port = sessions or self.sessions
        return refresh(token, now=now, sessions=port, tokens=TOKENS)  # type: ignore[arg-type] # or its stepping twin

    @property
    def is_alive(self) -> bool:
        return self.sessions.signed_in("anna", self.opened.session.id) is not None


def test_a_due_token_is_exchanged_for_its_successor() -> None:
    family = Family()

    answer = family.refresh(family.opened.refresh_token, LATER)

    assert answer.refresh_token != family.opened.refresh_token
    assert whose(answer.access_token, now=LATER, sessions=family.sessions, tokens=TOKENS)


def test_a_lost_answer_can_be_asked_for_again() -> None:
    family = Family()
    lost = family.refresh(family.opened.refresh_token, LATER)

    again = family.refresh(family.opened.refresh_token, LATER + timedelta(seconds=30))

    assert again.refresh_token == lost.refresh_token
    assert family.is_alive


def test_a_spent_token_ends_the_family_for_everybody() -> None:
    family = Family()
    second = family.refresh(family.opened.refresh_token, LATER)

    with pytest.raises(UnauthorizedError):
        family.refresh(family.opened.refresh_token, LATER + timedelta(seconds=31))

    with pytest.raises(UnauthorizedError):
        family.refresh(second.refresh_token, LATER + timedelta(seconds=31))
    with pytest.raises(UnauthorizedError):
        whose(second.access_token, now=LATER, sessions=family.sessions, tokens=TOKENS)


def test_a_made_up_token_of_a_known_session_ends_nothing() -> None:
    family = Family()
    made_up = family.opened.refresh_token[:-4] + "0000"

    with pytest.raises(UnauthorizedError):
        family.refresh(made_up, LATER)

    assert family.is_alive


def test_a_family_is_over_after_thirty_days() -> None:
    family = Family()

    with pytest.raises(UnauthorizedError):
        family.refresh(family.opened.refresh_token, NOON + timedelta(days=30))


def test_a_new_key_signs_nobody_out() -> None:
    family = Family()
    new_key = Tokens("vestnik-test", ("n" * 32,))

    answer = refresh(
        family.opened.refresh_token, now=LATER, sessions=family.sessions, tokens=new_key
    )

    assert family.refresh(answer.refresh_token, LATER).refresh_token == answer.refresh_token


Act = Callable[[Family], Callable[[Pause], object]]


def refreshing(family: Family) -> Callable[[Pause], object]:
    token = family.opened.refresh_token
    return lambda pause: family.refresh(token, LATER, Stepping(family.sessions, pause))


def signing_out(family: Family) -> Callable[[Pause], object]:
    session_id = family.opened.session.id
    return lambda pause: sign_out(
        "anna",
        session_id,
        sessions=Stepping(family.sessions, pause),
    )


def test_two_tabs_that_refresh_at_once_get_the_same_token() -> None:
    def stage() -> tuple[Family, list[Callable[[Pause], object]]]:
        family = Family()
        return family, [refreshing(family), refreshing(family)]

    runs = list(schedules(stage))

    assert len(runs) >= 6
    for family, answers in runs:
        assert len({answer.refresh_token for answer in answers}) == 1
        assert family.is_alive


def test_nothing_outlives_a_sign_out_that_meets_two_refreshes() -> None:
    def stage() -> tuple[Family, list[Callable[[Pause], object]]]:
        family = Family()
        return family, [refreshing(family), refreshing(family), signing_out(family)]

    runs = list(schedules(stage))

    assert len(runs) >= 60
    for family, answers in runs:
        assert not family.is_alive
        for answer in answers[:2]:
            assert isinstance(answer, SignedIn | UnauthorizedError)
            if isinstance(answer, SignedIn):
                assert sha256_hex(answer.refresh_token) in family.sessions.ever
                with pytest.raises(UnauthorizedError):
                    whose(answer.access_token, now=LATER, sessions=family.sessions, tokens=TOKENS)


class Careless(Remembering):
    """Rotates without a condition."""

    def rotate(self, before: Session, after: Session) -> bool:
        del before
        self.add(after)
        return True


def test_the_orders_that_are_tried_would_find_a_rotation_without_a_condition() -> None:
    def stage() -> tuple[Family, list[Callable[[Pause], object]]]:
        family = Family(Careless({"anna": a_user()}))
        return family, [refreshing(family), signing_out(family)]

    assert any(family.is_alive for family, _ in schedules(stage))


def test_a_thief_who_replays_while_the_owner_refreshes_ends_the_family() -> None:
    def stage() -> tuple[Family, list[Callable[[Pause], object]]]:
        family = Family()
        stolen = family.opened.refresh_token
        second = family.refresh(stolen, NOON + timedelta(minutes=1)).refresh_token
        return family, [
            lambda pause: family.refresh(stolen, LATER, Stepping(family.sessions, pause)),
            lambda pause: family.refresh(second, LATER, Stepping(family.sessions, pause)),
        ]

    runs = list(schedules(stage))

    assert len(runs) >= 6
    for family, (thief, _owner) in runs:
        assert isinstance(thief, UnauthorizedError)
        assert not family.is_alive


class FamilyMachine(RuleBasedStateMachine):
    """Any order of refreshes with any token, pauses and a sign-out, against a model of numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.family = Family()
        self.given = [self.family.opened.refresh_token]  # by generation
        self.now = self.rotated_at = NOON
        self.alive = True

    @rule(seconds=st.sampled_from([0, 1, 29, 30, 31, 600, 86_400]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @precondition(lambda self: self.alive)
    @rule()
    def refresh_with_the_newest(self) -> None:
        if self.expired():
            self.refused(self.given[-1])
            return
        answer = self.family.refresh(self.given[-1], self.now)
        if self.now - self.rotated_at < timedelta(seconds=30):
            assert answer.refresh_token == self.given[-1]
        else:
            assert answer.refresh_token not in self.given
            self.given.append(answer.refresh_token)
            self.rotated_at = self.now

    @precondition(lambda self: len(self.given) > 1)
    @rule(data=st.data())
    def refresh_with_an_older_one(self, data: st.DataObject) -> None:
        generation = data.draw(st.integers(0, len(self.given) - 2))
        is_predecessor = generation == len(self.given) - 2
        in_time = self.now - self.rotated_at <= timedelta(seconds=30)
        if self.alive and not self.expired() and is_predecessor and in_time:
            answer = self.family.refresh(self.given[generation], self.now)
            assert answer.refresh_token == self.given[-1]
        else:
            self.refused(self.given[generation])
            self.alive = self.alive and self.expired()

    @rule()
    def sign_out(self) -> None:
        sign_out("anna", self.family.opened.session.id, sessions=self.family.sessions)
        self.alive = False

    def expired(self) -> bool:
        return self.now >= NOON + timedelta(days=30)

    def refused(self, token: str) -> None:
        with pytest.raises(UnauthorizedError):
            self.family.refresh(token, self.now)

    @invariant()
    def the_family_is_as_alive_as_the_model(self) -> None:
        assert self.family.is_alive == self.alive


TestAnyLifeOfAFamily = FamilyMachine.TestCase
TestAnyLifeOfAFamily.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
