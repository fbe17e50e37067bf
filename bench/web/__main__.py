"""`python -m bench.web`: measures the web app that `./run --json` has announced, prints JSON."""

import argparse
import json
import sys
from pathlib import Path
from uuid import uuid4

import httpx

from bench.web.measured import fill, measure
from bench.web.row import document
from tests.e2e.person import Person
from tests.support.chromium import running_browser


def main() -> None:
    """Register somebody with a long list, then measure."""
    options = _options()
    announced = json.loads(options.announcement.read_text())
    with httpx.Client(timeout=60, trust_env=False) as client, running_browser() as browser:
        email = f"{uuid4().hex}@example.com"
        person = Person.registered(client, announced["api"], email, "en")
        fill(person)
        figures = measure(browser, announced["app"], person=person, runs=options.runs)
    json.dump(document(figures), sys.stdout, indent=1, ensure_ascii=False)
    print()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.web", description=__doc__)
    parser.add_argument("announcement", type=Path, help="file with the line of ./run --json")
    parser.add_argument("--runs", type=int, default=5, help="of each measurement")
    return parser.parse_args()


if __name__ == "__main__":
    main()
