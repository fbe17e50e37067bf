"""The third-party packages of requirements.txt, installed into a folder of their own."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from infra.errors import OperatorError
from infra.packaging.bytecode import compile_sources
from infra.packaging.digest import digest_of_sources
from infra.packaging.prune import prune

# Lambda's Python 3.11 runs on Amazon Linux 2, whose glibc is 2.26. uv knows no such platform: the
# next one is taken, and every wheel is checked.
_UV_PLATFORMS = {"arm64": "aarch64-manylinux_2_28", "x86_64": "x86_64-manylinux_2_28"}
_LAMBDA_GLIBC = (2, 26)


class DependenciesError(OperatorError):
    """The packages can't be had, or would not run in Lambda."""


def dependencies_digest(requirements: Path, architecture: str | None) -> str:
    """What the installed packages depend on: the lock, Python, the platform, our pruning."""
    here = Path(__file__).parent
    return digest_of_sources(
        (here / "dependencies.py", here / "prune.py", here / "bytecode.py"),
        below=here,
        also=(requirements.read_text(), _python_version(), architecture or sys.platform),
    )


def install_dependencies(requirements: Path, target: Path, *, architecture: str | None) -> str:
    """
    Install the locked packages, pruned and compiled, unless they are there already.

    Args:
        architecture: of Lambda, arm64 or x86_64; None for this very machine.

    Returns:
        The digest of what they depend on.

    Raises:
        DependenciesError: they can't be had, or would not run in Lambda.
    """
    digest = dependencies_digest(requirements, architecture)
    mark = target.with_name(f"{target.name}.digest")
    if target.is_dir() and mark.exists() and mark.read_text() == digest:
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    for unfinished in target.parent.glob(f"{target.name}-*/"):  # of a run that was killed
        shutil.rmtree(unfinished)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f"{target.name}-") as scratch:
        fresh = Path(scratch) / target.name
        _install(requirements, fresh, architecture)
        prune(fresh)
        compile_sources(fresh)
        mark.unlink(missing_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    mark.write_text(digest)
    return digest


def _install(requirements: Path, target: Path, architecture: str | None) -> None:
    command = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--target", str(target)]
    command += ["--no-deps", "--require-hashes", "-r", str(requirements)]
    if architecture:
        command += ["--python-platform", _UV_PLATFORMS[architecture], "--only-binary", ":all:"]
        command += ["--python-version", _python_version()]
    else:
        command += ["--python", sys.executable]
    _run_uv(command, requirements.name)
    if architecture and (strangers := sorted(_too_new(target))):
        raise DependenciesError(f"need a newer glibc than Lambda has: {', '.join(strangers)}")


def _run_uv(command: list[str], what: str) -> None:
    """With uv's own certificates, else with the machine's, as behind a company's proxy."""
    for certificates in ((), ("--system-certs",)):
        tried = subprocess.run(
            [*command, *certificates], capture_output=True, text=True, check=False
        )
        if tried.returncode == 0:
            return
    raise DependenciesError(f"uv could not install {what}: {tried.stderr.strip()}")


def _too_new(packages: Path) -> Iterator[str]:
    """Names of the packages whose native code needs a newer glibc than Lambda has."""
    for wheel in packages.glob("*.dist-info/WHEEL"):
        needed = [
            (int(major), int(minor))
            for major, minor in re.findall(r"manylinux_(\d+)_(\d+)_", wheel.read_text())
        ]
        if needed and min(needed) > _LAMBDA_GLIBC:
            yield wheel.parent.name


def _python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"
