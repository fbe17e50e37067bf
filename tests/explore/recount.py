"""What must hold when a run has come to rest, counted anew from rows, queues and the chat."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.explore import emulator, newcomer, outsider
from tests.explore.faults import Mode
from tests.explore.messages import settle
from tests.explore.person import Command, Person, press_id
from tests.explore.seam import Step
from tests.explore.stage import CHAT_ID, PHONE_ID
from tests.explore.telegram import Shown
from tests.explore.told import digests
from tests.explore.world import SWEEPS, World, due_entries
from vestnik import bootstrap

SURELY_SENT_MS = 600_000  # no single fault delays a reminder for longer
_WAITING = {"scheduled", "sending"}
_FIRST_LINE = "Напоминание: "


def broken(person: Person, *, ends: frozenset[str], stalls: int = 0) -> list[str]:
    """
    Every invariant that does not hold.

    Args:
        ends: the states in which the reminders of the scenario may end.
        stalls: how often somebody was held up beyond his lease.
    """
    person.settle_presses()
    settle(person)
    repeats = len(person.world.faults) + stalls
    return [
        *person.world.broken,
        *_rest(person.world),
        *_states(ends),
        *_merged(person),
        *_left(person),
        *_versions(person),
        *_deleted_with_all(person),
        *_lost(person, ends),
        *_unwanted(person),
        *_repeated(person, repeats),
        *_answers(person, repeats, was_stalled=stalls > 0),
        *_mails(person.world, repeats),
        *digests(person),
        *(newcomer.broken(person.newcomer, repeats) if person.newcomer else ()),
        *(outsider.broken(person.outsider) if person.outsider else ()),
    ]


def _rest(world: World) -> Iterator[str]:
    for kinds in SWEEPS.values():
        for sk in due_entries(*kinds):
            yield f"an entry stays for ever: {kinds} {sk}"
    for queue in world.queues:
        if queue.next_at_ms() is not None:
            yield f"a message stays in the queue of {queue.handler}"
    for row in emulator.rows("updates"):
        if row["sk"].startswith("U#") and row["state"] != "closed":
            yield f"I2: update {row['sk']} is never handled"


def _states(ends: frozenset[str]) -> Iterator[str]:
    for row in emulator.rows("tasks"):
        for reminder in row["reminders"].values():
            if reminder["state"] in _WAITING:
                yield f"I2: the reminder of {row['sk']} waits for ever"
            elif reminder["state"] not in ends:
                yield f"the reminder of {row['sk']} ended {reminder['state']}"


def _merged(person: Person) -> Iterator[str]:
    """Each task is there once; with the chat all that was made there has come to Anna."""
    keys = [row["sk"] for row in emulator.rows("tasks")]
    if len(keys) > len(set(keys)):
        yield f"a task is there twice: {keys}"
    if person.linking is None or not person.linking.acked or person.leaving:
        return
    own, former = f"U#{person.stage.user_id}", f"U#{person.stage.phone_id}"
    [anna] = [one for one in emulator.rows("accounts") if (one["pk"], one["sk"]) == (own, "user")]
    if anna.get("telegram_id") != PHONE_ID:
        yield "I1: she was told that the other phone is linked, and it is not"
    for table in ("tasks", "accounts"):
        left = [row["sk"] for row in emulator.rows(table) if row["pk"] == former]
        if set(left) - {"weblink"}:
            yield f"I2: left under the former account: {left}"


def _left(person: Person) -> Iterator[str]:
    """Nothing names her who has left for good, and nothing was sent to her after that."""
    if person.leaving is None:
        return
    phones = {f"U#{person.stage.phone_id}"} if person.linking else set()
    chat_id = PHONE_ID if person.linking else CHAT_ID
    names = (person.stage.user_id, "anna@example.com", f"C#{chat_id}")
    for table in ("accounts", "tasks", "due", "updates", "ephemeral"):
        for row in emulator.rows(table):
            if any(name in str(row) for name in names) and not row["pk"].startswith("limit#"):
                yield f"left behind in {table}: {row['pk']} {row['sk']}"
    if any(row["pk"] in phones for row in emulator.rows("tasks")):
        yield "left behind: tasks of the phone that was hers"
    for taken in person.world.post.taken:
        if taken.step.number > person.leaving.ended:
            yield f"I4: a mail to her who has left: {taken.step}"


def _versions(person: Person) -> Iterator[str]:
    """Each command takes effect once, however often it was asked and handled."""
    for row in emulator.rows("tasks"):
        own = [one for one in person.commands if f"T#{one.task_id}" == row["sk"]]
        least = sum(one.acked and not one.idle for one in own)
        if not least <= row["version"] <= len(own):
            yield f"{row['sk']} has version {row['version']} after {least} to {len(own)} commands"


def _deleted_with_all(person: Person) -> Iterator[str]:
    """What was there is gone, what came later is there, what nobody knows may be either."""
    closing = [one for one in person.commands if one.closes is not None]
    if person.leaving or not any(one.of_all and one.closes for one in closing):
        return
    tasks = bootstrap.desk().tasks
    lists = [
        tasks.page(person.stage.user_id, done=done, after_key=None, limit=50)[0]
        for done in (False, True)
    ]
    listed = {task.id for one in lists for task in one}
    for made in (one for one in person.commands if one.creates and one.acked):
        own = [one for one in closing if one.task_id == made.task_id]
        later = [one for one in own if one.acked and one.begun >= made.ended]
        if len(later) == len(own) and later:
            last = max(later, key=lambda one: one.begun)
            if last.of_all and last.closes == (made.task_id in listed):
                yield f"{made.task_id} is {'' if last.closes else 'not '}listed after {last}"
        if not own and made.task_id not in listed:
            yield f"I1: {made.task_id} is in no list"


def _lost(person: Person, ends: frozenset[str]) -> Iterator[str]:
    if "sent" not in ends:
        return
    wanted = [(one, instant_ms) for one in person.commands for instant_ms in one.instants_ms]
    for command, instant_ms in wanted:
        if not command.acked or command.late:
            continue
        steering = [one for one in _of_task(person, command.task_id) if one.steers]
        later = [one for one in steering if _may_replace(one, command)]
        if person.leaving:
            later.append(person.leaving)
        called_off = any(one.begun_at_ms < instant_ms + SURELY_SENT_MS for one in later)
        if called_off or _is_closed(steering, command):
            continue
        own = [one for one in reminders(person) if _task_of(one) == command.task_id]
        if not any(_instant(one, person) == instant_ms for one in own):
            yield f"I2: lost, the reminder at {instant_ms}"


def _is_closed(commands: list[Command], command: Command) -> bool:
    """Whether the command found its task done or deleted: then a time changes nothing."""
    known = [one for one in commands if one.acked and one.ended <= command.ended]
    states = sorted((one.ended, one.closes) for one in known if one.closes is not None)
    return bool(states) and states[-1][1]


def _of_task(person: Person, task_id: str) -> list[Command]:
    return [one for one in person.commands if one.task_id == task_id]


def _may_replace(one: Command, other: Command) -> bool:
    return one is not other and one.ended > other.begun and one.begun_at_ms >= other.begun_at_ms


def reminders(person: Person) -> list[Shown]:
    """The reminders that were shown, or put into her mail."""
    shown = person.world.telegram.shown
    return [
        *(one for one in shown if one.method == "sendMessage" and one.text.startswith(_FIRST_LINE)),
        *_posted(person.world),
    ]


def _posted(world: World) -> Iterator[Shown]:
    """Reminders as they were handed to the outgoing mail."""
    for row, step in _stored_mails(world):
        if row["kind"] == "reminder":
            text = _FIRST_LINE + json.loads(row["values"])["title"]
            yield Shown(step, int(row["made_at"]), "mail", {**row, "text": text})


def _stored_mails(world: World) -> Iterator[tuple[dict[str, Any], Step]]:
    """The mails of this run, each with the step that stored it; others were there before."""
    for row in emulator.rows("accounts"):
        if row["sk"].startswith("M#"):
            stored = [one for one in world.seam.steps if one.done and _stores(one, row["sk"])]
            yield from ((row, step) for step in stored[:1])


def _stores(step: Step, sk: str) -> bool:
    """Whether a step put this new row, by itself or in a transaction."""
    if step.operation == "PutItem":
        return bool(step.arguments["Item"]["sk"]["S"] == sk)
    if step.operation != "TransactWriteItems":
        return False
    puts = [one["Put"] for one in step.arguments["TransactItems"] if "Put" in one]
    return any(one["Item"]["sk"]["S"] == sk for one in puts)


def _mails(world: World, repeats: int) -> Iterator[str]:
    """Every mail is sent, and again only while that was not recorded."""
    for row, _ in _stored_mails(world):
        if row["state"] != "sent":
            yield f"I2: mail {row['sk']} ended {row['state']}"
        taken = [one for one in world.post.taken if f"M#{one.mail_id}" == row["sk"]]
        if not 1 <= len(taken) <= 1 + repeats:
            yield f"I3: mail {row['sk']} was taken {len(taken)} times after {repeats} faults"
        for first, second in pairwise(taken):
            unseen = world.faults.get(first.step.number) is Mode.TIMEOUT_APPLIED
            recorded = _after(first.step, _writes(first.step, world, row["sk"]))
            claim = _writes(second.step, world, row["sk"])[0]
            if not unseen and recorded is not None and recorded < claim.number:
                yield f"I3: mail sent again after it was recorded: {second.step}"


def _unwanted(person: Person) -> Iterator[str]:
    """I4, too early, and wrong words: judged by what was acknowledged before the claim."""
    for shown in reminders(person):
        if _instant(shown, person) is None:
            yield f"I4: sent early, or after it was called off: {shown.step} at {shown.at_ms}"
        title = shown.text.removeprefix(_FIRST_LINE).split("\n")[0]
        named = [one for one in _of_task(person, _task_of(shown)) if one.title is not None]
        if title not in {one.title for one in _in_force(named, _claimed(shown, person.world))}:
            yield f"wrong words: {shown.text!r}, {shown.step}"


def _instant(shown: Shown, person: Person) -> int | None:
    """For which of the instants Anna asked for it was sent; None: for none of them."""
    steering = [one for one in _of_task(person, _task_of(shown)) if one.steers]
    claimed, looked = _claimed(shown, person.world), _looked_again(shown, person.world)
    taken_back = [one for one in steering if one.idle and claimed < one.begun <= looked]
    wanted = [
        instant_ms
        for one in (*_in_force(steering, claimed), *taken_back)
        for instant_ms in one.instants_of(_ids_of(shown)[1])
        if instant_ms <= shown.at_ms
    ]
    return max(wanted, default=None)


def _looked_again(shown: Shown, world: World) -> int:
    """The last step before the sending at which the sender read its owner, 0 if it never did."""
    steps = [
        step.number
        for step in world.seam.steps[: shown.step.number]
        if step.invocation is shown.step.invocation and _reads_people(step)
    ]
    return steps[-1] if steps else 0


def _reads_people(step: Step) -> bool:
    tables = step.arguments.get("RequestItems") or [step.target]
    reads = step.operation in {"GetItem", "BatchGetItem"}
    return reads and any(name.endswith("-accounts") for name in tables)


def _in_force(commands: list[Command], position: int) -> list[Command]:
    """What may have been the last word at a step: nobody acknowledged anything newer before."""
    begun = [one for one in commands if one.begun <= position]
    known = [one for one in begun if one.acked and one.ended <= position]
    return [one for one in begun if not any(newer.supersedes(one) for newer in known)]


def _claimed(shown: Shown, world: World) -> int:
    """The step at which the sender claimed it; a sender that claims nothing, when it sent."""
    before = [step for step in _task_writes(shown, world) if step.number < shown.step.number]
    return before[-1].number if before else shown.step.number


def _task_writes(shown: Shown, world: World) -> list[Step]:
    """What the sender wrote to the row of the task."""
    return _writes(shown.step, world, f"T#{_task_of(shown)}")


def _writes(step: Step, world: World, sk: str) -> list[Step]:
    """What whoever made a step wrote to a row."""
    return [
        one
        for one in world.seam.steps
        if one.invocation is step.invocation
        and one.operation == "UpdateItem"
        and one.arguments["Key"]["sk"]["S"] == sk
        and one.done
    ]


def _task_of(shown: Shown) -> str:
    return _ids_of(shown)[0]


def _ids_of(shown: Shown) -> tuple[str, str]:
    """Of the task and of its reminder."""
    if shown.method == "mail":
        _, task_id, reminder_id = shown.params["about"].split(":")
    else:
        buttons = shown.params["reply_markup"]["inline_keyboard"]
        _, _, task_id, reminder_id = buttons[0][0]["callback_data"].split(":")
    return task_id, reminder_id


def _is_recorded(shown: Shown, world: World) -> int | None:
    """The step that recorded the sending; None while nobody could know that it worked."""
    if world.faults.get(shown.step.number) is Mode.TIMEOUT_APPLIED:
        return None
    return _after(shown.step, _task_writes(shown, world))


def _after(step: Step, writes: list[Step]) -> int | None:
    """The first of the writes after a step."""
    return next((one.number for one in writes if one.number > step.number), None)


def _repeated(person: Person, repeats: int) -> Iterator[str]:
    """I3: again only while no outcome was recorded, as often as something went wrong at most."""
    groups: dict[tuple[str, str, int | None], list[Shown]] = {}
    for shown in reminders(person):
        groups.setdefault((*_ids_of(shown), _instant(shown, person)), []).append(shown)
    for group in groups.values():
        if len(group) > 1 + repeats:
            yield f"I3: sent {len(group)} times after {repeats} faults: {group[-1].step}"
        for first, second in pairwise(group):
            recorded = _is_recorded(first, person.world)
            if recorded is not None and recorded < _claimed(second, person.world):
                yield f"I3: sent again after it was recorded: {second.step}"


def _answers(person: Person, repeats: int, *, was_stalled: bool) -> Iterator[str]:
    """
    Each press is answered, in the order of the presses, and no more often than needed.

    Args:
        was_stalled: who wakes up beyond his lease may repeat an answer among newer ones.
    """
    shown = person.world.telegram.shown
    answered = [
        one.params["callback_query_id"] for one in shown if one.method == "answerCallbackQuery"
    ]
    ordered = list(dict.fromkeys(answered)) if was_stalled else answered
    if ordered != sorted(ordered):
        yield f"answers out of order: {answered}"
    times = {
        f"update {one.press}": answered.count(press_id(one.press))
        for one in person.commands
        if one.press
    }
    for one in person.messages:
        times[one.answer] = sum(said.text.startswith(one.answer) for said in shown)
    least = 0 if person.leaving else 1
    for name, count in times.items():
        if not least <= count <= 1 + repeats:
            yield f"I3: {name!r} was answered {count} times"
