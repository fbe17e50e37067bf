"""
What `./run` takes.

argparse, because the options are read before there is a virtual environment with anything better.
"""

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass

DEFAULT_PORT = 8000


@dataclass(frozen=True)
class Logs:
    """`./run logs`: whose lines, about what, and whether to wait for more."""

    function: str | None
    id: str | None
    follow: bool


@dataclass(frozen=True)
class Options:
    """`./run` as it was called; `port` 0 means free ports for everything."""

    port: int
    lang: str
    demo: bool
    reset: bool
    json: bool
    open: bool
    production_limits: bool
    logs: Logs | None = None


def parse(arguments: Sequence[str]) -> Options:
    """Read the command line; a wrong one ends the process with its usage."""
    given = _parser().parse_args(arguments)
    logs = None
    if given.command == "logs":
        logs = Logs(given.function, given.id, given.follow)
    return Options(
        port=given.port,
        lang=given.lang,
        demo=given.demo,
        reset=given.reset,
        json=given.json,
        open=given.open,
        production_limits=given.limits == "production",
        logs=logs,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run", description="Vestnik on this machine.")
    parser.add_argument("--demo", action="store_true", help="fill it with people and tasks")
    parser.add_argument("--reset", action="store_true", help="drop .local/ first")
    parser.add_argument(
        "--port",
        type=_port_number,
        default=DEFAULT_PORT,
        metavar="N",
        help="8000; 0: free ports for all",
    )
    parser.add_argument("--limits", choices=["production"], help="rate limits as in AWS")
    parser.add_argument("--lang", choices=["ru", "en"], default=language(), help="of the console")
    parser.add_argument("--json", action="store_true", help="one line of JSON when it is ready")
    parser.add_argument("--open", action="store_true", help="open the browser")
    commands = parser.add_subparsers(dest="command", metavar="logs")
    logs = commands.add_parser("logs", help="show what was logged")
    logs.add_argument("function", nargs="?", help="APIHandler, updates, reminders, …")
    logs.add_argument("--id", help="only lines with this id: of a task, a request, …")
    logs.add_argument("--follow", action="store_true", help="go on as lines come")
    return parser


def _port_number(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is between 0 and 65535")
    return port


def language() -> str:
    """The console's language by the environment, as POSIX orders its variables."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((os.environ[name] for name in names if os.environ.get(name)), "")
    return "ru" if locale.startswith("ru") else "en"
