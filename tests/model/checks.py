"""What must hold in every simulated world."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tests.model.figures import Effect
from tests.model.world import World
from vestnik import clock
from vestnik.platform.backoff import TRIES_MAX
from vestnik.tasks.model import ReminderState

MOST_A_SECOND = 25
SLOTTED_A_SECOND = 17


def broken(world: World, *, unsent: Sequence[str] = ()) -> list[str]:
    """What does not hold whatever went wrong. `unsent`: ids that nobody can send."""
    return [*_lost(world, set(unsent)), *_early(world), *_doubled(world)]


def _lost(world: World, unsent: set[str]) -> Iterator[str]:
    for task_id in world.planned:
        if task_id not in world.reminders.rows and task_id not in world.unanswered:
            yield f"lost: {task_id} was never written"
    sent = {effect.task_id for effect in world.figures.effects}
    for task_id, task in world.reminders.rows.items():
        reminder = task.reminders[0]
        state = reminder.state
        is_given_up = state is ReminderState.FAILED and reminder.tries == TRIES_MAX
        if task_id in unsent or (is_given_up and world.faults.telegram_down):
            continue
        if task_id not in sent or state is not ReminderState.SENT:
            yield f"lost: {task_id} is {state}, sent: {task_id in sent}"
    if not unsent and len(world.due):
        yield f"{len(world.due)} entries are left"


def _early(world: World) -> Iterator[str]:
    for effect in reminders(world):
        at_ms = clock.to_ms(world.reminders.rows[effect.task_id].reminders[0].at)
        if effect.clock_ms < at_ms:
            yield f"early: {effect.task_id} by {at_ms - effect.clock_ms} ms"


def _doubled(world: World) -> Iterator[str]:
    times = Counter(effect.task_id for effect in reminders(world))
    for task_id, count in times.items():
        if count > 1 + world.figures.unrecorded[task_id]:
            yield f"doubled: {task_id} {count} times"


def reminders(world: World) -> list[Effect]:
    """The effects that are reminders, not replies."""
    return [effect for effect in world.figures.effects if effect.task_id]


def fullest_second(effects: Sequence[Effect]) -> int:
    """The most effects in any window of one second."""
    times = sorted(effect.at_ms for effect in effects)
    most = first = 0
    for last, at_ms in enumerate(times):
        while times[first] <= at_ms - 1_000:
            first += 1
        most = max(most, last - first + 1)
    return most


def too_fast(world: World) -> list[str]:
    """What broke the pace."""
    every = fullest_second(world.figures.effects)
    slotted = fullest_second([one for one in world.figures.effects if one.slotted])
    found = [f"{every} in a second"] if every > MOST_A_SECOND else []
    if slotted > SLOTTED_A_SECOND:
        found.append(f"{slotted} slotted ones in a second")
    if world.figures.bans:
        found.append(f"{world.figures.bans} times too many requests")
    return found + list(_crowded_chats(world))


def _crowded_chats(world: World) -> Iterator[str]:
    last: dict[str, int] = {}
    for effect in reminders(world):
        if effect.slotted:
            if effect.at_ms - last.get(effect.owner, 0) < 1_000:
                yield f"two within a second to {effect.owner} at {effect.at_ms}"
            last[effect.owner] = effect.at_ms


def lateness_ms(world: World) -> list[int]:
    """By how much each reminder came after its instant, ascending."""
    rows = world.reminders.rows
    return sorted(
        effect.clock_ms - clock.to_ms(rows[effect.task_id].reminders[0].at)
        for effect in reminders(world)
    )


def seconds_from_first_to_last(world: World) -> float:
    times = [effect.at_ms for effect in reminders(world)]
    return (max(times) - min(times)) / 1000
