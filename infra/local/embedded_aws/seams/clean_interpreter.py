"""
Functions see their own layers and nothing else.

AWS: a function finds its code, its layers and what the runtime ships.
MiniStack: workers run on its own interpreter, so they import its packages, before those of a layer
that is added by a `.pth` line; a missing or older dependency goes unseen.
Here: workers run on the interpreter under the virtual environment, without any site-packages.
"""

import os
import shlex
import sys
from pathlib import Path

from infra.local.embedded_aws import emulator
from infra.local.embedded_aws.environment import NAMES

_OPTIONS = ("-s", "-S", "-P")  # no site-packages of the user, none of the machine, no script folder


def install() -> None:
    """Write the interpreter's wrapper and hand it to every Python worker."""
    runtime = emulator.module("core.lambda_runtime")
    interpreter = str(_write_wrapper(Path(os.environ["TMPDIR"])))

    def detect_clean(name: str) -> tuple[str, str]:
        binary, script = detect(name)
        return (interpreter if name.startswith("python") else binary), script

    detect = emulator.replace(runtime, "_detect_runtime_binary", detect_clean)


def _write_wrapper(folder: Path) -> Path:
    """
    A command that starts Python bare; the pid stays that of the interpreter.

    MiniStack's switches end here: LOG_LEVEL is a name that functions know, too.
    """
    bare = shlex.join([str(_base_interpreter()), *_OPTIONS])
    wrapper = folder / "bare-python"
    wrapper.write_text(f'#!/bin/sh\nunset {" ".join(NAMES)}\nexec {bare} "$@"\n')
    wrapper.chmod(0o700)
    return wrapper


def _base_interpreter() -> Path:
    """The Python that this virtual environment was made of."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return Path(sys.base_prefix) / "bin" / f"python{version}"
