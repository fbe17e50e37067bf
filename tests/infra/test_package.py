"""The package of a stage as it is uploaded. `localstack` has this machine's real layers."""

import json
import os
import shutil
import subprocess
import venv
import zipfile
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from infra.package import Package, package
from tests.infra.packages import copy_of_the_tree, entries, lend_packages, unpack

pytestmark = pytest.mark.packaged

IMPORTER = Path(__file__).with_name("import_everything.py")
TOKEN_OPENER = Path(__file__).with_name("open_tokens.py")
MB = 1_000_000
LAYER_LIMIT_BYTES = 15 * MB
FUNCTION_LIMIT_BYTES = 1 * MB
LAMBDA_LIMIT_BYTES = 262_144_000  # function and layers, unzipped; AWS Lambda quotas


@pytest.fixture(scope="module")
def packaged() -> Package:
    return package("localstack")


def test_the_same_tree_gives_the_same_bytes(tmp_path: Path) -> None:
    one = package("dev", root=copy_of_the_tree(tmp_path / "one"))
    other = package("dev", root=copy_of_the_tree(tmp_path / "other"))

    assert one.digests == other.digests


def test_an_unchanged_tree_is_not_packaged_again(tmp_path: Path) -> None:
    tree = lend_packages(copy_of_the_tree(tmp_path))
    first = package("local", root=tree)
    written = (first.folder / "function.zip").stat()

    again = package("local", root=tree)

    assert again.digests == first.digests
    assert (again.folder / "function.zip").stat().st_ino == written.st_ino


def test_an_edit_of_the_product_changes_the_core_layer_alone(tmp_path: Path) -> None:
    tree = lend_packages(copy_of_the_tree(tmp_path))
    before = package("local", root=tree).digests
    with (tree / "layers/core/python/vestnik/ids.py").open("a") as module:
        module.write("\n_EDITED = True\n")

    after = package("local", root=tree).digests

    assert {name for name in before if before[name] != after[name]} == {"core.zip"}


def test_stages_differ_in_the_deps_layer_and_a_tag(packaged: Package) -> None:
    def without_tags(template: dict[str, object]) -> str:
        return json.dumps(template, sort_keys=True).replace("stage=localstack", "stage=local")

    local = package("local")

    assert without_tags(local.template) == without_tags(packaged.template)
    assert local.digests["function.zip"] == packaged.digests["function.zip"]
    assert local.digests["core.zip"] == packaged.digests["core.zip"]


def test_a_function_is_app_functions_and_the_runtime(packaged: Package) -> None:
    roots = {name.split("/")[0] for name, _ in entries(packaged, "function.zip")}

    assert roots == {"app.py", "functions", "chalice", "__pycache__"}


def test_nothing_of_the_local_run_is_deployed(packaged: Package) -> None:
    for name, content in entries(packaged, *packaged.archives):
        assert not name.removeprefix("python/").startswith(("infra/", "tests/")), name
        if name.startswith(("app.py", "functions/", "python/vestnik/")):
            assert b"infra.local" not in content, name
            assert b"_local/" not in content, name


def test_every_module_comes_with_bytecode_that_is_never_checked(packaged: Package) -> None:
    modules = {name for name, _ in entries(packaged, *packaged.archives) if name.endswith(".py")}
    headers = {
        name: content[4:8]
        for name, content in entries(packaged, *packaged.archives)
        if name.endswith(".pyc")
    }

    assert len(headers) == len(modules)
    assert set(headers.values()) == {b"\x01\x00\x00\x00"}  # PEP 552: hash-based, unchecked


@pytest.mark.parametrize("stage", ["dev", "localstack"])
def test_packages_are_small(stage: str) -> None:
    made = package(stage)
    sizes = {name: path.stat().st_size for name, path in made.archives.items()}
    unzipped = sum(len(content) for _, content in entries(made, *made.archives))
    print(stage, {name: f"{size / MB:.2f} MB" for name, size in sizes.items()})  # noqa: T201 - a figure that is asked for

    assert sizes["deps.zip"] <= LAYER_LIMIT_BYTES
    assert sizes["function.zip"] <= FUNCTION_LIMIT_BYTES
    assert unzipped < LAMBDA_LIMIT_BYTES


def test_native_code_is_for_the_processor_that_runs_it() -> None:
    native = [name for name, _ in entries(package("dev"), "deps.zip") if name.endswith(".so")]

    assert native
    assert not [name for name in native if "x86_64" in name]


def test_the_local_deps_layer_only_leads_to_the_installed_packages() -> None:
    with zipfile.ZipFile(package("local").archives["deps.zip"]) as archive:
        (name,) = archive.namelist()
        link = archive.read(name).decode()

    assert name.endswith("site-packages/deps.pth")
    assert ".local/deps" in link


def test_a_package_of_another_folder_is_not_taken_for_ones_own(tmp_path: Path) -> None:
    """Its deps layer leads to packages that may be gone by now."""
    tree = lend_packages(copy_of_the_tree(tmp_path / "tree"))
    package("local", root=tree)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(tree / ".local" / "deps", elsewhere)
    (tree / ".local" / "deps").unlink()
    elsewhere.rename(tree / ".local" / "deps")

    with zipfile.ZipFile(package("local", root=tree).archives["deps.zip"]) as archive:
        [link] = [archive.read(name).decode() for name in archive.namelist()]

    assert str(tree / ".local" / "deps") in link


def test_pycryptodome_is_left_alike_for_both_processors(packaged: Package) -> None:
    """So what is shown on this one holds for the other."""

    def modules(of: Package) -> set[str]:
        return {name for name, _ in entries(of, "deps.zip") if name.startswith("python/Crypto/")}

    assert modules(packaged) == modules(package("dev"))


def test_every_handler_and_module_imports_in_a_clean_environment(
    packaged: Package, tmp_path: Path
) -> None:
    handlers = sorted(
        resource["Properties"]["Handler"]
        for resource in packaged.template["Resources"].values()
        if resource["Type"] == "AWS::Serverless::Function"
    )

    assert run_alone(packaged, tmp_path, IMPORTER, *handlers).split() == handlers


def test_what_is_left_of_pycryptodome_opens_tokens(packaged: Package, tmp_path: Path) -> None:
    tokens = [signed_token(algorithm) for algorithm in ("RS256", "PS256", "ES256")]

    printed = run_alone(packaged, tmp_path, TOKEN_OPENER, given=json.dumps(tokens))

    assert printed.split() == ["RS256", "PS256", "ES256"]


def signed_token(algorithm: str) -> tuple[str, dict[str, Any]]:
    """A token and the key (JWK) that opens it."""
    if algorithm == "ES256":
        curve_key = ec.generate_private_key(ec.SECP256R1())
        public = ECAlgorithm.to_jwk(curve_key.public_key(), as_dict=True)
        return jwt.encode({"sub": algorithm}, curve_key, algorithm=algorithm), public
    rsa_key = rsa.generate_private_key(65537, 2048)
    public = RSAAlgorithm.to_jwk(rsa_key.public_key(), as_dict=True)
    return jwt.encode({"sub": algorithm}, rsa_key, algorithm=algorithm), public


def run_alone(
    packaged: Package, folder: Path, program: Path, *arguments: str, given: str = ""
) -> str:
    """What a program prints where nothing but the package is installed."""
    path = unpack(packaged, folder)
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    environment = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
    result = subprocess.run(  # noqa: S603 - our own interpreter and program
        [folder / "venv/bin/python", program, *arguments],
        env={**environment, "PYTHONPATH": os.pathsep.join(map(str, path)), "PYTHONSAFEPATH": "1"},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout
