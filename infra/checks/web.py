"""
The web app: types, lint, format, unit tests; built first, so that a broken build is seen.

Types, lint and format say the same of the same files: where nothing has changed, they aren't asked.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from infra import ROOT
from infra.checks import web_types
from infra.local.run import web_app
from infra.local.run.texts import Console
from infra.packaging.digest import digest_of_sources

_MADE = frozenset({"node_modules", "dist", "dist-kit", "coverage"})
_MARK = "web-checked"


async def _checked() -> int:
    console = Console("en")
    await web_app.build_if_changed(console, log=print)
    environment = await web_app.node_environment(console)
    await web_app.install_if_changed(environment, log=print)
    if await asyncio.to_thread(web_types.are_stale, environment):
        print("the types of the API are stale; to mend: .venv/bin/python -m infra.checks.web_types")
        return 1
    sources = digest_of_sources(_sources(), below=ROOT)
    if web_app.mark(_MARK) == sources:
        print("types, lint and format were found right in these very sources")
        return await _run("test", environment)
    statuses = await asyncio.gather(*(_run(name, environment) for name in ("lint", "verify")))
    if not any(statuses):
        web_app.set_mark(_MARK, sources)
    return max(statuses)


def _sources() -> Iterator[Path]:
    """All that types, lint and format are found from; the lock stands for the packages."""
    return (entry for entry in sorted((ROOT / "web").iterdir()) if entry.name not in _MADE)


async def _run(script: str, environment: dict[str, str]) -> int:
    """One of npm's scripts, which says what it has to say at its end; answers its status."""
    done = await asyncio.create_subprocess_exec(
        *("npm", "run", script),
        cwd=ROOT / "web",
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await done.communicate()
    print(said.decode(errors="replace"), flush=True)
    return done.returncode or 0


def main() -> None:
    """Exit with npm's status."""
    try:
        status = asyncio.run(_checked())
    except (web_app.WebBuildError, subprocess.SubprocessError) as error:
        sys.exit(f"web app: {error}")
    sys.exit(status)


if __name__ == "__main__":
    main()
