"""What the content of files is, in one word."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def source_files(folder: Path) -> Iterator[Path]:
    """Every file below the folder in a fixed order, without Python's caches."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path


def digest_of_sources(sources: Iterable[Path], *, below: Path, also: Iterable[str] = ()) -> str:
    """SHA-256 over the paths (as seen from `below`) and contents of files and whole folders."""
    digest = hashlib.sha256()
    for word in also:
        digest.update(word.encode() + b"\0")
    for source in sources:
        for path in source_files(source) if source.is_dir() else (source,):
            digest.update(path.relative_to(below).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def digest_of_file(path: Path) -> str:
    """SHA-256 of one file's content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
