"""The races: who meets whom."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from tests.explore.nights import A_NIGHT, MIDNIGHT_S, NOTHING_TO_TELL
from tests.explore.person import Person
from tests.explore.races import Meeting, Race
from tests.explore.scenarios import EITHER, SENT, Deed, Scenario
from tests.explore.world import START_MS, Act, World
from tests.support.interleave import Play
from vestnik.telegram.outcome import Outcome, Sent, TryLater

BEYOND_LEASE_MS = 76_000  # of a reminder or a chat: 75 s
BEYOND_TICK_MS = 56_000  # of a sweep: 55 s
SLOW_MS = 50_000  # a function has 60 s
DUE_S = 20

_REMINDERS, _UPDATES, _EMAILS = "reminders", "updates", "emails"
_NIGHT_MS = START_MS + MIDNIGHT_S * 1000 + 10_000  # it begins a little later than midnight


def _before(
    *presses: str, ends: frozenset[str] = EITHER, outcomes: tuple[Outcome, ...] = (Sent(1),)
) -> Scenario:
    """A reminder about to come, and buttons pressed just before."""
    deeds: list[Deed] = [(0, lambda anna: anna.create(DUE_S))]
    for number, action in enumerate(presses):
        deeds.append((DUE_S - 5 + number, partial(Person.press, action=action)))
    return Scenario("before a race", tuple(deeds), outcomes, ends)


def _deliveries(world: World, handler: str) -> list[Play]:
    """The messages in a queue, each handed to its handler when the reminder is due."""
    [queue] = [one for one in world.queues if one.handler == handler]
    world.held = {_REMINDERS, _UPDATES}
    world.run(to_ms=START_MS + DUE_S * 1000)
    world.jump_to(START_MS + DUE_S * 1000)
    world.held = set()
    return [partial(world.deliver, queue, [message]) for message in queue.receive_all()]


def _claim(world: World) -> Play:
    """The worker with the hint of the reminder."""
    [delivery] = _deliveries(world, _REMINDERS)
    return delivery


def _claimed_twice(anna: Person) -> Sequence[Play]:
    claim = _claim(anna.world)
    return claim, claim


def _against_claim(deed: Callable[..., None], **options: Any) -> Meeting:
    """Something Anna does through the API, at the very instant of the reminder."""

    def meet(anna: Person) -> Sequence[Play]:
        claim = _claim(anna.world)
        return claim, lambda pause: deed(anna, pause=pause, **options)

    return meet


def _press_against_claim(anna: Person) -> Sequence[Play]:
    claim = _claim(anna.world)
    return claim, *_deliveries(anna.world, _UPDATES)


def _update_twice(anna: Person) -> Sequence[Play]:
    delivery = _deliveries(anna.world, _UPDATES)[0]
    return delivery, delivery


def _two_updates(anna: Person) -> Sequence[Play]:
    return _deliveries(anna.world, _UPDATES)


def _webhook_against_worker(anna: Person) -> Sequence[Play]:
    [delivery] = _deliveries(anna.world, _UPDATES)
    update = anna.pressed("undo")
    return delivery, partial(anna.post, update)


def _webhook_twice(anna: Person) -> Sequence[Play]:
    anna.world.run(to_ms=START_MS + 1_000)
    update = anna.pressed("done")
    post: Play = partial(anna.post, update)
    return post, post


def _both(*deeds: Callable[[Person, Act], None]) -> Meeting:
    """Two things asked of the API at once, well before the reminder."""

    def meet(anna: Person) -> Sequence[Play]:
        anna.world.run(to_ms=START_MS + 1_000)
        return [partial(deed, anna) for deed in deeds]

    return meet


def _of_the_phone(*deeds: Deed) -> Scenario:
    """A reminder of the other phone about to come; its tie to Anna's account is asked for."""

    def create(anna: Person) -> None:
        anna.by_link = True
        anna.create(DUE_S)

    def link(anna: Person) -> None:
        anna.send(anna.linked())

    return Scenario("before a race", ((0, create), (DUE_S - 5, link), *deeds), ends=EITHER)


