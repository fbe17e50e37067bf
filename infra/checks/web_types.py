"""The web app's types of the API: `python -m infra.checks.web_types` writes them anew."""

import asyncio
import subprocess
import sys

from infra import ROOT
from infra.local.run import web_app
from infra.local.run.texts import Console
from infra.openapi import document

_FILE = ROOT / "web" / "src" / "http" / "schema.d.ts"
_COMMAND = ("npx", "openapi-typescript", "--immutable", "--default-non-nullable=false")


def are_stale(environment: dict[str, str]) -> bool:
    """Whether the types that are kept are not those of the API as the code describes it."""
    return not _FILE.exists() or _FILE.read_text() != _types(environment)


def _types(environment: dict[str, str]) -> str:
    return subprocess.run(
        _COMMAND,
        cwd=ROOT / "web",
        env=environment,
        input=document(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


async def _environment() -> dict[str, str]:
    environment = await web_app.node_environment(Console("en"))
    await web_app.install_if_changed(environment, log=print)
    return environment


def main() -> None:
    """Write them."""
    try:
        _FILE.write_text(_types(asyncio.run(_environment())))
    except (web_app.WebBuildError, subprocess.SubprocessError) as error:
        sys.exit(f"types of the API: {error}")


if __name__ == "__main__":
    main()
