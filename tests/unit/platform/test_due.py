"""Planning and sweeping what is due."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.world import World
from vestnik import clock
from vestnik.errors import ConditionRefusedError, TransientError
from vestnik.platform.due import Hint, Plan, schedule
from vestnik.platform.due.entry import Entry, entry_for
from vestnik.platform.due.finished import Finished
from vestnik.platform.due.hints import pack
from vestnik.platform.due.progress import Mark, Progress
from vestnik.platform.due.state import Leases, SweepState
from vestnik.platform.due.sweep import Swept, sweep

MINUTE = timedelta(minutes=1)


def plan(world: World, in_s: float, ref: str = "anna:task:1") -> Plan:
    return Plan("reminder", ref, world.now_ms + int(in_s * 1000), "r1")


def given_entry(world: World, in_s: float, ref: str = "anna:task:1") -> Entry:
    return world.due.put(plan(world, in_s, ref), made_ms=world.now_ms)


def swept(world: World) -> Swept:
    return sweep(
        "reminder",
        now_ms=world.now_ms,
        due=world.due,
        hints=world.hints,
        memory=SweepState(),
    )


def test_the_entry_stands_before_the_row_is_written(world: World) -> None:
    seen = schedule(
        [plan(world, 3600)],
        lambda: len(world.entries("reminder")),
        due=world.due,
        hints=world.hints,
        now_ms=lambda: world.now_ms,
    )

    assert seen == 1


def test_a_refused_row_keeps_its_entry_and_hint_for_it_may_have_been_written(
    world: World,
) -> None:
    def refuse() -> None:
        raise ConditionRefusedError

    with pytest.raises(ConditionRefusedError):
        schedule(
            [plan(world, 10)], refuse, due=world.due, hints=world.hints, now_ms=lambda: world.now_ms
        )

    assert [hint.entry for hint in world.hints.sent] == world.entries("reminder")
    assert len(world.hints.sent) == 1


@pytest.mark.parametrize(("in_s", "hints"), [(0, 1), (249.9, 1), (250, 0)])
def test_only_near_ones_are_hinted_by_who_plans_them(world: World, in_s: float, hints: int) -> None:
    schedule(
        [plan(world, in_s)],
        lambda: None,
        due=world.due,
        hints=world.hints,
        now_ms=lambda: world.now_ms,
    )

    assert len(world.hints.sent) == hints


def test_each_entry_is_hinted_by_exactly_one_sweep(world: World) -> None:
    for minute in range(10):
        given_entry(world, 300 + 60 * minute, ref=f"anna:task{minute}:1")

    for _ in range(15):
        swept(world)
        world.advance(MINUTE)

    refs = [hint.entry.ref for hint in world.hints.sent]
    assert len(refs) >= len(set(refs)) == 10
    first = [hint for hint in world.hints.sent if hint.slot_ms == hint.entry.due_ms]
    assert len(first) == 10


def test_two_missed_ticks_make_nothing_late(world: World) -> None:
    swept(world)
    given_entry(world, 250)
    world.advance(3 * MINUTE)

    swept(world)

    [hint] = world.hints.sent
    assert hint.slot_ms - world.now_ms == 70_000


def ticks_until_hinted(world: World) -> int:
    """Seconds of sweeping each minute until a hint comes."""
    for minute in range(20):
        swept(world)
        if world.hints.sent:
            return 60 * minute
        world.advance(MINUTE)
    raise AssertionError("never hinted")


@pytest.mark.parametrize("in_s", [1, 10, 59, 119, 200, 249])
def test_a_near_one_whose_hint_was_lost_is_found_after_ninety_seconds(
    world: World, in_s: float
) -> None:
    swept(world)
    given_entry(world, in_s)

    assert 90 <= ticks_until_hinted(world) - in_s <= 215
    assert [hint.entry.ref for hint in world.hints.sent] == ["anna:task:1"]


def test_an_unfinished_one_is_hinted_again_until_its_entry_is_gone(world: World) -> None:
    entry = given_entry(world, 300)
    passes = 0

    for _ in range(20):
        passes += swept(world).recovered
        world.advance(MINUTE)
    assert 3 <= passes <= 8

    world.due.delete(entry)
    world.hints.take()
    for _ in range(5):
        swept(world)
        world.advance(MINUTE)
    assert world.hints.sent == []


def test_a_watermark_from_a_wrong_clock_silences_nothing(world: World) -> None:
    world.advance(timedelta(days=10))
    swept(world)
    world.advance(timedelta(days=-10))
    given_entry(world, 300)

    for _ in range(4):
        swept(world)
        world.advance(MINUTE)

    [hint] = world.hints.sent
    assert hint.slot_ms == hint.entry.due_ms


@pytest.mark.parametrize("due_in_s", [-300, -60, 0, 100, 179])
def test_what_was_made_since_a_clock_was_set_back_is_hinted_by_the_next_sweep(
    world: World, due_in_s: float
) -> None:
    world.advance(timedelta(days=10))
    swept(world)
    world.advance(timedelta(days=-10))
    given_entry(world, 600)
    world.advance(timedelta(seconds=600 - due_in_s))

    swept(world)

    assert [hint.entry.ref for hint in world.hints.sent] == ["anna:task:1"]


def test_what_another_run_stored_meanwhile_stands(world: World) -> None:
    memory, before = SweepState(), Progress()
    first = replace(before, version=1, watermark="5", chats={"anna": 7}, marks=(Mark("4", 3),))
    memory.store("reminder", first, before=before)

    memory.store("reminder", replace(first, watermark="2"), before=before)
    assert memory.progress("reminder") == first

    second = replace(first, version=2, watermark="6", slots=(1, 2))
    memory.store("reminder", second, before=first)
    assert memory.progress("reminder") == second


def test_more_shards_are_swept_as_soon_as_the_settings_row_says_so(world: World) -> None:
    spread = {entry_for(plan(world, 1, f"a:{n}:1"), made_ms=0, shards=8).pk for n in range(200)}

    assert spread == {f"reminder#{shard}" for shard in range(8)}


def test_hints_are_packed_by_second_seventeen_at_most() -> None:
    entry = Entry(pk="reminder#0", sk="1#a:b:c#r", made_ms=0)
    hints = [Hint(entry, 1_000 + n) for n in range(20)] + [Hint(entry, 2_000)]

    assert [len(group) for group in pack(hints)] == [17, 3, 1]


def test_a_lease_is_one_holders_until_it_runs_out_or_is_given_back(world: World) -> None:
    leases = Leases()
    now, until = world.now_ms, clock.to_ms(world.now + MINUTE)

    assert leases.take("s", holder="a", now_ms=now, until_ms=until)
    assert not leases.take("s", holder="b", now_ms=now, until_ms=until)
    assert leases.take("s", holder="b", now_ms=until, until_ms=until + 1)
    leases.release("s", holder="a")
    assert not leases.take("s", holder="c", now_ms=until, until_ms=until + 1)
    leases.release("s", holder="b")
    assert leases.take("s", holder="c", now_ms=until, until_ms=until + 1)


def test_what_is_finished_is_deleted_together_and_named_once_a_request(world: World) -> None:
    entries = [given_entry(world, 60 + number) for number in range(30)]
    finished = Finished(world.due)
    for entry in [*entries[:27], entries[0]]:
        finished.add(entry)

    finished.delete()

    assert world.entries("reminder") == entries[27:]


def test_entries_that_cannot_be_deleted_make_nothing_fail_that_was_recorded(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unavailable(_entries: Collection[Entry]) -> None:
        raise TransientError("storage_unavailable")

    monkeypatch.setattr(world.due, "delete_all", unavailable)
    finished = Finished(world.due)
    finished.add(given_entry(world, 60))

    finished.delete()

    assert "entries left" in caplog.text
