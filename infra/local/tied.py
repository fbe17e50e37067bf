"""
`python -m infra.local.tied MODULE ARGUMENT…`: runs a module for as long as its starter lives.

The starter holds our standard input and writes nothing to it. When it is gone, however it went,
the input ends, and the module gets the same SIGTERM as at a clean stop.
"""

import os
import runpy
import signal
import sys
import threading


def main() -> None:
    """Watch the starter, run the module in its place."""
    threading.Thread(target=_end_with_input, daemon=True, name="starter").start()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


def _end_with_input() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
