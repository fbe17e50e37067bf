"""`python -m bench` on whatever Python there is: make the environments, hand over."""

import os
import sys
from pathlib import Path

from infra.local import venvs

_PRODUCT = Path(__file__).parents[1] / "layers" / "core" / "python"


def main() -> None:
    """Replace this process by the bench itself (`command.py`)."""
    try:
        venvs.ensure(venvs.TOOLS, venvs.AWS, say=_say_making)
    except (venvs.VenvError, OSError) as error:
        sys.exit(f"bench: {error}")
    command = [str(venvs.TOOLS.python), "-m", "bench.command", *sys.argv[1:]]
    environment = {**os.environ, "PYTHONPATH": str(_PRODUCT)}
    os.execve(command[0], command, environment)  # noqa: S606 - no shell is wanted


def _say_making(name: str) -> None:
    print(f"making {name} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
