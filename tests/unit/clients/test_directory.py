"""Who was where in the directory at an instant."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import NOON, a_client
from tests.support.tables import empty_tables
from tests.unit.clients.conftest import Office
from vestnik.clients.model import Client, gone, settled
from vestnik.errors import ConditionRefusedError

SECOND = timedelta(seconds=1)
TAGS = ("red", "green", None)
EDITS = ("red", "green", "none", "prepare red", "prepare green", "land", "delete")
DEEDS = (*EDITS, "wait", "step", "step", "step")


def test_a_client_is_found_under_each_of_his_keys(office: Office) -> None:
    office.given_client(tag="vip")

    for key in ("A", "O#916", "T#vip"):
        assert office.under(key, NOON) == ["client0001"]
        assert office.under(key, NOON - SECOND) == []
    assert office.under("T#none", NOON) == []


def test_steps_of_any_length_find_everybody_once(office: Office) -> None:
    for number in range(9):
        office.given_client(phone=f"7916000000{number}")

    for limit in (1, 2, 3, 50):
        found = office.under("A", NOON, limit=limit)
        assert sorted(found) == [f"client{number:04d}" for number in range(1, 10)]


def test_who_left_is_found_where_he_was_for_a_day(office: Office) -> None:
    client = office.given_client(tag="red")
    office.advance(SECOND)
    office.edit(client, tag="green")

    assert (office.under("T#red", NOON), office.under("T#red", office.now)) == ([client.id], [])
    assert (office.under("T#green", NOON), office.under("T#green", office.now)) == ([], [client.id])
    assert office.directory.clients([client.id])[client.id].keys_at(NOON) == {
        *("A", "O#916", "T#red"),
    }


def test_who_was_deleted_is_nowhere_from_then_on(office: Office) -> None:
    client = office.given_client(tag="red")
    office.advance(SECOND)
    office.delete(client)

    assert [office.under(key, office.now) for key in ("A", "T#red")] == [[], []]
    assert office.under("A", NOON) == [client.id]
    assert office.directory.clients([client.id]) == {}


def test_nobody_moves_as_of_an_instant_that_is_being_walked(office: Office) -> None:
    client = office.given_client(tag="red")
    office.directory.freeze(NOON + SECOND)

    moved = office.edit(client, tag="green")

    assert moved.keys_at(NOON + SECOND) == {"A", "O#916", "T#red"}
    assert office.under("T#red", NOON + SECOND) == [client.id]
    assert office.under("T#green", NOON + SECOND) == []
    assert office.under("T#green", NOON + 2 * SECOND) == [client.id]


def test_a_move_that_was_late_to_be_stored_is_refused(office: Office) -> None:
    before = office.given_client(tag="red")
    after = settled(a_client(before.id, tag="green", stays=before.stays, version=2), NOON)
    office.directory.freeze(NOON + SECOND)

    with pytest.raises(ConditionRefusedError):
        office.desk.clients.replace(before, after)

    assert office.directory.clients([before.id]) == {before.id: before}


def test_an_edit_that_moves_nobody_waits_for_nothing(office: Office) -> None:
    client = office.given_client()
    office.directory.freeze(NOON + SECOND)

    assert office.edit(client, opted_out=True).stays == client.stays


def test_an_earlier_freeze_thaws_nothing(office: Office) -> None:
    office.directory.freeze(NOON + SECOND)
    office.directory.freeze(NOON)

    assert office.desk.clients.frozen_until() == NOON + SECOND


@dataclass
class Story:
    """Clients who move while a mailing to `keys` walks the directory, one short step at a time."""

    office: Office
    keys: Sequence[str]
    start: datetime | None = None
    taken: list[str] = field(default_factory=list)
    prepared: list[tuple[Client, Client]] = field(default_factory=list)
    walking: int = 0
    after: str | None = None

    def __post_init__(self) -> None:
        self.clients = [
            self.office.given_client(phone=f"7916000000{n}", tag=tag) for n, tag in enumerate(TAGS)
        ]

    def do(self, deed: str, which: int) -> None:
        """`prepare`: an edit is on its way, and lands later with the instant that it has now."""
        client = self.office.desk.clients.get(self.clients[which].id)
        if deed == "wait":
            self.office.advance(timedelta(milliseconds=1))
        elif deed == "step":
            self.step()
        elif deed == "land":
            self.land()
        elif client and deed == "delete":
            self.office.delete(client)
        elif client and deed.startswith("prepare "):
            after = replace(client, tag=deed.split()[1], version=client.version + 1)
            self.prepared.append((client, settled(after, self.office.now)))
        elif client:
            self.office.edit(client, tag=None if deed == "none" else deed)

    def land(self) -> None:
        for before, after in self.prepared:
            with suppress(ConditionRefusedError):
                self.office.desk.clients.replace(before, after)
        self.prepared.clear()

    def step(self) -> None:
        if self.start is None:
            self.start = self.office.now
            self.office.directory.freeze(self.start)
        if self.walking == len(self.keys):
            return
        key = self.keys[self.walking]
        walked = self.office.directory.walk(key, at=self.start, after=self.after, limit=1)
        self.taken += [one for one in walked.ids if self.gives(key, one)]
        self.after = walked.next
        self.walking += walked.next is None

    def gives(self, key: str, client_id: str) -> bool:
        """Whether this is the first of the keys under which the client was at the start."""
        assert self.start
        client = self.office.directory.clients([client_id]).get(client_id)
        then = client.keys_at(self.start) if client else frozenset()
        return next((one for one in self.keys if one in then), None) == key


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    deeds=st.lists(
        st.tuples(
            st.sampled_from(DEEDS),
            st.integers(0, 2),
        ),
        max_size=25,
    ),
    keys=st.sampled_from([("T#red", "T#green"), ("T#green", "T#red"), ("T#red", "O#916")]),
)
@example(deeds=[("prepare green", 0), ("step", 0), ("land", 0)], keys=("T#red", "T#green"))
@example(deeds=[("green", 0), ("step", 0), ("red", 0)], keys=("T#red", "T#green"))
def test_whoever_moves_around_the_start_is_taken_exactly_once(
    office: Office, deeds: list[tuple[str, int]], keys: tuple[str, ...]
) -> None:
    empty_tables()
    office.now = NOON
    story = Story(office, keys)

    for deed, which in deeds:
        story.do(deed, which)
    while story.walking < len(keys):
        story.step()

    assert story.start
    there = office.directory.clients(client.id for client in story.clients)
    wanted = {one for one, client in there.items() if client.keys_at(story.start) & set(keys)}
    assert len(set(story.taken)) == len(story.taken)
    assert wanted <= set(story.taken)
    assert set(story.taken) & there.keys() <= wanted


def test_stays_follow_each_other_without_a_gap(office: Office) -> None:
    client: Client = a_client(tag="red")
    for tag in ("green", "red", None, "red"):
        client = settled(a_client(tag=tag, stays=client.stays), NOON)

    red = [stay for stay in client.stays if stay.key == "T#red"]
    assert [stay.until is None for stay in red] == [False, False, True]
    assert all(one.until is None or one.until > one.since for one in client.stays)
    assert all(stay.until for stay in gone(client, NOON).stays)
