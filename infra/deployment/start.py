"""Where `./deploy` begins, on whatever Python there is: make the tools' environment, hand over."""

import os
import sys

from infra.local import venvs


def main() -> None:
    """Replace this process by the deployment itself."""
    try:
        venvs.ensure(venvs.TOOLS, say=lambda name: print(f"making {name} …", file=sys.stderr))
    except (venvs.VenvError, OSError) as error:
        sys.exit(f"deploy: {error}")
    command = [str(venvs.TOOLS.python), "-m", "infra.deployment", *sys.argv[1:]]
    os.execv(command[0], command)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
