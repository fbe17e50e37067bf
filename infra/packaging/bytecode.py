"""Bytecode beside the sources, so that a cold start compiles nothing."""

import os
import subprocess
import sys
from pathlib import Path

from infra.errors import OperatorError


class SourceError(OperatorError):
    """A module can't be compiled; the message says where and why."""


def compile_sources(folder: Path) -> None:
    """
    Write the bytecode of every module below the folder.

    It is tied to the source's content, not to its time, and never checked: what is deployed can't
    change. A fresh interpreter with a fixed hash seed makes the same bytes each time; in a used
    one they depend on what it has interned.

    Raises:
        SourceError: a module is not Python.
    """
    command = [sys.executable, "-m", "compileall", "-q", "-f", "-s", str(folder), str(folder)]
    result = subprocess.run(
        [*command, "--invalidation-mode", "unchecked-hash"],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise SourceError((result.stdout or result.stderr).strip())
