"""Where `./run` begins, on whatever Python there is: make the environments, hand over to one."""

import os
import sys

from infra.local import venvs
from infra.local.run.options import parse
from infra.local.run.texts import Console


def main() -> None:
    """Replace this process by the run itself, which keeps its pid."""
    options = parse(sys.argv[1:])
    console = Console(options.lang)
    try:
        venvs.ensure(
            venvs.TOOLS,
            *(() if options.logs else (venvs.AWS,)),
            say=lambda name: console.say("making_venv", name=name),
        )
    except (venvs.VenvError, OSError) as error:
        sys.exit(f"run: {error}")
    command = [str(venvs.TOOLS.python), "-m", "infra.local.run", *sys.argv[1:]]
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
