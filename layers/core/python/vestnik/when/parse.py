"""Natural language into time: the one parser of bot, web and API."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from vestnik.errors import Fault
from vestnik.when.answers import Ambiguous, Answer, Refused, When
from vestnik.when.cascade import Context
from vestnik.when.expressions import OPTIONS_MAX, Expression, expressions
from vestnik.when.masks import masked
from vestnik.when.resolve import moments
from vestnik.when.rules import PASSES
from vestnik.when.titles import request_length, title_of
from vestnik.when.tokens import normalised, tokens_of
from vestnik.when.wall import Moment

TEXT_MAX = 300  # characters that are read, the longest title


def parse_when(text: str, now: datetime, zone: str | ZoneInfo, language: str) -> Answer:
    """
    The time in a sentence, and the sentence without it.

    Args:
        text: anything; what lies beyond 300 characters is not read, but stays in the title.
        now: aware.
        zone: of the person; wall times are meant there.
        language: `ru` or `en`, decides between conventions (3/4); both languages are always read.

    Returns:
        When, Ambiguous (two or more readings), Refused (past or impossible), None (no time in it).
    """
    where = ZoneInfo(zone) if isinstance(zone, str) else zone
    found = _expressions(text, Context(now.astimezone(where), language))
    if not found:
        return None
    options: list[When] = []
    faults: list[tuple[Fault, Expression]] = []
    for one in found[:OPTIONS_MAX]:
        read = moments(one.piece, now, where)
        if isinstance(read, Fault):
            faults.append((read, one))
        else:
            options += [_when(text, one, moment) for moment in read]
    return _answer(text, options, faults)


def _expressions(text: str, context: Context) -> list[Expression]:
    plain = masked(normalised(text[:TEXT_MAX]))
    tokens = tokens_of(plain)
    for grammar in PASSES:
        tokens = grammar.reduced(tokens, context)
    return expressions(tokens, begin=request_length(plain))


def _when(text: str, expression: Expression, moment: Moment) -> When:
    title = title_of(text, expression.spans)
    return When(
        title=title,
        at=moment.at,
        time_given=moment.time_given,
        spans=expression.spans,
        rrule=moment.rrule,
        ends_at=moment.ends_at,
    )


def _answer(text: str, options: list[When], faults: list[tuple[Fault, Expression]]) -> Answer:
    if not options:
        fault, expression = faults[0]
        return Refused(title_of(text, expression.spans), fault, expression.spans)
    if len(options) == 1:
        return options[0]
    distinct = list({replace(one, title=""): one for one in options}.values())[:OPTIONS_MAX]
    titles = {one.title for one in distinct}
    title = distinct[0].title if len(titles) == 1 else text.strip()
    return Ambiguous(title, tuple(distinct))
