"""Zips whose bytes depend on nothing but what is in them."""

import zipfile
from pathlib import Path

_ANY_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_READABLE_FILE = 0o100644 << 16


def write_zip(target: Path, folder: Path) -> None:
    """Write the files below the folder, each named as seen from it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.writestr(
                    _entry(path.relative_to(folder)), path.read_bytes(), compresslevel=9
                )


def _entry(name: Path) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name.as_posix(), _ANY_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE_FILE
    entry.create_system = 3  # Unix, also when it is written elsewhere
    return entry
