"""The web app: types, lint, format, unit tests; built first, so that a broken build is seen."""

import asyncio
import subprocess
import sys

from infra import ROOT
from infra.checks import web_types
from infra.local.run import web_app
from infra.local.run.texts import Console


async def _checked() -> int:
    console = Console("en")
    await web_app.build_if_changed(console, log=print)
    environment = await web_app.node_environment(console)
    await web_app.install_if_changed(environment, log=print)
    if await asyncio.to_thread(web_types.are_stale, environment):
        print("the types of the API are stale; to mend: .venv/bin/python -m infra.checks.web_types")
        return 1
    return max(await asyncio.gather(*(_run(name, environment) for name in ("lint", "verify"))))


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
