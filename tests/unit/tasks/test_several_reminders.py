"""Several reminders of one task, over real rows."""

from datetime import timedelta

import pytest

from tests.factories import NOON
from tests.support.world import World
from tests.unit.tasks.reminding import (
    DAY,
    HOUR,
    MINUTE,
    at,
    before,
    come,
    edited,
    main,
    seen,
    waits,
)
from vestnik.errors import ConflictError, Fault, InvalidInputError
from vestnik.tasks.reminding import ReminderWish


def test_each_is_sent_at_its_own_time(world: World) -> None:
    due_at = world.now + 2 * HOUR
    task = world.given_task(due_at=due_at, reminders=(before(HOUR), at(world.now + MINUTE)))

    come(world, MINUTE)
    assert [one.state for one in seen(world, task).reminders] == ["sent", "scheduled"]
    come(world, HOUR)

    assert [one.state for one in seen(world, task).reminders] == ["sent", "sent"]
    assert len(world.bot.calls) == 2


def test_the_first_one_at_an_instant_is_the_main_one_else_the_first(world: World) -> None:
    due_at, in_an_hour = world.now + DAY, world.now + HOUR
    mixed = world.given_task(due_at=due_at, reminders=(before(HOUR), at(in_an_hour)))
    hanging = world.given_task(due_at=due_at, reminders=(before(HOUR), before(2 * HOUR)))

    assert main(mixed).at == in_an_hour
    assert main(hanging).at == due_at - HOUR


def test_those_that_stay_in_the_list_keep_their_ids_and_states(world: World) -> None:
    first, second = world.now + MINUTE, world.now + HOUR
    task = world.given_task(reminders=(at(first), at(second)))
    come(world, MINUTE)

    changed = edited(world, task, reminders=(at(second + HOUR), at(second), at(first)))

    assert waits(changed, first) == [
        ("1", timedelta(0), "sent"),
        ("2", second - first, "scheduled"),
        ("3", second + HOUR - first, "scheduled"),
    ]
    assert main(changed).id == "3"
    assert changed.reminder("2") == seen(world, task).reminder("2")


def test_what_is_left_out_of_the_list_is_not_sent(world: World) -> None:
    task = world.given_task(reminders=(at(world.now + MINUTE), at(world.now + HOUR)))

    edited(world, task, reminders=(at(world.now + HOUR),))
    come(world, MINUTE)

    assert world.bot.calls == []


def test_the_same_list_again_changes_nothing(world: World) -> None:
    wishes = (at(world.now + HOUR), before(HOUR, channel="email", urgent=True))
    task = world.given_task(due_at=world.now + DAY, reminders=wishes)

    assert edited(world, task, reminders=wishes) == task


def test_two_of_one_time_are_told_apart_by_their_channels(world: World) -> None:
    when = world.now + MINUTE
    task = world.given_task(reminders=(at(when, channel="telegram"), at(when, channel="email")))
    come(world, MINUTE)
    before_edit = seen(world, task)

    after = edited(world, task, reminders=(at(when, channel="email"), at(when, channel="telegram")))

    assert {(one.id, one.channel) for one in after.reminders} == {
        (one.id, one.channel) for one in before_edit.reminders
    }


def test_a_reminder_that_gets_another_channel_is_planned_anew(world: World) -> None:
    when = world.now + HOUR
    task = world.given_task(reminders=(at(when),))

    changed = edited(world, task, reminders=(at(when, channel="email"),))

    assert main(changed).id == main(task).id
    assert main(changed).rev in {entry.rev for entry in world.entries("reminder")} - {
        main(task).rev
    }


