import subprocess
import sys
from pathlib import Path

import pytest

from infra.package import package


@pytest.mark.packaged
def test_cfn_lint_finds_nothing() -> None:
    template = package("local").folder / "template.json"

    result = subprocess.run(  # noqa: S603 - our own tool
        [Path(sys.executable).with_name("cfn-lint"), template],
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr
