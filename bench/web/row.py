"""What row 20 says, of what was measured."""

from dataclasses import asdict
from typing import Any

from bench.table import MEASURES, Row, verdict
from bench.web.measured import ROWS, Figures
from bench.web.phone import PROFILE

TRANSFER_KIB, PAINT_MS, BLOCKING_MS, SHIFT, ADDING_MS = 60.0, 1000.0, 50.0, 0.05, 250.0


def row_20(figures: Figures) -> Row:
    """Of the two pages that somebody may see first, the worse one counts."""
    medians = figures.medians()
    worst = {name: max(one[name] for one in medians.values()) for name in medians["board"]}
    adding_ms = figures.adding_median_ms
    goals = (
        worst["files_kib"] <= TRANSFER_KIB,
        worst["paint_ms"] <= PAINT_MS,
        worst["blocking_ms"] <= BLOCKING_MS,
        worst["shift"] < SHIFT,
        adding_ms <= ADDING_MS and figures.rows >= ROWS,
    )
    return Row(
        20,
        MEASURES[20],
        f"≤ {TRANSFER_KIB:.0f} KiB, paint ≤ {PAINT_MS / 1000:.1f} s, blocking ≤ {BLOCKING_MS:.0f} "
        f"ms, shift < {SHIFT}, add ≤ {ADDING_MS:.0f} ms",
        f"{worst['files_kib']:.1f} KiB, paint {worst['paint_ms'] / 1000:.2f} s, "
        f"blocking {worst['blocking_ms']:.0f} ms, shift {worst['shift']:.3f}, "
        f"add {adding_ms:.0f} ms at {figures.rows} rows",
        "none",
        verdict(met=all(goals)),
        document(figures),
    )


def document(figures: Figures) -> dict[str, Any]:
    """Every run and the medians."""
    return {
        "profile": PROFILE,
        "medians": {**figures.medians(), "adding_ms": figures.adding_median_ms},
        **asdict(figures),
    }