def test_hanging_ones_move_with_the_due_date_and_go_with_it(world: World) -> None:
    task = world.given_task(due_at=world.now + DAY, reminders=(before(HOUR), before(2 * DAY // 3)))

    moved = edited(world, task, due_at=world.now + 2 * DAY)
    assert waits(moved, world.now) == [
        ("2", 2 * DAY - 2 * DAY // 3, "scheduled"),
        ("1", 2 * DAY - HOUR, "scheduled"),
    ]
    nearer = edited(world, task, due_at=world.now + 2 * HOUR)
    assert waits(nearer, world.now) == [
        ("2", 2 * HOUR - 2 * DAY // 3, "cancelled"),
        ("1", HOUR, "scheduled"),
    ]
    assert [one.state for one in edited(world, task, due_at=world.now + DAY).reminders] == [
        "scheduled",
        "scheduled",
    ]
    assert edited(world, task, due_at=None).reminders == ()


def test_a_sent_one_stays_sent_when_its_due_date_moves_within_the_past(world: World) -> None:
    task = world.given_task(due_at=world.now + 2 * HOUR, reminders=(before(HOUR),))
    come(world, HOUR + MINUTE)

    moved = edited(world, task, due_at=world.now + MINUTE)

    assert waits(moved, world.now) == [("1", MINUTE - HOUR, "sent")]


def test_a_hanging_one_that_gets_a_time_of_its_own_no_longer_moves(world: World) -> None:
    task = world.given_task(due_at=world.now + DAY, reminders=(before(HOUR),))
    edited(world, task, reminder_time=world.now + 2 * HOUR)

    moved = edited(world, task, due_at=world.now + 2 * DAY)

    assert (main(moved).at - world.now, main(moved).before_s) == (2 * HOUR, None)


def test_a_hanging_one_that_is_switched_on_again_still_moves(world: World) -> None:
    task = world.given_task(due_at=world.now + DAY, reminders=(before(HOUR),))
    edited(world, task, done=True)
    edited(world, task, done=False, due_at=world.now + 3 * DAY)

    on = edited(world, task, reminder_set=True)

    assert (main(on).at - world.now, main(on).before_s) == (3 * DAY - HOUR, 3600)


def test_the_due_date_and_what_hangs_on_it_may_come_together(world: World) -> None:
    task = world.given_task()

    changed = edited(world, task, due_at=world.now + DAY, reminders=(before(HOUR),))

    assert main(changed).at == world.now + DAY - HOUR


@pytest.mark.parametrize(
    ("wish", "field", "code"),
    [
        (before(HOUR), "reminders.1.before_s", "reminder_without_due"),
        (at(NOON), "reminders.1.at", "time_in_past"),
    ],
)
def test_a_new_one_that_cannot_come_is_refused(
    world: World, wish: ReminderWish, field: str, code: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        world.given_task(reminders=(at(world.now + HOUR), wish))

    assert caught.value.fields == {field: Fault(code)}


def test_one_before_the_due_date_that_has_passed_is_refused(world: World) -> None:
    with pytest.raises(InvalidInputError) as caught:
        world.given_task(due_at=world.now + HOUR, reminders=(before(HOUR),))

    assert caught.value.fields == {"reminders.0.before_s": Fault("time_in_past")}


def test_the_plain_time_changes_only_the_main_one(world: World) -> None:
    first, second = world.now + HOUR, world.now + 2 * HOUR
    task = world.given_task(reminders=(at(first), at(second)))

    moved = edited(world, task, reminder_time=first + 5 * HOUR)
    assert {one.id: one.at for one in moved.reminders} == {"1": first + 5 * HOUR, "2": second}
    cleared = edited(world, task, reminder_time=None)
    assert [one.id for one in cleared.reminders] == ["2"]
    assert cleared.main_reminder is None
    again = edited(world, task, reminder_time=first)
    assert (main(again).id, main(again).at) == ("3", first)


def test_a_list_and_a_plain_time_together_say_which_is_the_main_one(world: World) -> None:
    first, second = world.now + HOUR, world.now + 2 * HOUR
    task = world.given_task(reminders=(at(first), at(second)), reminder_time=second)

    assert main(task).at == second
    unmarked = edited(world, task, reminders=(at(first), at(second)), reminder_set=False)
    assert unmarked.main_reminder is None
    with pytest.raises(InvalidInputError) as caught:
        edited(world, task, reminders=(at(first),), reminder_time=second)
    assert caught.value.fields == {"reminder_time": Fault("not_among_reminders")}


def test_there_are_ten_at_most_the_plain_one_included(world: World) -> None:
    wishes = tuple(at(world.now + n * HOUR) for n in range(1, 11))
    task = world.given_task(reminders=wishes)
    edited(world, task, reminders=wishes, reminder_time=None)

    with pytest.raises(InvalidInputError) as caught:
        edited(world, task, reminder_time=world.now + 20 * HOUR)

    assert caught.value.fields == {"reminder_time": Fault("too_long", {"max_length": 10})}


def test_only_a_change_of_the_one_that_is_being_sent_is_refused(world: World) -> None:
    wishes = (at(world.now + MINUTE), at(world.now + HOUR))
    task = world.given_task(reminders=wishes)
    world.advance(MINUTE)
    world.courier.reminders.claim(world.entries("reminder")[0], now=world.now)

    edited(world, task, reminders=(*wishes, at(world.now + 2 * HOUR)))
    for changes in ({"reminders": wishes[1:]}, {"reminder_time": world.now + DAY}):
        with pytest.raises(ConflictError) as caught:
            edited(world, task, **changes)
        assert caught.value.code == "reminder_sending"


def test_a_done_task_reminds_of_nothing_and_an_undone_one_of_what_is_to_come(world: World) -> None:
    task = world.given_task(reminders=(at(world.now + MINUTE), at(world.now + HOUR)))
    edited(world, task, done=True)
    come(world, 2 * MINUTE)

    undone = edited(world, task, done=False)

    assert world.bot.calls == []
    assert [one.state for one in undone.reminders] == ["cancelled", "scheduled"]
