"""The web app, built when its sources have changed."""

import asyncio
import shutil
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from infra import ROOT
from infra.local import node, venvs
from infra.local.run.plans import step_environment
from infra.local.run.steps import Say, run_step
from infra.local.run.texts import Console
from infra.packaging.digest import digest_of_sources

_WEB = ROOT / "web"
_DISTS = (_WEB / "dist", _WEB / "dist-kit")
_MARKS = ROOT / ".build"  # beside what is built, not in what is served
_NOT_SOURCES = frozenset({"node_modules", "dist", "dist-kit", "tests", "coverage"})
_TEXTS = ROOT / "layers" / "core" / "python" / "vestnik" / "texts"


class WebBuildError(Exception):
    """npm or Vite failed; the message is their last line."""


async def build_if_changed(console: Console, *, log: Say) -> None:
    """
    Build if any source has changed, with the locked packages.

    Raises:
        WebBuildError: there is no Node.js to be had, no package, or the sources are wrong.
    """
    sources = digest_of_sources(_sources(), below=ROOT)
    if all(folder.is_dir() for folder in _DISTS) and mark("web-dist") == sources:
        return
    console.say("building_web")
    env = await node_environment(console)
    await install_if_changed(env, log=log)
    await _npm("run", "build", env=env, log=log)
    await _npm("run", "build-kit", env=env, log=log)
    set_mark("web-dist", sources)


async def install_if_changed(env: dict[str, str], *, log: Say) -> None:
    """
    Install the locked packages if the lock has changed or they are not whole.

    Raises:
        WebBuildError: npm failed.
    """
    packages = digest_of_sources((_WEB / "package-lock.json", _WEB / "package.json"), below=ROOT)
    # npm writes this file last.
    whole = (_WEB / "node_modules" / ".package-lock.json").is_file()
    if not whole or mark("web-packages") != packages:
        await _npm("ci", env=env, log=log)
        set_mark("web-packages", packages)


def _sources() -> Iterator[Path]:
    for entry in sorted(_WEB.iterdir()):
        if entry.name not in _NOT_SOURCES:
            yield entry
    yield _TEXTS


async def _npm(*arguments: str, env: dict[str, str], log: Say) -> None:
    npm = shutil.which("npm", path=env["PATH"]) or "npm"
    said: deque[str] = deque(maxlen=1)

    def hear(line: str) -> None:
        log(line)
        if line.strip():
            said.append(line.strip())

    if await run_step((npm, *arguments), env=env, say=hear, log=hear, cwd=_WEB):
        raise WebBuildError(": ".join([f"npm {' '.join(arguments)}", *said]))


async def node_environment(console: Console) -> dict[str, str]:
    """What npm is run with: the machine's Node.js, or else the one that PyPI has."""
    env = {**step_environment(), "CI": "true"}
    if await asyncio.to_thread(node.usable_version):
        return env
    try:
        say = console.say
        await asyncio.to_thread(venvs.ensure, venvs.NODE, say=lambda _: say("making_node"))
    except venvs.VenvError as error:
        raise WebBuildError(str(error)) from error
    return {**env, "PATH": f"{venvs.NODE.path / 'bin'}:{env['PATH']}"}


def mark(name: str) -> str | None:
    """The digest of the sources with which this was last done; None: never."""
    path = _MARKS / name
    return path.read_text() if path.exists() else None


def set_mark(name: str, digest: str) -> None:
    """Remember that it was done with them."""
    _MARKS.mkdir(exist_ok=True)
    (_MARKS / name).write_text(digest)
