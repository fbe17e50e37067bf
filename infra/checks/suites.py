"""What `./test` runs, in order; two at a time, the longest first, but for those that run alone."""

from dataclasses import dataclass, field

from infra import ROOT
from infra.local.venvs import TOOLS

_BIN = TOOLS.path / "bin"
_PYTEST = (str(TOOLS.python), "-m", "pytest", "-q", "-W", "ignore::DeprecationWarning")
_FAST = "not (deployed or browser or explore or packaged)"
_UNIT, _MODEL = ROOT / "tests" / "unit", ROOT / "tests" / "model"


@dataclass(frozen=True)
class Suite:
    """
    One command; `size`: the smallest of fast < all < long that includes it.

    `alone`: it looks at instants, or others need what it does.
    """

    name: str
    command: tuple[str, ...]
    size: str = "fast"
    alone: bool = False
    environment: dict[str, str] = field(default_factory=dict)


def _tool(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(_BIN / name), *arguments)


def _module(name: str) -> tuple[str, ...]:
    return (str(TOOLS.python), "-m", name)


def _pytest(*arguments: str) -> tuple[str, ...]:
    return (*_PYTEST, *arguments)


SUITES = (
    Suite("web app", _module("infra.checks.web")),
    Suite("unit", _pytest("-m", _FAST, "tests/unit")),
    Suite(
        "API and the rest", _pytest("-m", _FAST, "tests", f"--ignore={_UNIT}", f"--ignore={_MODEL}")
    ),
    Suite("types", _tool("mypy", "--no-error-summary")),
    Suite("model of delivery", _pytest("-m", _FAST, "tests/model")),
    Suite("format", _tool("ruff", "format", "--check", "--quiet", ".")),
    Suite("lint", _tool("ruff", "check", "--quiet", ".")),
    Suite("length of files", _module("infra.checks.lengths")),
    Suite("import contracts", _tool("lint-imports", "--no-cache")),
    Suite("packages", _pytest("-m", "packaged", "tests"), size="all"),
    Suite("deployed", _pytest("-m", "deployed", "tests"), size="all", alone=True),
    Suite("system packages", _module("infra.checks.chromium"), size="all", alone=True),
    Suite("exploration", _pytest("-m", "explore", "tests"), size="all"),
    Suite("browser", _pytest("-m", "browser", "tests"), size="all"),
    Suite(
        "exploration at full figures",
        _pytest("-m", "explore", "tests"),
        size="long",
        alone=True,
        environment={"EXPLORE": "full"},
    ),
    Suite(
        "ten kills of everything, twenty of workers",
        _pytest("tests/e2e/test_kill.py"),
        size="long",
        alone=True,
        environment={"KILLS": "10"},
    ),
    Suite(
        "two nights of two thousand people",
        _pytest("tests/e2e/test_two_nights.py"),
        size="long",
        alone=True,
        environment={"DIGESTS": "2000/12"},
    ),
)

ENVIRONMENT = {
    "PYTHONPATH": f"{ROOT}:{ROOT / 'layers' / 'core' / 'python'}",
    # Where a shell forbids to keep bytecode, each process would compile all its libraries anew.
    "PYTHONDONTWRITEBYTECODE": "",
}
