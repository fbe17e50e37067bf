"""Run the suites; end with `N passed, N failed`."""

import argparse
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby

from infra import ROOT
from infra.checks.suites import ENVIRONMENT, SUITES, Suite

_SIZES = ("fast", "all", "long")
_COUNTS = re.compile(r"(\d+) (passed|failed|errors?)\b")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Result:
    """How many tests of a suite passed and failed; a suite that could not run has failed once."""

    passed: int
    failed: int


def main() -> None:
    """Exit with 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="./test", description="All checks of Vestnik.")
    parser.add_argument("size", nargs="?", choices=_SIZES, default="all")
    size = _SIZES.index(parser.parse_args().size)
    wanted = [suite for suite in SUITES if _SIZES.index(suite.size) <= size]
    results: list[Result] = []
    for is_alone, suites in groupby(wanted, key=lambda suite: suite.alone):
        with ThreadPoolExecutor(max_workers=1 if is_alone else 2) as pool:
            results += pool.map(_run, suites)
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def _run(suite: Suite) -> Result:
    started = time.monotonic()
    done = subprocess.run(
        suite.command,
        cwd=ROOT,
        env={**os.environ, **ENVIRONMENT, **suite.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    result = result_of(done.stdout, done.returncode)
    verdict = "ok" if result.failed == 0 else "FAILED"
    said = done.stdout if result.failed or "pytest" in suite.command else ""
    print(f"== {suite.name}: {verdict} ({time.monotonic() - started:.0f} s)\n{said}", flush=True)
    return result


def result_of(output: str, status: int) -> Result:
    """
    The counts of a suite's closing lines; a command without any counts as one check.

    A status other than 0 is at least one failure, whatever was counted.
    """
    counted = {"passed": 0, "failed": 0, "error": 0}
    for number, word in _COUNTS.findall(_closing(output)):
        counted[word.removesuffix("s")] += int(number)
    failed = counted["failed"] + counted["error"]
    if status:
        return Result(counted["passed"], max(1, failed))
    return Result(max(1, counted["passed"]), failed)


def _closing(output: str) -> str:
    """The last line that counts something: pytest's, or Vitest's line of tests."""
    lines = [line for line in _COLOURS.sub("", output).splitlines() if _COUNTS.search(line)]
    return lines[-1] if lines else ""


if __name__ == "__main__":
    main()
