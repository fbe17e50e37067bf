"""Chalice's part: the routes, handlers and events of app.py as a template, and its own runtime."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from infra.errors import OperatorError
from infra.packaging.bytecode import compile_sources
from infra.packaging.stack import Template

_ANY_REGION = "us-east-1"  # Chalice asks for one; the template names none
# Without the collector importing Chalice and the app takes a seventh less.
_CHALICE = "import gc; gc.disable(); from chalice.cli import main; main()"


class ChalicePackageError(OperatorError):
    """`chalice package` failed; the message is what it said."""


def lay_out_project(root: Path, project: Path) -> None:
    """Copy what Chalice reads. Its requirements are empty: the deps layer has the packages."""
    project.mkdir()
    ours = shutil.ignore_patterns("__pycache__", "deployed", "deployments")
    shutil.copytree(root / ".chalice", project / ".chalice", ignore=ours)
    shutil.copytree(root / "functions", project / "functions", ignore=ours)
    shutil.copyfile(root / "app.py", project / "app.py")
    (project / "requirements.txt").touch()


def package_project(project: Path, stage: str, stack: Template, *, core: Path) -> Template:
    """
    Run `chalice package --merge-template`.

    Args:
        core: the layer that package vestnik is in.

    Raises:
        ChalicePackageError: the app can't be imported or is refused.
    """
    merge, out = project / "merge.json", project / "out"
    merge.write_text(json.dumps(stack))
    command = [sys.executable, "-c", _CHALICE]
    command += ["--project-dir", str(project), "package", "--stage", stage]
    command += ["--merge-template", str(merge), str(out)]
    result = subprocess.run(
        command, env=_environment(core), capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise ChalicePackageError(f"chalice package: {(result.stderr or result.stdout).strip()}")
    template: Template = json.loads((out / "sam.json").read_text())
    return template


def lay_out_function(project: Path, function: Path) -> None:
    """Chalice's runtime from its own zip; app.py and our entry points, with their bytecode."""
    with zipfile.ZipFile(project / "out" / "deployment.zip") as archive:
        archive.extractall(function, [n for n in archive.namelist() if n.startswith("chalice/")])
    compile_sources(function)
    for name in ("app.py", "__pycache__", "functions"):
        copy = shutil.copytree if (project / name).is_dir() else shutil.copyfile
        copy(project / name, function / name)


def _environment(core: Path) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return {
        **inherited,
        "AWS_DEFAULT_REGION": _ANY_REGION,
        "PYTHONPATH": str(core / "python"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
