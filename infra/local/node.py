"""The machine's Node.js, which builds the web app when it is new enough."""

import json
import shutil
import subprocess

from infra import ROOT


def usable_version() -> str | None:
    """Its version when npm is there and it is as new as `engines` in web/package.json asks."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    found = subprocess.run((node, "--version"), capture_output=True, text=True, check=False).stdout
    wanted = json.loads((ROOT / "web" / "package.json").read_text())["engines"]["node"]
    return found.strip() if _numbers(found) >= _numbers(wanted) else None


def _numbers(text: str) -> tuple[int, ...]:
    """Those of `v20.20.2` or `>=20.19`."""
    return tuple(
        int(number) for number in text.strip().lstrip("v>=").split(".") if number.isdigit()
    )
