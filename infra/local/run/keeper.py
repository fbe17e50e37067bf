"""Keeps the children of a run alive."""

import asyncio
import time
from collections import deque

from infra.local.run.child import Child, Plan
from infra.local.run.errors import RunError
from infra.local.run.logbook import Logbook
from infra.local.run.texts import Console

_DEATHS = 5
_WITHIN_S = 60.0


class Keeper:
    """Starts children, starts them again when they die, gives up after five deaths in a minute."""

    def __init__(self, console: Console, logbook: Logbook, *, claim_fd: int) -> None:
        self._console = console
        self._logbook = logbook
        self._claim_fd = claim_fd
        self._children: dict[str, Child] = {}
        self._deaths: deque[float] = deque(maxlen=_DEATHS)

    async def start(self, plan: Plan) -> Child:
        """Start a child; the caller waits until it is ready."""
        child = await Child.start(plan, logbook=self._logbook, claim_fd=self._claim_fd)
        self._children[plan.name] = child
        return child

    async def keep(self) -> None:
        """
        Start again what dies, until cancelled.

        Raises:
            RunError: five deaths in a minute, with the last reason.
        """
        keeping = [asyncio.create_task(self._keep(name)) for name in self._children]
        try:
            ended, _ = await asyncio.wait(keeping, return_when=asyncio.FIRST_COMPLETED)
            for each in ended:
                each.result()
        finally:
            for each in keeping:
                each.cancel()

    async def stop(self, name: str, *, patience_s: float) -> bool:
        """Stop one child if it was started; False when it had to be killed."""
        child = self._children.get(name)
        return child is None or await child.stop(patience_s=patience_s)

    def kill(self) -> None:
        """End all children at once."""
        for child in self._children.values():
            child.kill()

    async def _keep(self, name: str) -> None:
        while True:
            child = self._children[name]
            reason = await child.died()
            self._count_death(name, reason)
            self._say("WARNING", "child_died", name=name, reason=reason)
            await self._revive(child.plan)

    async def _revive(self, plan: Plan) -> None:
        """Start it again; if it dies before it is ready, the next round counts that death."""
        child = await self.start(plan)
        try:
            await child.ready()
        except RunError:
            child.kill()
        else:
            self._say("INFO", "child_back", name=plan.name)

    def _count_death(self, name: str, reason: str) -> None:
        now = time.monotonic()
        self._deaths.append(now)
        if len(self._deaths) == _DEATHS and now - self._deaths[0] < _WITHIN_S:
            raise RunError("child_hopeless", name=name, reason=reason)

    def _say(self, level: str, key: str, **values: object) -> None:
        self._console.say(key, **values)
        self._logbook.note(level, self._console.text(key, **values))
