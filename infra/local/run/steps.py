"""Programs that a run starts, waits for, and ends when it is told to stop meanwhile."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from infra import ROOT
from infra.local.run.child import lines

_LAST_LINES = 20


@dataclass(frozen=True)
class Result:
    """How a step ended: its status, what it printed, and the last of what it said on the side."""

    status: int
    output: str
    said: str

    @property
    def reason(self) -> str:
        """Its last line, which is where programs say why they failed."""
        words = [line.strip() for line in self.said.splitlines() if line.strip()]
        return words[-1] if words else f"exit status {self.status}"


async def run_step(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    say: Callable[[str], None],
    given: str = "",
    cwd: Path = ROOT,
) -> Result:
    """
    Run a program to its end in a session of its own.

    Args:
        given: goes to its standard input, so that secrets are seen in no list of processes.
        say: gets each line of its standard error as it comes.
    """
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, stdin=pipe, stdout=pipe, stderr=pipe, env=env, cwd=cwd, start_new_session=True
    )
    assert process.stdin  # noqa: S101 - asked for in the line above
    assert process.stdout  # noqa: S101
    assert process.stderr  # noqa: S101
    try:
        process.stdin.write(given.encode())
        process.stdin.close()
        output, said = await asyncio.gather(process.stdout.read(), _listen(process.stderr, say))
        return Result(await process.wait(), output.decode(errors="replace"), said)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


async def run_attached(command: Sequence[str], *, env: Mapping[str, str]) -> int:
    """Run a program that talks to the person at the terminal; its status."""
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=sys.stderr, env=env, cwd=ROOT
    )
    try:
        return await process.wait()
    finally:
        with suppress(ProcessLookupError):
            process.kill()


async def _listen(stream: asyncio.StreamReader, say: Callable[[str], None]) -> str:
    heard: list[str] = []
    async for line in lines(stream):
        say(line)
        heard = [*heard, line][-_LAST_LINES:]
    return "\n".join(heard)
