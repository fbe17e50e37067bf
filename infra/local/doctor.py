"""`./doctor`: what this machine lacks for `./run` and `./test`, with the command that mends it."""

import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from infra import ROOT
from infra.local import node
from infra.local.run.options import DEFAULT_PORT, language
from infra.local.run.ports import AWS_PORT, SMTP_PORT, is_free
from infra.local.run.texts import Console
from infra.local.venvs import ROOM_BYTES

_MEMORY_BYTES = 1_000_000_000  # at rest it takes 0.5 GB; building the web app as much for a while
_MEGABYTE = 1_000_000
_INSTALLERS = {
    "apt-get": "sudo apt-get install",
    "dnf": "sudo dnf install",
    "apk": "sudo apk add",
    "pacman": "sudo pacman -S",
    "brew": "brew install",
}


@dataclass(frozen=True)
class Finding:
    """Something that is as it should be, or that lacks; `mend` is the command against that."""

    what: str
    lacks: bool = False
    mend: str = ""


def main() -> int:
    """Print every finding; 1 when something lacks."""
    console = Console(language())
    lacking = 0
    for look in (_python, _room, _node, _browser, _ports):
        for finding in look(console):
            lacking += finding.lacks
            print(f"{'✗' if finding.lacks else '✓'} {finding.what}")
            if finding.mend:
                print(f"    {finding.mend}")
    return int(lacking > 0)


def _python(console: Console) -> Iterator[Finding]:
    """Its version is as wanted, or the script would not have come here."""
    yield Finding(f"Python {platform.python_version()}")
    if not any(importlib.util.find_spec(name) for name in ("pip", "ensurepip")):
        mend = install_command("python3-venv")
        yield Finding(console.text("no_pip"), lacks=True, mend=mend)


def _room(console: Console) -> Iterator[Finding]:
    disk = shutil.disk_usage(ROOT).free
    yield Finding(console.text("room", mb=disk // _MEGABYTE), lacks=disk < ROOM_BYTES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    yield Finding(console.text("memory", mb=memory // _MEGABYTE), lacks=memory < _MEMORY_BYTES)


def _node(console: Console) -> Iterator[Finding]:
    """Without Node.js `./run` takes it from PyPI."""
    version = node.usable_version()
    yield Finding(f"Node.js {version}" if version else console.text("node_from_pypi"))


def _browser(console: Console) -> Iterator[Finding]:
    """Chromium is what the browser suite of `./test` drives."""
    if browser := shutil.which("chromium"):
        yield Finding(browser)
    else:
        mend = install_command("chromium")
        yield Finding(console.text("no_chromium"), lacks=True, mend=mend)


def _ports(console: Console) -> Iterator[Finding]:
    """A taken port is no lack: `./run` takes the next one."""
    for port in (DEFAULT_PORT, AWS_PORT, SMTP_PORT):
        if not is_free(port):
            yield Finding(console.text("port_busy", port=port))


def install_command(package: str) -> str:
    """The system's own command that installs a package."""
    for tool, command in _INSTALLERS.items():
        if shutil.which(tool):
            return f"{command} {package}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
