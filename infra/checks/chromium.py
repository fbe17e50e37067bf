"""Sees to it that Chromium is there for the browser suite."""

import os
import shutil
import subprocess
import sys

_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")


def main() -> None:
    """Install Debian's Chromium where we may, else say in one line what to install."""
    if shutil.which("chromium"):
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        sys.exit("the browser suite needs Chromium: sudo " + " ".join(_INSTALL))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update"), _INSTALL):
        subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
