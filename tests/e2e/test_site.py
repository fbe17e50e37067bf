"""The files of the web app, as ./run has built them and ./deploy would upload them."""

from typing import Any

from infra import ROOT

_DIST = ROOT / "web" / "dist"


def test_nothing_of_the_local_run_is_in_what_goes_to_aws(product: dict[str, Any]) -> None:
    files = [path for path in _DIST.rglob("*") if path.is_file()]

    assert _DIST / "index.html" in files
    for path in files:
        assert not {"_local", "kit"} & set(path.relative_to(_DIST).with_suffix("").parts), path
        assert b"/_local" not in path.read_bytes(), path
