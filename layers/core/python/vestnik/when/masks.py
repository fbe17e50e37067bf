"""What is never read: quotations, addresses, tags, telephone numbers."""

import re

_NEVER_READ = re.compile(
    r"""
    «[^«»]*»  |  “[^“”]*”  |  „[^„“”]*[“”]  |  "[^"]*"  |  `[^`]*`
    |  (?<!\w)'[^']*'(?!\w)
    |  https?://\S+  |  \bwww\.\S+
    |  [\w.+-]+@[\w-]+\.[\w.-]+
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
    return _NEVER_READ.sub(lambda match: OPAQUE * len(match.group()), text)