def _against_link(deed: Callable[..., None], **options: Any) -> Meeting:
    """Something asked for by the link of the phone while the phone is tied to Anna's account."""

    def meet(anna: Person) -> Sequence[Play]:
        anna.world.held = {_UPDATES}
        anna.world.run(to_ms=START_MS + (DUE_S - 5) * 1000)
        anna.world.held = set()
        [queue] = [one for one in anna.world.queues if one.handler == _UPDATES]
        [message] = queue.receive_all()
        link: Play = partial(anna.world.deliver, queue, [message])
        return link, lambda pause: deed(anna, pause=pause, **options)

    return meet


_REPEATING = Scenario(
    "repeating, before a race", ((0, lambda anna: anna.create(DUE_S, repeats=True)),), ends=EITHER
)
_HELD = Scenario(
    "held, before a race",
    (
        (0, lambda anna: anna.sleep("15:00", "15:05")),
        (1, lambda anna: anna.create(DUE_S - 1, expected_in_s=299)),
    ),
    ends=EITHER,
)
_TICK_MS = START_MS + 120_000  # the first that sees a reminder at _FAR_S
_FAR = Scenario("before a sweep", ((0, lambda anna: anna.create(260)),), ends=EITHER)


def _sweeps(*others: Callable[[Person, Act], None]) -> Meeting:
    def meet(anna: Person) -> Sequence[Play]:
        anna.world.run(to_ms=_TICK_MS - 1)
        anna.world.jump_to(_TICK_MS)
        sweep: Play = partial(anna.world.sweep, "sweep_reminders")
        return sweep, *(partial(other, anna) for other in others)

    return meet


def _sweep(anna: Person, pause: Act) -> None:
    anna.world.sweep("sweep_reminders", pause)


def _done(anna: Person, pause: Act) -> None:
    anna.edit(done=True, pause=pause)


def _moved(anna: Person, pause: Act) -> None:
    anna.edit(in_s=40, pause=pause)


def _snoozed(anna: Person, pause: Act) -> None:
    anna.snooze(90, pause=pause)


def _moved_elsewhere(anna: Person, pause: Act) -> None:
    anna.edit(in_s=60, pause=pause)


def _deleted(anna: Person, pause: Act) -> None:
    anna.delete(pause=pause)


def _created(anna: Person, pause: Act) -> None:
    anna.create(DUE_S, pause=pause, idle=len(anna.commands) > 0)


def _left(anna: Person, pause: Act) -> None:
    anna.leave(pause=pause)


def _all_deleted(anna: Person, pause: Act) -> None:
    anna.delete_all(pause=pause)


def _all_deleted_and_new(anna: Person, pause: Act) -> None:
    anna.delete_all(meeting=["coffee-time"], pause=pause)


def _another_created(anna: Person, pause: Act) -> None:
    anna.create(DUE_S, task_id="coffee-time", title="Coffee", pause=pause)


def _night(anna: Person) -> Play:
    """The worker with the hint of her night."""
    anna.world.held = {_EMAILS}
    anna.world.run(to_ms=_NIGHT_MS)
    anna.world.jump_to(_NIGHT_MS)
    anna.world.held = set()
    [queue] = [one for one in anna.world.queues if one.handler == _EMAILS]
    [message] = queue.receive_all()
    return partial(anna.world.deliver, queue, [message])


def _night_twice(anna: Person) -> Sequence[Play]:
    night = _night(anna)
    return night, night


def _against_night(deed: Callable[..., None], **options: Any) -> Meeting:
    """Something Anna does through the API while her night is walked."""

    def meet(anna: Person) -> Sequence[Play]:
        night = _night(anna)
        return night, lambda pause: deed(anna, pause=pause, **options)

    return meet


_ALL_DELETED = Scenario(
    "all deleted before a race",
    ((0, lambda anna: anna.create(DUE_S)), (DUE_S - 5, lambda anna: anna.delete_all())),
    ends=EITHER,
)
_FAILS_ONCE = (TryLater("telegram_500"), Sent(1))

