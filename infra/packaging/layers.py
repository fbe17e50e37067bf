"""The layer `deps`: what the product needs from others, or on this machine the way to it."""

import platform
import shutil
import sys
import tempfile
from pathlib import Path

from infra.packaging.archive import write_zip
from infra.packaging.dependencies import install_dependencies

_NAMES = {"aarch64": "arm64", "arm64": "arm64", "amd64": "x86_64", "x86_64": "x86_64"}


def machine_architecture() -> str:
    """Lambda's name of this machine's processor."""
    return _NAMES[platform.machine().lower()]


def write_deps_layer(requirements: Path, target: Path, *, build: Path, architecture: str) -> None:
    """
    Zip the packages for Lambda on that architecture.

    Args:
        build: where the installed packages are kept for the next time.
    """
    kept = build / f"deps-{architecture}"
    digest = install_dependencies(requirements, kept / "python", architecture=architecture)
    archive = build / f"deps-{architecture}-{digest[:16]}.zip"
    if not archive.exists():
        for outdated in build.glob(f"deps-{architecture}-*.zip"):
            outdated.unlink()
        unfinished = archive.with_suffix(".part")
        write_zip(unfinished, kept)
        unfinished.rename(archive)
    shutil.copyfile(archive, target)


def write_linked_deps_layer(requirements: Path, target: Path, *, packages: Path) -> None:
    """
    Zip one line that leads to packages installed on this machine.

    The embedded AWS unpacks every layer for every worker: with the real layer ten functions start
    in 20 s, with this one in 1.5 s. The packages come first on the path, before the emulator's own.
    """
    digest = install_dependencies(requirements, packages, architecture=None)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch) / "python" / "lib" / version / "site-packages"
        site.mkdir(parents=True)
        link = f"# {digest}\nimport sys; sys.path.insert(0, {str(packages.resolve())!r})\n"
        (site / "deps.pth").write_text(link)
        write_zip(target, Path(scratch))
