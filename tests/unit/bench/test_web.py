"""Row 20: each of its goals counts, on the worse of the two pages."""

from dataclasses import replace
from typing import Any

import pytest

from bench.web.measured import Figures, Load
from bench.web.row import row_20

GOOD = Load(files_kib=59, api_kib=20, requests=5, paint_ms=990, blocking_ms=49, shift=0.01)
FIGURES = Figures(signed_out=[GOOD] * 3, board=[GOOD] * 3, rows=1_000, adding_ms=[100, 240, 900])


def test_the_medians_meet_their_goals() -> None:
    row = row_20(FIGURES)

    assert row.verdict == "met"
    assert row.figure == (
        "59.0 KiB, paint 0.99 s, blocking 49 ms, shift 0.010, add 240 ms at 1000 rows"
    )
    assert row.detail["medians"]["adding_ms"] == 240


@pytest.mark.parametrize(
    "worse",
    [
        {"files_kib": 60.1},
        {"paint_ms": 1001},
        {"blocking_ms": 51},
        {"shift": 0.05},
    ],
)
@pytest.mark.parametrize("page", ["signed_out", "board"])
def test_one_figure_of_one_page_is_enough_to_miss(page: str, worse: dict[str, Any]) -> None:
    loads = {"signed_out": [GOOD] * 3, "board": [GOOD] * 3}
    loads[page] = [GOOD, *[replace(GOOD, **worse)] * 2]
    figures = Figures(loads["signed_out"], loads["board"], rows=1_000, adding_ms=[100])

    assert row_20(figures).verdict == "missed"


@pytest.mark.parametrize("worse", [{"adding_ms": [251.0]}, {"rows": 999}])
def test_adding_is_to_be_quick_at_a_thousand_rows(worse: dict[str, Any]) -> None:
    assert row_20(replace(FIGURES, **worse)).verdict == "missed"
