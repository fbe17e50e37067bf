"""Answers of the parser as plain values, to compare with what a file expects."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from vestnik.when import Ambiguous, Answer, Refused, When, parse_when

MOSCOW = ZoneInfo("Europe/Moscow")
WEDNESDAY = datetime(2026, 11, 18, 14, 30, tzinfo=MOSCOW)

Case = dict[str, Any]


def read(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((Path(__file__).parent / name).read_text())
    return document


def language_of(text: str) -> str:
    """That of the letters; what has none is read as English, with its open half of the day."""
    return "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"


def understand(text: str, now: datetime = WEDNESDAY, language: str | None = None) -> Answer:
    return parse_when(text, now, MOSCOW, language or language_of(text))


def local(instant: datetime, zone: ZoneInfo = MOSCOW) -> str:
    return f"{instant.astimezone(zone):%Y-%m-%dT%H:%M}"


def understood(text: str) -> Case:
    """The answer in the form of the phrases' file."""
    answer = understand(text)
    title = {"title": answer.title} if answer and answer.title else {}
    match answer:
        case None:
            return {"text": text, "none": True}
        case When():
            return {"text": text, **_reading(answer), **title}
        case Refused():
            return {"text": text, "refused": answer.fault.code, **title}
        case Ambiguous():
            return {"text": text, "ask": [_reading(one) for one in answer.options], **title}


def _reading(when: When) -> Case:
    found: Case = {"at": local(when.at)}
    if not when.time_given:
        found["assumed"] = True
    if when.rrule:
        found["rrule"] = when.rrule
    if when.ends_at:
        found["ends"] = local(when.ends_at)
    return found
