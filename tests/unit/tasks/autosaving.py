"""Tabs that save by themselves, the network between, and who wrote what at the other end."""

from dataclasses import dataclass, field, replace
from typing import Any

from tests.factories import NOON
from vestnik.errors import PreconditionFailedError
from vestnik.tasks.autosave import Autosave, autosaved
from vestnik.tasks.edits import TaskChanges, edited
from vestnik.tasks.model import Task

FIELDS = ("title", "description", "priority")
BOT = "bot"

Value = Any  # text or a number, as the field has it


@dataclass(frozen=True)
class Request:
    """What a tab sends: all that it has typed and that nobody has acknowledged."""

    tab: str
    autosave: Autosave
    values: dict[str, Value]


@dataclass(frozen=True)
class Reply:
    """`saved`: what the request carried; None where it was refused."""

    tab: str
    task: Task
    saved: dict[str, Value] | None


@dataclass
class Writing:
    """Somebody set a field: who, in which version."""

    author: str
    version: int


@dataclass
class Server:
    """The task, and who last wrote each field; what was overwritten unseen is noted."""

    task: Task = field(
        default_factory=lambda: Task("anna", "t1", "Tea", NOON, NOON, "web", version=1)
    )
    writings: dict[str, Writing] = field(default_factory=dict)
    overwritten_unseen: list[str] = field(default_factory=list)

    def take(self, request: Request) -> Reply:
        changes = TaskChanges(**request.values)
        try:
            after = autosaved(self.task, changes, request.autosave, rev="r", now=NOON)
        except PreconditionFailedError:
            return Reply(request.tab, self.task, None)
        if after != self.task:
            self._note(after, request.tab, request.values, seen=request.autosave.version)
        return Reply(request.tab, self.task, request.values)

    def edit(self, values: dict[str, Value]) -> None:
        """Somebody else's edit, on whatever is there."""
        after = edited(self.task, TaskChanges(**values), rev="r", now=NOON)
        self._note(after, BOT, values, seen=self.task.version)

    def _note(self, after: Task, author: str, values: dict[str, Value], *, seen: int) -> None:
        for name in values:
            if getattr(after, name) == getattr(self.task, name):
                continue
            last = self.writings.get(name)
            if last and last.author != author and last.version > seen:
                self.overwritten_unseen.append(name)
            self.writings[name] = Writing(author, after.version)
        self.task = after


@dataclass
class Tab:
    """
    What is typed into a task's fields. It merges field by field what it hears of others.

    `typed`: name -> value that is not acknowledged. `wrote`: each field's last value by this tab.
    """

    name: str
    known: Task
    typed: dict[str, Value] = field(default_factory=dict)
    wrote: dict[str, Value] = field(default_factory=dict)
    seq: int = 0

    def type(self, name: str, value: Value) -> None:
        self.typed[name] = self.wrote[name] = value

    def request(self) -> Request:
        self.seq += 1
        autosave = Autosave(self.name, self.seq, self.known.version)
        return Request(self.name, autosave, dict(self.typed))

    def hear(self, reply: Reply) -> None:
        if reply.task.version > self.known.version:
            self.known = reply.task
        for name, value in (reply.saved or {}).items():
            if self.typed.get(name) == value:
                del self.typed[name]


@dataclass
class Network:
    """Keeps every message for as long as it likes, and may hand it over more than once."""

    server: Server = field(default_factory=Server)
    requests: list[Request] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    def hand_over(self, which: int, *, again: bool = False) -> None:
        if self.requests:
            at = which % len(self.requests)
            self.replies.append(self.server.take(self.requests[at]))
            if not again:
                del self.requests[at]

    def answer(self, which: int, tabs: dict[str, Tab], *, lost: bool = False) -> None:
        if self.replies:
            reply = self.replies.pop(which % len(self.replies))
            if not lost:
                tabs[reply.tab].hear(reply)

    def settle(self, tabs: dict[str, Tab]) -> None:
        """Each tab saves until all it typed is acknowledged; what is still under way comes last."""
        stray, self.requests = self.requests, []
        for tab in tabs.values():
            while tab.typed:
                tab.hear(self.server.take(tab.request()))
        for request in stray:
            self.server.take(request)


def a_network() -> tuple[Network, dict[str, Tab]]:
    """A task that two tabs have open."""
    network = Network()
    task = replace(network.server.task)
    return network, {name: Tab(name, task) for name in ("tab-aaaa", "tab-bbbb")}
