"""One process of the run: start it, know when it is ready, read what it says, end it."""

import asyncio
import os
import signal
from collections import deque
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from infra import ROOT
from infra.local.run import calls
from infra.local.run.errors import RunError
from infra.local.run.logbook import Logbook, parse

_LOOK_EVERY_S = 0.02
_READY_WITHIN_S = 30
_CHUNK_BYTES = 65_536
_LAST_WORDS = 3


@dataclass(frozen=True)
class Plan:
    """How a child is started and where it answers 200 once it is ready."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    port: int
    ready_path: str


class Child:
    """
    A running process, leader of a session of its own: Ctrl-C reaches the run alone, and what the
    child started can be ended with it. It learns of the run's death by the end of its input.
    """

    def __init__(self, plan: Plan, process: asyncio.subprocess.Process, logbook: Logbook) -> None:
        self.plan = plan
        self._process = process
        assert process.stdin  # noqa: S101 - asked for in start
        self._input = process.stdin
        self._last_words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._reading = asyncio.create_task(self._read(logbook))

    @property
    def pid(self) -> int:
        """Its process id, and that of its session."""
        return self._process.pid

    @classmethod
    async def start(cls, plan: Plan, *, logbook: Logbook, claim_fd: int) -> "Child":
        """Start the process; it holds the run's claim for as long as it lives."""
        process = await asyncio.create_subprocess_exec(
            *plan.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            cwd=ROOT,
            env=plan.env,
            start_new_session=True,
            pass_fds=(claim_fd,),
        )
        return cls(plan, process, logbook)

    async def ready(self) -> None:
        """
        Return when it answers.

        Raises:
            RunError: it died, or did not answer within 30 s.
        """
        attempts = round(_READY_WITHIN_S / _LOOK_EVERY_S)
        for _ in range(attempts):
            if await calls.status("GET", self.plan.port, self.plan.ready_path) == 200:
                return
            if self._process.returncode is not None:
                break
            await asyncio.sleep(_LOOK_EVERY_S)
        raise RunError(
            "not_ready", name=self.plan.name, seconds=_READY_WITHIN_S, reason=self.reason()
        )

    async def died(self) -> str:
        """Wait for its end; the reason."""
        await self._process.wait()
        self.kill()
        await self._reading
        self._input.close()
        return self.reason()

    async def stop(self, *, patience_s: float) -> bool:
        """Ask it to end and wait; False when it had to be killed."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), patience_s)
        except TimeoutError:
            return False
        finally:
            self.kill()
            await self.died()
        return True

    def kill(self) -> None:
        """End it and all that it started, at once."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def reason(self) -> str:
        """Why it ended, as far as it is known."""
        code = self._process.returncode
        if code is None:
            how = "?"
        else:
            how = signal.Signals(-code).name if code < 0 else f"exit status {code}"
        return ": ".join([how, *list(self._last_words)[-1:]])

    async def _read(self, logbook: Logbook) -> None:
        assert self._process.stdout  # noqa: S101 - asked for in start
        async for line in lines(self._process.stdout):
            logbook.write_line(self.plan.name, line)
            if parse(line) is None:
                self._last_words.append(line)


async def lines(stream: asyncio.StreamReader) -> AsyncIterator[str]:
    """The lines of a stream, however long they are."""
    rest = b""
    while chunk := await stream.read(_CHUNK_BYTES):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.decode(errors="replace")
    if rest:
        yield rest.decode(errors="replace")
