"""What is never read: quotations, addresses, tags, telephone numbers."""

import re

_QUOTED = r"""
    «[^«»]*»  |  “[^“”]*”  |  „[^„“”]*[“”]  |  "[^"]*"  |  `[^`]*`
    |  (?<!\w)'[^']*'(?!\w)
    |  https?://\S+  |  \bwww\.\S+
    |  [\w.+-]+@[\w-]+\.[\w.-]+
"""
_QUOTATION = re.compile(_QUOTED, re.VERBOSE)
_NEVER_READ = re.compile(
    _QUOTED
    + r"""
    |  (?<!\w)[@\#][\w-]+
    |  (?<![\w.:])(?:\+\d|8)[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d(?!\d)
    |  (?<![\d-])\d{2,3}-\d\d-\d\d(?![\d-])
    |  (?<!\w)[a-z]+-\d[\w-]*
    """,
    re.VERBOSE,
)
OPAQUE = "\N{BLACK SQUARE}"


def masked(text: str) -> str:
    """The normalised text with such passages blacked out, character for character."""
    return _NEVER_READ.sub(_blacked_out, text)


def without_quotations(text: str) -> str:
    """The text with only quotations and addresses blacked out, character for character."""
    return _QUOTATION.sub(_blacked_out, text)


def _blacked_out(match: re.Match[str]) -> str:
    return OPAQUE * len(match.group())
