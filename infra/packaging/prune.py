"""Leaves out of installed packages what never runs in a function."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

AWS_SERVICES = frozenset({"dynamodb", "sesv2", "sqs", "ssm", "sts"})
LOCALES = frozenset({"root", "ru", "en"})

UNUSED = (
    "aws_lambda_powertools/event_handler",  # routes are Chalice's
    "aws_lambda_powertools/utilities/auth_alpha",
    "aws_lambda_powertools/utilities/data_classes",  # events are read as they come
    "aws_lambda_powertools/utilities/kafka",
    "aws_lambda_powertools/utilities/parser",  # what comes in is read by pydantic itself
    "babel/messages",  # texts are Fluent's, Babel only writes numbers and dates
    "cffi",  # argon2 needs only its compiled part, _cffi_backend
    "pycparser",
    "dns",  # addresses are never looked up
    "pydantic/v1",
    "pytz/zoneinfo",  # zones are the standard library's
    "telegram/ext",  # only Bot, Update and its errors are used
)

_METADATA = frozenset({"METADATA", "entry_points.txt", "WHEEL"})
_TEST_FOLDERS = frozenset({"test", "tests"})
_SOURCES_OF_NATIVE_CODE = frozenset({".c", ".h", ".pyi", ".pyx", ".pxd"})


def prune(packages: Path) -> None:
    """Delete it below the folder that packages were installed into."""
    for find in _RULES:
        for path in list(find(packages)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _service_models(packages: Path) -> Iterator[Path]:
    for library in ("botocore", "boto3"):
        for path in (packages / library / "data").glob("*/"):
            if path.is_dir() and path.name not in AWS_SERVICES:
                yield path


def _unused(packages: Path) -> Iterator[Path]:
    return (packages / name for name in UNUSED if (packages / name).exists())


def _locales(packages: Path) -> Iterator[Path]:
    for path in (packages / "babel" / "locale-data").glob("*.dat"):
        if path.stem not in LOCALES:
            yield path


def _tests(packages: Path) -> Iterator[Path]:
    for path in packages.glob("*/**/"):
        if path.name in _TEST_FOLDERS and path.is_dir():
            yield path


def _programs(packages: Path) -> Iterator[Path]:
    yield from packages.glob("bin")


def _sources_of_native_code(packages: Path) -> Iterator[Path]:
    return (path for path in packages.rglob("*") if path.suffix in _SOURCES_OF_NATIVE_CODE)


def _metadata(packages: Path) -> Iterator[Path]:
    for folder in packages.glob("*.dist-info"):
        yield from (path for path in folder.iterdir() if path.name not in _METADATA)


def _installer_marks(packages: Path) -> Iterator[Path]:
    return (path for path in packages.glob(".*") if path.is_file())


_RULES: tuple[Callable[[Path], Iterator[Path]], ...] = (
    _service_models,
    _unused,
    _locales,
    _tests,
    _programs,
    _sources_of_native_code,
    _metadata,
    _installer_marks,
)
