"""`python -m infra.local.front_door …`."""

import asyncio
import sys

from infra.local.front_door.server import serve
from infra.local.front_door.settings import read_arguments


def main() -> int:
    """Serve until a signal; one line on stderr when a port can't be had."""
    try:
        asyncio.run(serve(read_arguments()))
    except OSError as error:
        print(f"front door: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
