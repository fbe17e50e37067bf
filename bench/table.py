"""What a row says: its goal, its figure, its peer's, and whether the goal was met."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Verdict = Literal["met", "missed", "failed"]

_HEADS = ("#", "measure", "goal", "figure", "peer", "verdict")


@dataclass(frozen=True)
class Row:
    """One line of the table. "failed": it could not be measured; `detail` says why or how."""

    number: int
    measure: str
    goal: str
    figure: str
    peer: str
    verdict: Verdict
    detail: dict[str, Any] = field(default_factory=dict)


def verdict(*, met: bool) -> Verdict:
    return "met" if met else "missed"


def failed(number: int, reason: object) -> Row:
    """A row that could not be measured; it counts against the run."""
    return Row(number, MEASURES[number], "", f"{reason}", "", "failed")


def as_text(rows: Sequence[Row]) -> str:
    """Columns as wide as they have to be."""
    lines = [
        _HEADS,
        *((str(r.number), r.measure, r.goal, r.figure, r.peer, r.verdict) for r in rows),
    ]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADS))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in (lines[0], rule, *lines[1:])
    )


def as_document(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [asdict(row) for row in rows]


MEASURES = {
    1: "sweep: growth with all rows",
    2: "sweep: growth with what is due",
    3: "AWS requests a reminder",
    4: "write units a reminder",
    5: "list price of a million",
    6: "lateness, 1 000 over 60 s",
    7: "early",
    8: "burst, 50 ms receiver",
    9: "pace of a burst",
    10: "sent twice",
    11: "mailing of 5 000, 50 ms receiver",
    12: "writes a client of a mailing",
    13: "statistics: growth with clients",
    14: "digest: growth with all tasks",
    18: "sender: CPU a message",
    20: "web app on a slow phone",
    21: "time in words",
    22: "mails a second, 50 ms server",
}
