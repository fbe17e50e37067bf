"""Leaves out of installed packages what never runs in a function."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

AWS_SERVICES = frozenset({"dynamodb", "sesv2", "sqs", "ssm", "sts"})
LOCALES = frozenset({"root", "ru", "en"})

UNUSED = (
    "anyio/_backends/_trio.py",  # loops are asyncio's
    "anyio/pytest_plugin.py",
    "aws_lambda_powertools/event_handler",  # routes are Chalice's
    "aws_lambda_powertools/metrics/provider/datadog",
    "aws_lambda_powertools/utilities/auth_alpha",
    "aws_lambda_powertools/utilities/batch",  # of Powertools only the logger is used
    "aws_lambda_powertools/utilities/circuit_breaker",
    "aws_lambda_powertools/utilities/data_classes",  # events are read as they come
    "aws_lambda_powertools/utilities/data_masking",
    "aws_lambda_powertools/utilities/feature_flags",
    "aws_lambda_powertools/utilities/idempotency",  # rows are ours
    "aws_lambda_powertools/utilities/kafka",
    "aws_lambda_powertools/utilities/parameters",
    "aws_lambda_powertools/utilities/parser",  # what comes in is read by pydantic itself
    "aws_lambda_powertools/utilities/streaming",
    "aws_lambda_powertools/utilities/validation",
    "babel/messages",  # texts are Fluent's, Babel only writes numbers and dates
    "boto3/crt.py",  # S3 faster: functions keep nothing there
    "boto3/dynamodb",  # rows are PynamoDB's
    "boto3/ec2",
    "boto3/examples",
    "boto3/s3",
    "botocore/cacert.pem",  # certifi's are taken before these
    "botocore/crt/auth.py",  # needs awscrt, which is not there
    "cffi",  # argon2 needs only its compiled part, _cffi_backend; pycryptodome takes ctypes then
    "dateutil/tz/win.py",  # for Windows
    "httpcore/_async/http2.py",  # need h2, which is not there
    "httpcore/_sync/http2.py",
    "httpx/_main.py",  # a program
    "pycparser",
    "dns",  # addresses are never looked up
    "pydantic/experimental",
    "pydantic/mypy.py",
    "pydantic/v1",
    "pytz/zoneinfo",  # zones are the standard library's
    "s3transfer/crt.py",
    "s3transfer/processpool.py",
    "segno/cli.py",
    "share",  # manual pages
    "telegram/ext",  # only Bot, Update and its errors are used
    "tzdata/zoneinfo/tzdata.zi",  # what the zones were compiled from
    "urllib3/contrib/emscripten",  # for browsers
    "urllib3/contrib/pyopenssl.py",  # TLS is the standard library's
)
# What checking signatures by RSA and P-256 imports of pycryptodome. Its native code for one kind of
# processor (`_raw_aesni`, `_ec_nat_bmi2_adx`, `_SHA256_armv8`) is optional: a signature takes a
# third of a millisecond without it.
CRYPTO: Mapping[str, str] = {
    ".": "__init__",
    "Cipher": "__init__ AES DES DES3 _raw_aes _raw_des _raw_des3",
    "Hash": "__init__ CMAC HMAC MD5 SHA1 SHA256 SHA512 SHAKE256 keccak "
    "_MD5 _SHA1 _SHA256 _SHA512 _keccak",
    "IO": "__init__ PEM PKCS8 _PBES",
    "Math": "__init__ Numbers Primality _IntegerBase _IntegerNat _nat",
    "Protocol": "__init__ KDF _scrypt",
    "PublicKey": "__init__ DSA ECC RSA _curve _ec_lib _ec_nat _nist_ecc _point",
    "Random": "__init__ random",
    "Signature": "__init__ DSS pkcs1_15 pss",
    "Util": "__init__ Padding _bytes _cpu_features _cpuid_c _file_system _raw_api _strxor "
    "_threads asn1 number strxor",
}

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
    for metadata in packages.glob("*.dist-info/METADATA"):
        _leave_out_description(metadata)


def _leave_out_description(metadata: Path) -> None:
    """Its name and version are asked for, its page on PyPI is not."""
    headers = metadata.read_bytes().partition(b"\n\n")[0]
    metadata.unlink()  # not written to: uv links what it installs to its cache
    metadata.write_bytes(headers + b"\n")


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


def _unused_crypto(packages: Path) -> Iterator[Path]:
    crypto = packages / "Crypto"
    for path in crypto.rglob("*"):
        used = CRYPTO.get(path.parent.relative_to(crypto).as_posix(), "").split()
        if path.is_file() and path.name.partition(".")[0] not in used:
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
    _unused_crypto,
    _tests,
    _programs,
    _sources_of_native_code,
    _metadata,
    _installer_marks,
)