RACES = (
    Race("two deliveries of a hint", _before(ends=SENT), _claimed_twice),
    Race("two deliveries, one stalled", _before(ends=SENT), _claimed_twice, BEYOND_LEASE_MS),
    Race(
        "two deliveries, one fails and is stalled",
        _before(ends=SENT, outcomes=_FAILS_ONCE),
        _claimed_twice,
        BEYOND_LEASE_MS,
    ),
    Race("done, claim", _before(), _against_claim(Person.edit, done=True)),
    Race("moved, claim", _before(), _against_claim(Person.edit, in_s=40)),
    Race("moved, claim, one slow", _before(), _against_claim(Person.edit, in_s=90), SLOW_MS),
    Race("switched off, claim", _before(), _against_claim(Person.edit, in_s=None)),
    Race("deleted, claim", _before(), _against_claim(Person.delete)),
    Race("all deleted, claim", _before(), _against_claim(Person.delete_all)),
    Race("all deleted, claim, one slow", _before(), _against_claim(Person.delete_all), SLOW_MS),
    Race("all deleted and taken back, claim", _ALL_DELETED, _against_claim(Person.undo_all)),
    Race("all deleted, one created", _before(), _both(_all_deleted_and_new, _another_created)),
    Race("all deleted, one done", _before(), _both(_all_deleted, _done)),
    Race("all deleted twice", _before(), _both(_all_deleted, _all_deleted)),
    Race("renamed, claim", _before(), _against_claim(Person.edit, title="Coffee")),
    Race("done in the chat, claim", _before("done"), _press_against_claim),
    Race(
        "done in the chat, claim, one stalled",
        _before("done"),
        _press_against_claim,
        BEYOND_LEASE_MS,
    ),
    Race("snoozed in the chat, claim", _before("10m"), _press_against_claim),
    Race("snoozed over the API, claim", _before(), _against_claim(Person.snooze, in_s=40)),
    Race("held, snoozed over the API, claim", _HELD, _against_claim(Person.snooze, in_s=400)),
    Race("repeating: done, claim", _REPEATING, _against_claim(Person.edit, done=True)),
    Race("repeating: done, done", _REPEATING, _both(_done, _done)),
    Race("repeating: two deliveries of a hint", _REPEATING, _claimed_twice),
    Race("two deliveries of an update", _before("done"), _update_twice),
    Race(
        "two deliveries of an update, one stalled",
        _before("done"),
        _update_twice,
        BEYOND_LEASE_MS,
    ),
    Race("two updates of a chat", _before("done", "undo"), _two_updates),
    Race("two updates, one worker stalled", _before("done", "undo"), _two_updates, BEYOND_LEASE_MS),
    Race("an update comes while another is handled", _before("done"), _webhook_against_worker),
    Race("an update comes twice", _before(), _webhook_twice),
    Race("done, moved", _before(), _both(_done, _moved)),
    Race("moved, moved elsewhere", _before(), _both(_moved, _moved_elsewhere)),
    Race("snoozed, moved", _before(), _both(_snoozed, _moved)),
    Race("snoozed, done", _before(), _both(_snoozed, _done)),
    Race("deleted, moved", _before(), _both(_deleted, _moved)),
    Race("created twice", Scenario("nothing yet", ()), _both(_created, _created)),
    Race("linked, claim", _of_the_phone(), _press_against_claim),
    Race("linked, claim, one stalled", _of_the_phone(), _press_against_claim, BEYOND_LEASE_MS),
    Race("linked, renamed", _of_the_phone(), _against_link(Person.edit, title="Coffee")),
    Race("linked, moved, one slow", _of_the_phone(), _against_link(Person.edit, in_s=90), SLOW_MS),
    Race(
        "linked, written, one slow",
        _of_the_phone(),
        _against_link(Person.create, in_s=90, task_id="milk-time", title="Milk"),
        SLOW_MS,
    ),
    Race("left, claim", _before(), _against_claim(Person.leave)),
    Race("left, claim, one slow", _before(), _against_claim(Person.leave), SLOW_MS),
    Race("left, one created", _before(), _both(_left, _another_created), SLOW_MS),
    Race("left, snoozed", _before(), _both(_left, _snoozed), SLOW_MS),
    Race("left twice", _before(), _both(_left, _left)),
    Race("a night, walked twice, one stalled", A_NIGHT, _night_twice, BEYOND_LEASE_MS),
    Race(
        "a night, done",
        A_NIGHT,
        _against_night(Person.edit, task_id="coffee-time", done=True),
    ),
    Race(
        "a night without tasks, written", NOTHING_TO_TELL, _against_night(Person.create, in_s=None)
    ),
    Race("two sweeps", _FAR, _sweeps(_sweep)),
    Race("two sweeps, one stalled", _FAR, _sweeps(_sweep), BEYOND_TICK_MS),
    Race("sweep, done", _FAR, _sweeps(_done)),
    Race("sweep, moved", _FAR, _sweeps(_moved)),
)
