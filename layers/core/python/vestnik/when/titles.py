"""What is left of a text when its time is taken out."""

import re
from collections.abc import Iterable

from vestnik.when.answers import Span

# Words that ask for a reminder and don't belong to what it says.
_REQUEST = re.compile(
    r"""
    \s*(?:пожалуйста[\s,]+|please[\s,]+|мож(?:ешь|ете)\s+|(?:can|could|will|would)\s+you\s+)*
    (?:
        (?:напомни(?:те)?|напоминай(?:те)?|напомнить(?=\s+(?:мне|нам)(?!\w)))(?:[\s,]+(?:мне|нам|пожалуйста)(?!\w))*
      | (?:поставь|создай|сделай|добавь)(?:те)?\s+(?:мне\s+)?напоминание
      | remind\s+(?:me|us)(?:[\s,]+please)?
      | set\s+(?:a\s+)?reminder
      | (?:добавь|создай|запиши)(?:те)?\s+задачу
      | (?:add|create)\s+(?:an?\s+)?(?:new\s+)?task
    )
    (?![\w])[\s,:]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINK_TO_REQUEST = re.compile(
    r"[\s,:]*(?:о\s+том,?\s+что|что|чтобы|to|that)(?![\w])[\s,:]*", re.IGNORECASE
)
_TIDY = (
    (re.compile(r"\(\s*\)|\[\s*\]"), " "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,;:.!?)])"), ""),
    (re.compile(r"[,;](?=[,;.!?])"), ""),
)
_EDGES = " ,;:-–—"


def request_length(text: str) -> int:
    """How many characters of the begin only ask to be reminded."""
    found = _REQUEST.match(text)
    return found.end() if found else 0


def title_of(text: str, spans: Iterable[Span]) -> str:
    """The text without the spans and without the request, tidied where something was cut."""
    asked = request_length(text)
    cut = sorted(spans)
    if not cut:
        return text.strip()
    kept, at = [], asked
    for span in cut:
        kept.append(text[at : max(at, span.start)])
        at = max(at, span.end)
    left = " ".join((*kept, text[at:]))
    if asked:
        left = _LINK_TO_REQUEST.sub("", left, count=1) if _LINK_TO_REQUEST.match(left) else left
    for pattern, replacement in _TIDY:
        left = pattern.sub(replacement, left)
    return left.strip(_EDGES).lstrip(".!?")
