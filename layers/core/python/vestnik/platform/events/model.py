"""Something that happened."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

ANSWER_MAX = 500  # bytes of an outside answer that are kept, design/architecture.md

Kind = Literal["mailing", "message", "client"]


@dataclass(frozen=True)
class Subject:
    """What something happened to; ids of different kinds may be alike."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Event:
    """
    What happened to its subjects, each of which can be asked for it.

    `what`: in the past tense, snake_case (`mailing_paused`, `attempt_failed`). `actor`:
    `user:<id>`, or the function that did it. `detail`: whatever JSON can say.
    """

    subjects: tuple[Subject, ...]
    what: str
    actor: str
    at: datetime
    detail: Mapping[str, Any] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """Tells it from others of the same instant; the same whenever it is recorded again."""
        told = json.dumps([self.what, self.actor, self.detail], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:10]


def cut_answer(answer: bytes | str) -> str:
    """As much of an outside answer as is kept; what is no UTF-8 shows as �."""
    whole = answer.encode() if isinstance(answer, str) else answer
    text = whole[:ANSWER_MAX].decode(errors="replace")
    return text.rstrip("\ufffd") if len(whole) > ANSWER_MAX else text
