"""Phone numbers of clients: entered as people write them, kept as `7XXXXXXXXXX`."""

import re

_SEPARATORS = re.compile(r"[\s()\-.\u2010-\u2014]+")  # spaces of any kind, brackets, dashes, dots
_FORMS = re.compile(r"(?:\+?7|8)(\d{10})|(9\d{9})", re.ASCII)


def normalised(written: str) -> str | None:
    """`+7 (916) 123-45-67`, `8 916 …`, `916 …` as `79161234567`; None: it is no such number."""
    found = _FORMS.fullmatch(_SEPARATORS.sub("", written))
    return "7" + (found[1] or found[2]) if found else None


def operator_code(phone: str) -> str:
    """The code in a normalised number; after a move to another operator it is the old one's."""
    return phone[1:4]


def masked(phone: str) -> str:
    """As it may stand in a log: `7916***4567`."""
    return f"{phone[:4]}***{phone[-4:]}"
