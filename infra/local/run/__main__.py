"""`python -m infra.local.run`: what `./run` becomes once there is a virtual environment."""

import asyncio
import errno
import shutil
import sys
import time

from infra.local.run import logs_command, ports
from infra.local.run.claim import Claim
from infra.local.run.errors import RunError
from infra.local.run.home import Home
from infra.local.run.options import Options, parse
from infra.local.run.session import Session
from infra.local.run.texts import Console

_LAST_RUN_ENDS_WITHIN_S = 15.0
_LOOK_EVERY_S = 0.05
_ROOM_BYTES = 100_000_000


def main() -> int:
    """Run, or show logs; every reason not to is one line."""
    options = parse(sys.argv[1:])
    console = Console(options.lang)
    home = Home()
    try:
        if options.logs:
            return logs_command.show(options.logs, home=home, console=console)
        return _run(options, console, home)
    except RunError as error:
        console.say(error.key, **error.values)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        console.say("no_room", path=home.path)
    return 1


def _run(options: Options, console: Console, home: Home) -> int:
    claim = Claim(home)
    _take(claim, console)
    if options.reset:
        home.drop()
    if shutil.disk_usage(home.path).free < _ROOM_BYTES:
        raise RunError("no_room", path=home.path)
    chosen = ports.choose(
        options.port,
        home=home,
        say_taken=lambda what, wanted, port: console.say(
            "port_taken", what=console.text(what), wanted=wanted, port=port
        ),
    )
    session = Session(options, console=console, home=home, ports=chosen, claim_fd=claim.fd)
    return asyncio.run(session.run())


def _take(claim: Claim, console: Console) -> None:
    """Take the folder; the children of a run that was killed need a moment to end."""
    deadline = time.monotonic() + _LAST_RUN_ENDS_WITHIN_S
    said = False
    while not claim.take():
        pid = claim.living_holder()
        if pid is not None or time.monotonic() > deadline:
            raise RunError("already_running", pid=pid or "?")
        if not said:
            console.say("waiting_for_last")
            said = True
        time.sleep(_LOOK_EVERY_S)


if __name__ == "__main__":
    sys.exit(main())
