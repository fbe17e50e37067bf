"""Measures, prints the table, writes JSON; ends with 1 unless all goals are met."""

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from bench.measured import Measured
from bench.receiver import receiving
from bench.sizes import Sizes
from bench.table import MEASURES, as_document, as_text

_QUIET = 1.5  # load average below which figures of times may be published
_MET, _NOT_MET = 0, 1


def main() -> int:
    """Run what was asked for."""
    options = _options()
    load = os.getloadavg()[0]
    begun_s = time.monotonic()
    sizes = Sizes().quick() if options.quick else Sizes()
    with receiving() as receiver:
        rows = Measured(receiver, sizes, _say, options.rows).rows()
    about = {
        "load_average_before": round(load, 2),
        "is_quiet": load < _QUIET,
        "cores": os.cpu_count(),
        "quick": options.quick,
        "took_s": round(time.monotonic() - begun_s),
    }
    if options.json:
        document: dict[str, Any] = {"about": about, "rows": as_document(rows)}
        options.json.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n")
    print(as_text(rows))
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    return _MET if all(row.verdict == "met" for row in rows) else _NOT_MET


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Vestnik, measured.")
    parser.add_argument(
        "--rows", type=_numbers, default=frozenset(MEASURES), metavar="1,2,6", help="which ones"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--quick", action="store_true", help="a tenth of it, to see that it runs")
    return parser.parse_args()


def _numbers(text: str) -> frozenset[int]:
    numbers = frozenset(int(one) for one in text.split(","))
    if unknown := numbers - MEASURES.keys():
        raise argparse.ArgumentTypeError(f"there is no row {', '.join(map(str, unknown))}")
    return numbers


if __name__ == "__main__":
    sys.exit(main())
