"""Row 21: what it costs to read a time in words, beside the library that reads names for us."""

import json
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from timesense import TimeConfig, TimeSenseParser

from bench.table import MEASURES, Row, verdict
from vestnik.when import parse_when
from vestnik.when.parse import TEXT_MAX

_PHRASES = Path(__file__).parents[1] / "tests" / "unit" / "when" / "phrases.json"
_ZONE = ZoneInfo("Europe/Moscow")
_NOW = datetime(2026, 11, 18, 14, 30, tzinfo=_ZONE)
_TRIES = 5  # of each text; the quickest counts, the others were disturbed
_GOAL_MS = 20.0


def row_21() -> Row:
    """CPU of the longest texts, made of all phrases of the tests one after another."""
    phrases = _phrases()
    long = list(_long_texts(phrases))
    parser = TimeSenseParser(TimeConfig(use_morph=False))
    ours = [_cpu_ms(partial(parse_when, text, _NOW, _ZONE, "ru")) for text in long]
    short = [_cpu_ms(partial(parse_when, text, _NOW, _ZONE, "ru")) for text in phrases]
    peer = [_cpu_ms(partial(parser.parse, text, now=_NOW, tz=_ZONE)) for text in long]
    worst = max(ours)
    return Row(
        21,
        MEASURES[21],
        f"≤ {_GOAL_MS:g} ms",
        f"worst {worst:.1f} ms, median {statistics.median(ours):.1f} ms",
        f"timesense: worst {max(peer):.1f} ms, median {statistics.median(peer):.1f} ms",
        verdict(met=worst <= _GOAL_MS),
        {"texts": len(long), "phrases": len(phrases), "phrase_ms": statistics.median(short)},
    )


def _phrases() -> list[str]:
    groups = json.loads(_PHRASES.read_text())["groups"].values()
    return [case["text"] for cases in groups for case in cases]


def _long_texts(phrases: list[str]) -> Iterable[str]:
    together = " ".join(phrases)
    for begin in range(0, len(together) - TEXT_MAX, TEXT_MAX):
        yield together[begin : begin + TEXT_MAX]
    for phrase in ("в 9", "9", "1:11", "каждый", "и ,"):
        yield (f"{phrase} " * TEXT_MAX)[:TEXT_MAX]


def _cpu_ms(read: Callable[[], object]) -> float:
    return min(_once_ms(read) for _ in range(_TRIES))


def _once_ms(read: Callable[[], object]) -> float:
    begun_ns = time.process_time_ns()
    read()
    return (time.process_time_ns() - begun_ns) / 1e6
