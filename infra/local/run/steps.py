"""Programs that a run starts, waits for, and ends when it is told to stop meanwhile."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from infra import ROOT
from infra.local.run.child import lines

Say = Callable[[str], None]


async def run_step(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    say: Say,
    log: Say,
    given: str = "",
    cwd: Path = ROOT,
) -> int:
    """
    Run a program to its end in a session of its own; its status.

    Args:
        say: gets each line of its standard output as it comes.
        log: gets each line of its standard error.
        given: goes to its standard input, so that secrets are seen in no list of processes.
    """
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *command, stdin=pipe, stdout=pipe, stderr=pipe, env=env, cwd=cwd, start_new_session=True
    )
    assert process.stdin  # noqa: S101 - the three were asked for in the line above
    assert process.stdout  # noqa: S101
    assert process.stderr  # noqa: S101
    try:
        process.stdin.write(given.encode())
        process.stdin.close()
        await asyncio.gather(_listen(process.stdout, say), _listen(process.stderr, log))
        return await process.wait()
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


async def _listen(stream: asyncio.StreamReader, hear: Say) -> None:
    async for line in lines(stream):
        hear(line)
