"""Which ports a run takes."""

import socket
from collections.abc import Callable, Container
from dataclasses import asdict, dataclass

from infra.local.run.errors import RunError
from infra.local.run.home import Home

HOST = "127.0.0.1"
AWS_PORT = 4566
SMTP_PORT = 1025
_LAST_PORT = 65535
_KEPT = "ports.json"


@dataclass(frozen=True)
class Ports:
    """The three ports that a run listens on."""

    app: int
    aws: int
    smtp: int


def choose(app: int, *, home: Home, say_taken: Callable[[str, int, int], None]) -> Ports:
    """
    Take the wanted ports, or the next free ones.

    With 0, free ones for all; those of the last such run when they are free, so that what a browser
    or a queue remembers stays true.

    Args:
        say_taken: called with what it is for, the wanted port and the one taken instead.

    Raises:
        RunError: there is no free one.
    """
    if app == 0:
        ports = _last(home) or _any_free()
        home.keep(_KEPT, asdict(ports))
        return ports
    taken: dict[str, int] = {}
    for name, wanted in (("app", app), ("aws", AWS_PORT), ("smtp", SMTP_PORT)):
        taken[name] = _next_free(wanted, but=taken.values())
        if taken[name] != wanted:
            say_taken(name, wanted, taken[name])
    return Ports(**taken)


def is_free(port: int) -> bool:
    """Whether a server could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def _next_free(wanted: int, *, but: Container[int]) -> int:
    for port in range(wanted, _LAST_PORT + 1):
        if port not in but and is_free(port):
            return port
    raise RunError("no_port", wanted=wanted)


def _last(home: Home) -> Ports | None:
    kept = home.read(_KEPT)
    if kept is None or not all(is_free(port) for port in kept.values()):
        return None
    return Ports(**kept)


def _any_free() -> Ports:
    """Three different ports that the system has free now."""
    with socket.socket() as first, socket.socket() as second, socket.socket() as third:
        for each in (first, second, third):
            each.bind((HOST, 0))
        app, aws, smtp = (each.getsockname()[1] for each in (first, second, third))
    return Ports(app, aws, smtp)
