"""Trees to package, and packages to look into."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from infra import ROOT
from infra.package import Package
from infra.packaging.dependencies import install_dependencies

_PACKAGED = ("app.py", "functions", "layers/core", ".chalice", "infra/stack", "requirements.txt")


def copy_of_the_tree(target: Path) -> Path:
    """All that packaging reads, somewhere else."""
    ignored = shutil.ignore_patterns("__pycache__", "deployed", "deployments")
    for name in _PACKAGED:
        source, copy = ROOT / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, ignore=ignored)
        else:
            shutil.copyfile(source, copy)
    return target


def lend_packages(tree: Path) -> Path:
    """Let a copy of the tree use the packages that are installed for this one."""
    deps = ROOT / ".local" / "deps"
    install_dependencies(ROOT / "requirements.txt", deps, architecture=None)
    (tree / ".local").mkdir()
    (tree / ".local" / "deps").symlink_to(deps)
    shutil.copyfile(f"{deps}.digest", tree / ".local" / "deps.digest")
    return tree


def entries(package: Package, *names: str) -> Iterator[tuple[str, bytes]]:
    """(file name, content) of everything in the named archives."""
    for name in names:
        with zipfile.ZipFile(package.archives[name]) as archive:
            for entry in archive.namelist():
                yield entry, archive.read(entry)


def unpack(package: Package, target: Path) -> tuple[Path, ...]:
    """Unpack as Lambda does; the folders that it puts on the path, first to last."""
    with zipfile.ZipFile(package.archives["function.zip"]) as archive:
        archive.extractall(target / "task")
    for name in ("core.zip", "deps.zip"):
        with zipfile.ZipFile(package.archives[name]) as archive:
            archive.extractall(target / "opt")
    return target / "task", target / "opt" / "python"
