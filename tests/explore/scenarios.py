"""What Anna does in the runs; times are seconds after the start."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.explore.messages import write
from tests.explore.newcomer import Newcomer
from tests.explore.outsider import Outsider
from tests.explore.person import Person
from vestnik.telegram.outcome import Blocked, Outcome, Sent, TryLater

Deed = tuple[float, Callable[[Person], None]]

SENT = frozenset({"sent"})
CALLED_OFF = frozenset({"cancelled"})
EITHER = SENT | CALLED_OFF


@dataclass(frozen=True)
class Scenario:
    """`outcomes`: what Telegram answers, the last one for ever. `ends`: states of reminders."""

    name: str
    deeds: tuple[Deed, ...]
    outcomes: tuple[Outcome, ...] = (Sent(1),)
    ends: frozenset[str] = SENT


def _create(in_s: float, title: str = "Tea", task_id: str = "tea-time") -> Deed:
    return 0, lambda anna: anna.create(in_s, title=title, task_id=task_id)


_NEAR = _create(20)
_REPEATING: Deed = (0, lambda anna: anna.create(20, repeats=True))

_TEA = "Tea 2026-11-22 15:02"  # by Moscow's clocks, two minutes after the start


def _written(anna: Person) -> None:
    write(anna, _TEA, answer="Записано:\nTea", title="Tea", at_s=120)


def _only_the_time(anna: Person) -> None:
    write(anna, "2026-11-22 15:02", answer="Что сделать: 2026-11-22 15:02?")


def _then_the_title(anna: Person) -> None:
    write(anna, "Tea", answer="Записано:\nTea", title="Tea", at_s=120)


def _edited(anna: Person) -> None:
    text = "Coffee 2026-11-22 15:04"
    write(anna, text, answer="Изменено:\nCoffee", title="Coffee", at_s=240, message_id=anna.updates)


_WRITTEN: Deed = (0, _written)
# It is three o'clock by her clock.
_QUIET: Deed = (0, lambda anna: anna.sleep("15:00", "15:05"))
_HELD: Deed = (1, lambda anna: anna.create(19, expected_in_s=299))


def _of_the_phone(in_s: float) -> tuple[Deed, ...]:
    """Two tasks of the other phone, one of them with a reminder."""

    def create(anna: Person) -> None:
        anna.by_link = True
        anna.create(in_s)

    return (0, create), (1, lambda anna: anna.create(100, task_id="milk-time", title="Milk"))


def _boris(anna: Person) -> Newcomer:
    anna.newcomer = anna.newcomer or Newcomer(anna)
    return anna.newcomer


_REGISTERED: Deed = (0, lambda anna: _boris(anna).register())


def _come_in(anna: Person) -> None:
    anna.outsider = anna.outsider or Outsider(anna)
    anna.outsider.come()


def _link(anna: Person) -> None:
    anna.send(anna.linked())


SCENARIOS = (
    Scenario("near", (_NEAR,)),
    Scenario("far", (_create(260),)),
    Scenario("two at one instant", (_NEAR, _create(20, "Coffee", "coffee-time"))),
    Scenario("Telegram fails once", (_NEAR,), (TryLater("telegram_500"), Sent(1))),
    Scenario("Telegram asks to wait", (_NEAR,), (TryLater("too_many_requests", 7), Sent(1))),
    Scenario("blocked, goes by mail", (_NEAR,), (Blocked("bot was blocked"),)),
    Scenario(
        "its mail stays in the queue for a while",
        (
            _NEAR,
            (19, lambda anna: anna.world.held.add("emails")),
            (150, lambda anna: anna.world.held.clear()),
        ),
        (Blocked("bot was blocked"),),
    ),
    Scenario("two reminders of one task", ((0, lambda anna: anna.create(20, also_in_s=60)),)),
    Scenario("snoozed over the API", (_NEAR, (40, lambda anna: anna.snooze(60)))),
    Scenario("snoozed before its time", (_create(60), (5, lambda anna: anna.snooze(40)))),
    Scenario("quiet hours hold it", (_QUIET, _HELD)),
    Scenario(
        "done while quiet hours hold it",
        (_QUIET, _HELD, (40, lambda anna: anna.edit(done=True))),
        ends=CALLED_OFF,
    ),
    Scenario("moved later", (_create(60), (5, lambda anna: anna.edit(in_s=100)))),
    Scenario("moved nearer", (_create(270), (5, lambda anna: anna.edit(in_s=40)))),
    Scenario("renamed", (_create(40), (5, lambda anna: anna.edit(title="Coffee")))),
    Scenario("switched off", (_create(60), (5, lambda anna: anna.edit(in_s=None)))),
    Scenario("done", (_create(60), (5, lambda anna: anna.edit(done=True))), ends=CALLED_OFF),
    Scenario(
        "done and undone",
        (
            _create(80),
            (5, lambda anna: anna.edit(done=True)),
            (30, lambda anna: anna.edit(done=False)),
        ),
    ),
    Scenario("deleted", (_create(60), (5, lambda anna: anna.delete())), ends=CALLED_OFF),
    Scenario(
        "deleted and restored",
        (_create(80), (5, lambda anna: anna.delete()), (30, lambda anna: anna.restore())),
    ),
    Scenario(
        "all deleted",
        (_create(60), _create(70, "Coffee", "coffee-time"), (5, lambda anna: anna.delete_all())),
        ends=CALLED_OFF,
    ),
    Scenario(
        "all deleted and taken back",
        (_create(80), (5, lambda anna: anna.delete_all()), (30, lambda anna: anna.undo_all())),
    ),
    Scenario(
        "all deleted and taken back when the time had passed",
        (_create(20), (5, lambda anna: anna.delete_all()), (60, lambda anna: anna.undo_all())),
        ends=EITHER,
    ),
    Scenario(
        "all deleted, one restored",
        (_create(80), (5, lambda anna: anna.delete_all()), (30, lambda anna: anna.restore())),
    ),
    Scenario("repeating, never done", (_REPEATING,)),
    Scenario("repeating, done", (_REPEATING, (5, lambda anna: anna.edit(done=True))), ends=EITHER),
    Scenario(
        "repeating, done in the chat",
        (_REPEATING, (40, lambda anna: anna.press("done"))),
        ends=EITHER,
    ),
    Scenario("snoozed in the chat", (_NEAR, (40, lambda anna: anna.press("10m")))),
    Scenario(
        "done and undone in the chat",
        (_NEAR, (40, lambda anna: anna.press("done")), (41, lambda anna: anna.press("undo"))),
        ends=EITHER,
    ),
    Scenario(
        "answers have to wait",
        (_NEAR, (40, lambda anna: anna.press("done")), (41, lambda anna: anna.press("undo"))),
        (Sent(1), TryLater("too_many_requests", 3), TryLater("telegram_500"), Sent(1)),
        ends=EITHER,
    ),
    Scenario(
        "an answer has to wait long",
        (_NEAR, (40, lambda anna: anna.press("done"))),
        (Sent(1), TryLater("too_many_requests", 300), Sent(1)),
        ends=EITHER,
    ),
    Scenario(
        "somebody registers and signs in elsewhere",
        (_REGISTERED, (40, lambda anna: _boris(anna).sign_in())),
    ),
    Scenario(
        "somebody has forgotten his password",
        (
            _REGISTERED,
            (40, lambda anna: _boris(anna).forget()),
            (80, lambda anna: _boris(anna).reset()),
        ),
    ),
    Scenario("somebody comes in with an account elsewhere", ((0, _come_in),)),
    Scenario("linked, a reminder to come", (*_of_the_phone(60), (5, _link))),
    Scenario(
        "leaves, with reminders to come",
        (_create(60), _create(4000, "Coffee", "coffee-time"), (5, lambda anna: anna.leave())),
    ),
    Scenario(
        "leaves, with a mail in the queue",
        (
            _NEAR,
            (19, lambda anna: anna.world.held.add("emails")),
            (40, lambda anna: anna.leave()),
            (150, lambda anna: anna.world.held.clear()),
        ),
        (Blocked("bot was blocked"),),
    ),
    Scenario(
        "leaves, with tasks of the other phone on their way",
        (*_of_the_phone(60), (5, _link), (5, lambda anna: anna.leave())),
        ends=EITHER,
    ),
    Scenario("written in the chat", (_WRITTEN,)),
    Scenario("asked in the chat", ((0, _only_the_time), (1, _then_the_title))),
    Scenario("written and edited in the chat", (_WRITTEN, (5, _edited))),
    Scenario(
        "snoozed in the chat, handled when that time has passed",
        (
            _NEAR,
            (39, lambda anna: anna.world.held.add("updates")),
            (40, lambda anna: anna.press("10m")),
            (660, lambda anna: anna.world.held.clear()),
        ),
    ),
)
PAIRED = frozenset({"near", "far", "Telegram fails once", "moved later"})  # with pairs of faults
