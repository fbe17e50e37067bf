"""Sees to it that Chromium is there for the browser suite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_FONTS = ("fonts-dejavu-core", "fonts-noto-color-emoji")
_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "chromium", *_FONTS)
_EMOJI = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")


def main() -> None:
    """Install Debian's Chromium and fonts where we may, else say in one line what to install."""
    is_there = shutil.which("chromium") is not None
    if is_there and _EMOJI.exists():
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        if is_there:
            return  # without the font its screenshots show boxes where emoji would be
        sys.exit("the browser suite needs Chromium: sudo " + " ".join(_INSTALL))
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update"), _INSTALL):
        subprocess.run(command, env=environment, check=not is_there)


if __name__ == "__main__":
    main()
