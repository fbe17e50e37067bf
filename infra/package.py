"""Package the product for a stage; does nothing when nothing changed."""

import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from infra import ROOT
from infra.packaging.alone import alone
from infra.packaging.archive import write_zip
from infra.packaging.bytecode import compile_sources
from infra.packaging.chalice_app import lay_out_function, lay_out_project, package_project
from infra.packaging.dependencies import dependencies_digest, install_dependencies
from infra.packaging.digest import digest_of_file, digest_of_sources
from infra.packaging.layers import (
    machine_architecture,
    write_deps_layer,
    write_linked_deps_layer,
)
from infra.packaging.stack import Template, check_functions, read_stack

ARCHITECTURE_IN_AWS = "arm64"
_SOURCES = ("app.py", "functions", "layers/core", ".chalice/config.json", ".chalice/policies")
_FUNCTION_CODE = "function.zip"
_ARCHIVES = (_FUNCTION_CODE, "core.zip", "deps.zip")
_TEMPLATE = "template.json"
_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Package:
    """
    What CloudFormation takes.

    The template names the archives by their file names; `digests` has the SHA-256 of each, and of
    the template under its own name.
    """

    folder: Path
    digests: Mapping[str, str]

    @property
    def template(self) -> Template:
        """The merged template."""
        template: Template = json.loads((self.folder / _TEMPLATE).read_text())
        return template

    @property
    def digest(self) -> str:
        """Of all of it."""
        words = sorted(f"{name}:{digest}" for name, digest in self.digests.items())
        return hashlib.sha256(" ".join(words).encode()).hexdigest()

    @property
    def archives(self) -> Mapping[str, Path]:
        """File name in the template -> the archive."""
        return {name: self.folder / name for name in _ARCHIVES}


def architecture_of(stage: str) -> str:
    """The architecture that a stage's functions run on."""
    return ARCHITECTURE_IN_AWS if stage in {"dev", "prod"} else machine_architecture()


def package(stage: str, *, root: Path = ROOT) -> Package:
    """
    Package the tree for the stage, under `.build/<stage>`.

    Raises:
        OperatorError: it can't be packaged, and why.
    """
    target = root / ".build" / stage
    with alone(root / ".build" / "lock"):
        sources = _digest_of_sources(stage, root)
        known = _read_manifest(target)
        if known.get("sources") != sources:
            known = _replace(target, stage, root, sources)
    return Package(target, {name: known[name] for name in (*_ARCHIVES, _TEMPLATE)})


def _replace(target: Path, stage: str, root: Path, sources: str) -> dict[str, str]:
    """Build the package beside the old one, then put it in its place."""
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f"{stage}-") as scratch:
        fresh = _build(stage, root, Path(scratch))
        manifest = {"sources": sources, **_digests(fresh)}
        (fresh / _MANIFEST).write_text(json.dumps(manifest))
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)
    return manifest


def _digest_of_sources(stage: str, root: Path) -> str:
    here = Path(__file__).parent
    ours = digest_of_sources((here / "package.py", here / "packaging"), below=here)
    return digest_of_sources(
        (*(root / name for name in _SOURCES), root / "infra" / "stack"),
        below=root,
        also=(ours, sys.version, version("chalice"), _dependencies(stage, root)),
    )


def _dependencies(stage: str, root: Path) -> str:
    """
    What is packaged of the dependencies.

    On this machine that is the way to them, which another folder has not; they are installed now,
    for `.local` may be new.
    """
    requirements = root / "requirements.txt"
    if stage == "local":
        packages = root / ".local" / "deps"
        digest = install_dependencies(requirements, packages, architecture=None)
        return f"{digest} {packages.resolve()}"
    return dependencies_digest(requirements, architecture_of(stage))


def _build(stage: str, root: Path, scratch: Path) -> Path:
    """Project and core are compiled first, so that Chalice imports them without compiling."""
    project, core, function, out = (
        scratch / name for name in ("project", "core", "function", "out")
    )
    out.mkdir()
    _write_deps(stage, root, out / "deps.zip")
    lay_out_project(root, project)
    shutil.copytree(root / "layers/core", core, ignore=shutil.ignore_patterns("__pycache__"))
    compile_sources(scratch)
    template = package_project(project, stage, read_stack(root / "infra/stack"), core=core)
    check_functions(template)
    _name_function_code(template)
    (out / _TEMPLATE).write_text(json.dumps(template, indent=1, sort_keys=True))
    lay_out_function(project, function)
    write_zip(out / _FUNCTION_CODE, function)
    write_zip(out / "core.zip", core)
    return out


def _write_deps(stage: str, root: Path, target: Path) -> None:
    requirements = root / "requirements.txt"
    if stage == "local":
        write_linked_deps_layer(requirements, target, packages=root / ".local" / "deps")
    else:
        architecture = architecture_of(stage)
        write_deps_layer(requirements, target, build=root / ".build", architecture=architecture)


def _name_function_code(template: Template) -> None:
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = _FUNCTION_CODE


def _digests(folder: Path) -> dict[str, str]:
    return {path.name: digest_of_file(path) for path in sorted(folder.iterdir())}


def _read_manifest(folder: Path) -> dict[str, str]:
    manifest = folder / _MANIFEST
    if not manifest.exists():
        return {}
    known: dict[str, str] = json.loads(manifest.read_text())
    return known
