"""Anna: what she asks for through the API and in her chat, and whether she was told it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from functions.telegram import linking
from tests.explore import emulator
from tests.explore.stage import CHAT_ID, PASSWORD, PHONE_ID, WEBHOOK_SECRET, Stage
from tests.explore.world import Act, World, no_pause
from tests.support.api import Answered, Api
from vestnik import clock, ids

if TYPE_CHECKING:
    from tests.explore.messages import Written
    from tests.explore.newcomer import Newcomer
    from tests.explore.outsider import Outsider

AGAIN_MS = 3_000  # how long somebody without an answer waits before asking again
NEVER = 10**9  # a step that no run reaches

_WAIT_AND_SEE = {408, 409, 429}
REPEATS = "FREQ=MINUTELY;INTERVAL=12;COUNT=2"
REPEATS_AFTER_MS = 720_000  # longer than any single fault delays a reminder
_SNOOZES_MS = {"10m": 600_000, "1h": 3_600_000}


@dataclass
class Command:
    """
    Something Anna asked of a task.

    `instant_ms`: when she wants to be reminded from now on, None for not at all; `also_ms`: by the
    second reminder; both meaningless if not `steers`. `begun`, `ended`: steps between which it took
    effect, if it did; `acked`: she was told that it did. `idle`: it may find nothing to do. `late`:
    it may have come after the instant. `closes`: the task is done or deleted after it (True), or
    open again (False). `repeats`: if nobody does it by then, she wants to be reminded once more.
    `brings`: what else she was told with it: the next task of a series. `creates`: there was no
    such task before. `of_all`: asked of all tasks at once.
    """

    task_id: str
    begun: int
    begun_at_ms: int
    steers: bool = True
    instant_ms: int | None = None
    also_ms: int | None = None
    title: str | None = None
    press: int | None = None  # its update, which also names its callback and its message
    snoozed_by_ms: int = 0
    idle: bool = False
    late: bool = False
    closes: bool | None = None
    repeats: bool = False
    creates: bool = False
    of_all: bool = False
    brings: list["Command"] = field(default_factory=list)
    ended: int = NEVER
    acked: bool = False

    @property
    def instants_ms(self) -> list[int]:
        """When she wants to be reminded."""
        return [*self.instants_of("1"), *self.instants_of("2")]

    def instants_of(self, reminder_id: str) -> list[int]:
        """When she wants to be reminded by one of the reminders of the task."""
        if reminder_id == "2":
            return [] if self.also_ms is None else [self.also_ms]
        if self.instant_ms is None:
            return []
        again = [self.instant_ms + REPEATS_AFTER_MS] if self.repeats else []
        return [self.instant_ms, *again]

    def is_told(self, *, acked: bool, ended: int) -> None:
        """She has her answer, for all that the command brings."""
        for one in (self, *self.brings):
            one.acked, one.ended = acked, ended

    def supersedes(self, other: "Command") -> bool:
        """Whether it surely came after the other, and she knows it."""
        return self.acked and self.begun >= other.ended


def press_id(update: int) -> str:
    """The id of the callback query in an update."""
    return f"press-{update}"


@dataclass
class Person:
    """
    Asks until she is answered.

    `by_link`: she asks for the tasks of her other phone, through their link; `linking`: she ties
    that phone to her account; `leaving`: she has her account erased. `night_ms`: her midnight.
    """

    stage: Stage
    world: World
    commands: list[Command] = field(default_factory=list)
    updates: int = 100
    messages: list["Written"] = field(default_factory=list)
    undo: str | None = None  # of the last deletion of all that she was told of
    by_link: bool = False
    linking: Command | None = None
    leaving: Command | None = None
    night_ms: int | None = None
    newcomer: "Newcomer | None" = None  # somebody else, for whom she is only the one who asks
    outsider: "Outsider | None" = None  # the same
    _outbox: list[dict[str, Any]] = field(default_factory=list)

    def create(
        self,
        in_s: float | None,
        *,
        task_id: str = "tea-time",
        title: str = "Tea",
        idle: bool = False,
        repeats: bool = False,
        also_in_s: float | None = None,
        expected_in_s: float | None = None,
        pause: Act = no_pause,
    ) -> None:
        """`also_in_s`: a second reminder. `expected_in_s`: when she knows quiet hours to end."""
        at = None if in_s is None else self._instant(in_s)
        body: dict[str, Any] = {"id": task_id, "title": title, "reminder_time": at}
        told_in_s = in_s if expected_in_s is None else expected_in_s
        if repeats:
            body["recurrence"] = {"rrule": REPEATS}
        command = self.asked(
            task_id,
            instant_ms=None if told_in_s is None else self._ms(told_in_s),
            title=title,
            idle=idle,
            repeats=repeats,
            creates=True,
        )
        if also_in_s is not None:
            body["reminders"] = [{"at": at}, {"at": self._instant(also_in_s)}]
            command.also_ms = self._ms(also_in_s)
        self.ask(command, lambda api: api.post("/tasks", body), pause)

    def edit(self, *, task_id: str = "tea-time", pause: Act = no_pause, **changes: Any) -> None:
        """Change plain fields, or with `in_s` the time, with `done` the state."""
        body = dict(changes)
        command = self.asked(task_id, title=changes.get("title"), steers="title" not in changes)
        if "in_s" in changes:
            in_s = body.pop("in_s")
            body["reminder_time"] = None if in_s is None else self._instant(in_s)
            command.instant_ms = None if in_s is None else self._ms(in_s)
        command.closes = changes.get("done")
        command.idle = any(one.closes for one in self._others(command)) and bool(command.closes)
        if command.closes is False:
            command.instant_ms = self._last_instant(command)
        self._bring_next(command)
        self.ask(command, lambda api: api.patch(f"/tasks/{task_id}", body), pause)

    def snooze(self, in_s: float, *, task_id: str = "tea-time", pause: Act = no_pause) -> None:
        """Be reminded again then, asked for as one wish however often it is sent."""
        command = self.asked(task_id, instant_ms=self._ms(in_s))
        body, key = {"until": self._instant(in_s)}, {"Idempotency-Key": f"wish-{command.begun}"}
        path = f"/tasks/{task_id}/snooze"
        self.ask(command, lambda api: api.post(path, body, headers=key), pause)

    def sleep(self, begin: str, end: str) -> None:
        """Let quiet hours begin and end."""
        self._set({"quiet_hours": {"from": begin, "to": end}})

    def move(self, timezone: str) -> None:
        """Live in another zone."""
        self._set({"timezone": timezone})

    def _set(self, body: dict[str, Any]) -> None:
        answered = self._sent(lambda: self.stage.program().patch("/user", body), no_pause)
        if answered is None or answered.status != 200:
            self._again(lambda: self._set(body))

    def delete(self, *, task_id: str = "tea-time", pause: Act = no_pause) -> None:
        command = self.asked(task_id, closes=True)
        self.ask(command, lambda api: api.delete(f"/tasks/{task_id}"), pause)

    def restore(self, *, task_id: str = "tea-time", pause: Act = no_pause) -> None:
        command = self.asked(task_id, closes=False)
        command.instant_ms = self._last_instant(command)
        self.ask(command, lambda api: api.post(f"/tasks/{task_id}/restore"), pause)

    def delete_all(self, *, meeting: Sequence[str] = (), pause: Act = no_pause) -> None:
        """
        Delete all tasks that she has asked for so far; no row of a task changes.

        Args:
            meeting: tasks that are made at the same time.
        """
        known = dict.fromkeys((*(one.task_id for one in self.commands), *meeting))
        first, *others = [self.asked(one, closes=True, idle=True, of_all=True) for one in known]
        first.brings += others
        key = {"Idempotency-Key": f"all-{len(self.commands)}"}
        self.ask(first, lambda api: api.delete("/tasks", headers=key), pause, learn=self._keep_undo)

    def undo_all(self, *, pause: Act = no_pause) -> None:
        """Take the deletion of all back, once she has been told of it."""
        if self.undo is None:
            self._again(self.undo_all)
            return
        known = dict.fromkeys(one.task_id for one in self.commands)
        first, *others = [self.asked(one, closes=False, idle=True, of_all=True) for one in known]
        for one in (first, *others):
            one.instant_ms = max(other.instant_ms or 0 for other in self._others(one)) or None
        first.brings += others
        body = {"undo": self.undo}
        self.ask(first, lambda api: api.post("/tasks/undo", body), pause, learn=self._note_late)

    def leave(self, *, pause: Act = no_pause) -> None:
        """Have her account erased, when the phone is hers if it is to be; then nobody knows her."""
        if self.linking and not self._has_phone():
            self._again(self.leave)
            return
        known = dict.fromkeys(one.task_id for one in self.commands)
        first, *others = [self.asked(one, closes=True, idle=True, of_all=True) for one in known]
        first.brings += others
        self.leaving = first
        self._ask_to_leave(first, pause)

    def _has_phone(self) -> bool:
        own = (f"U#{self.stage.user_id}", "user")
        [row] = [one for one in emulator.rows("accounts") if (one["pk"], one["sk"]) == own]
        return row.get("telegram_id") == PHONE_ID

    def _ask_to_leave(self, command: Command, pause: Act) -> None:
        answered = self._sent(lambda: self.stage.program().delete("/user", body=PASSWORD), pause)
        if answered is None or answered.status not in {204, 401}:
            self._again(lambda: self._ask_to_leave(command, no_pause))
            return
        command.is_told(acked=True, ended=self.world.position)

    def _keep_undo(self, _command: Command, answered: Answered) -> None:
        self.undo = answered.json["undo"]

    def _note_late(self, command: Command, _answered: Answered) -> None:
        """What was taken back after the instant may have been called off at it."""
        for one in (command, *command.brings):
            one.late = one.instant_ms is not None and one.instant_ms <= self.world.now_ms

    def press(self, action: str, *, task_id: str = "tea-time") -> None:
        """Press a button under the first reminder of the task."""
        self.send(self.pressed(action, task_id=task_id))

    def send(self, update: dict[str, Any]) -> None:
        """Give an update to Telegram, which keeps them in order."""
        self._outbox.append(update)
        if len(self._outbox) == 1:
            self._send_update()

    def pressed(self, action: str, *, task_id: str = "tea-time") -> dict[str, Any]:
        """The update that a press makes."""
        self.updates += 1
        command = self.asked(task_id, press=self.updates, snoozed_by_ms=_SNOOZES_MS.get(action, 0))
        command.closes = {"done": True, "undo": False}.get(action)
        self._bring_next(command)
        if action == "undo":
            command.instant_ms = self._last_instant(command)
            command.idle = True
        chat = {"id": CHAT_ID, "type": "private"}
        callback = {
            "id": press_id(self.updates),
            "from": {"id": CHAT_ID, "username": "anna"},
            "data": f"1:{action}:{task_id}:1",
            "message": {"message_id": self.updates, "chat": chat},
        }
        return {"update_id": self.updates, "callback_query": callback}

    def linked(self) -> dict[str, Any]:
        """The update by which she ties her other phone to her account."""
        self.updates += 1
        self.linking = self.asked("linking", press=self.updates)
        chat = {"id": PHONE_ID, "type": "private"}
        callback = {
            "id": press_id(self.updates),
            "from": {"id": PHONE_ID},
            "data": linking.CONFIRM + self.stage.link_code,
            "message": {"message_id": self.updates, "chat": chat},
        }
        return {"update_id": self.updates, "callback_query": callback}

    def _send_update(self) -> None:
        """Telegram repeats an update until it is answered 200, and only then sends the next."""
        if not self.post(self._outbox[0]):
            self._again(self._send_update)
            return
        self._outbox.pop(0)
        if self._outbox:
            self._send_update()

    def post(self, update: dict[str, Any], pause: Act = no_pause) -> bool:
        """Whether the webhook took the update."""
        answered = self._sent(
            lambda: Api().post("/telegram/webhook", update, headers=WEBHOOK_SECRET), pause
        )
        return answered is not None and answered.status == 200

    def ask(
        self,
        command: Command,
        send: Callable[[Api], Answered],
        pause: Act = no_pause,
        *,
        learn: Callable[[Command, Answered], None] | None = None,
    ) -> None:
        """Ask; again while nobody says yes or no. `learn`: what she does with a yes."""
        answered = self._sent(lambda: send(self._caller()), pause)
        if answered is None or answered.status >= 500 or answered.status in _WAIT_AND_SEE:
            self._again(lambda: self.ask(command, send, learn=learn))
            return
        command.is_told(acked=answered.status < 300, ended=self.world.position)
        if command.acked:
            (learn or self._look_up)(command, answered)

    def _caller(self) -> Api:
        return self.stage.visitor() if self.by_link else self.stage.program()

    def _sent(self, send: Callable[[], Answered], pause: Act) -> Answered | None:
        answered = None
        with self.world.seam.invoked("APIHandler", pause) as invocation:
            answered = send()
        return None if invocation.dead else answered

    def _again(self, act: Act) -> None:
        self.world.plan(self.world.now_ms + AGAIN_MS, act)

    def _look_up(self, command: Command, answered: Answered) -> None:
        """I1: what was acknowledged is there."""
        if not answered.text:
            return
        stored = [row for row in emulator.rows("tasks") if row["sk"] == f"T#{command.task_id}"]
        if not stored or stored[0]["version"] < answered.json["version"]:
            self.world.broken.append(f"I1: acknowledged, but not stored: {answered.json}")

    def settle_presses(self) -> None:
        """A press has ended when its toast was shown; it did something if its message changed."""
        received = {row["sk"]: int(row.get("received_at", 0)) for row in emulator.rows("updates")}
        shown = self.world.telegram.shown
        for command in self.commands:
            if command.press is None:
                continue
            if command.snoozed_by_ms:
                command.instant_ms = received[f"U#{command.press:020d}"] + command.snoozed_by_ms
            name = press_id(command.press)
            toasts = [one for one in shown if one.params.get("callback_query_id") == name]
            command.late = any(one.at_ms >= (command.instant_ms or 0) for one in toasts)
            command.is_told(
                acked=any(one.params.get("message_id") == command.press for one in shown),
                ended=toasts[0].step.number if toasts else NEVER,
            )

    def asked(self, task_id: str, **of_it: Any) -> Command:
        """Something that she asks of a task now."""
        command = Command(task_id, self.world.position, self.world.now_ms, **of_it)
        self.commands.append(command)
        return command

    def _others(self, command: Command) -> list[Command]:
        own = [one for one in self.commands if one.task_id == command.task_id]
        return [one for one in own if one is not command]

    def _bring_next(self, command: Command) -> None:
        """Done, a task that repeats is followed by the next of its series, once."""
        made = [one for one in self._others(command) if one.repeats]
        following = ids.derived_id(command.task_id, "next")
        if not (command.closes and made):
            return
        bringing = [one for one in self.commands if one.task_id == following]
        instant_ms = (made[0].instant_ms or 0) + REPEATS_AFTER_MS
        next_one = Command(
            following,
            command.begun,
            command.begun_at_ms,
            instant_ms=instant_ms,
            title=made[0].title,
            idle=bool(bringing),
        )
        command.brings.append(next_one)
        self.commands.append(next_one)

    def _last_instant(self, command: Command) -> int | None:
        """What undoing brings back, if it is still to come."""
        earlier = [one for one in self.commands if one is not command and one.instant_ms]
        last = earlier[-1].instant_ms if earlier else None
        return last if last and last > self.world.now_ms else None

    def _ms(self, in_s: float) -> int:
        return self.world.now_ms + int(in_s * 1000)

    def _instant(self, in_s: float) -> str:
        return clock.from_ms(self._ms(in_s)).isoformat(timespec="milliseconds")
