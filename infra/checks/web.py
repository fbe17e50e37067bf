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
    command = ("npm", "run", "check")
    done = await asyncio.create_subprocess_exec(*command, cwd=ROOT / "web", env=environment)
    return await done.wait()


def main() -> None:
    """Exit with npm's status."""
    try:
        status = asyncio.run(_checked())
    except (web_app.WebBuildError, subprocess.SubprocessError) as error:
        sys.exit(f"web app: {error}")
    sys.exit(status)


if __name__ == "__main__":
    main()
