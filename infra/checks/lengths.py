"""Refuses files that have grown beyond what one can hold in one's head."""

import subprocess
import sys

from infra import ROOT

LONGEST = 400  # lines, design rule of the house
_KINDS = (".py", ".ts", ".tsx", ".scss", ".yaml")
_GENERATED = frozenset({"web/src/http/schema.d.ts"})


def main() -> None:
    """Exit with 1 and the names of files that are too long."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    too_long = [
        f"{name}: {count} lines, {LONGEST} at most"
        for name in names.splitlines()
        if name.endswith(_KINDS) and name not in _GENERATED and (count := _lines(name)) > LONGEST
    ]
    print("\n".join(too_long))
    sys.exit(1 if too_long else 0)


def _lines(name: str) -> int:
    path = ROOT / name
    return len(path.read_text(encoding="utf-8").splitlines()) if path.is_file() else 0


if __name__ == "__main__":
    main()
