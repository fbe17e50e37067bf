"""Where `./test` begins, on whatever Python there is: make the environments, hand over."""

import os
import sys

from infra.local import venvs


def main() -> None:
    """Replace this process by the checks themselves."""
    try:
        venvs.ensure(venvs.TOOLS, venvs.AWS, say=lambda name: print(f"making {name} …", flush=True))
    except (venvs.VenvError, OSError) as error:
        sys.exit(f"test: {error}")
    command = [str(venvs.TOOLS.python), "-m", "infra.checks", *sys.argv[1:]]
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
