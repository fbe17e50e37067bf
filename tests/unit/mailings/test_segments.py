"""How many messages a text takes on the phone: the arithmetic of 3GPP TS 23.038 and 23.040."""

import pytest

from vestnik.mailings.segments import measured


@pytest.mark.parametrize(
    ("text", "count", "encoding", "units"),
    [
        ("", 1, "gsm7", 0),
        ("a" * 160, 1, "gsm7", 160),
        ("a" * 161, 2, "gsm7", 161),
        ("a" * 306, 2, "gsm7", 306),  # 2 · 153
        ("a" * 307, 3, "gsm7", 307),
        ("€" * 80, 1, "gsm7", 160),  # an escape before each
        ("€" * 81, 2, "gsm7", 162),
        ("€" * 153, 3, "gsm7", 306),  # 76 in a part of 153: none is cut in two
        ("я" * 70, 1, "ucs2", 70),
        ("я" * 71, 2, "ucs2", 71),
        ("я" * 134, 2, "ucs2", 134),  # 2 · 67
        ("я" * 135, 3, "ucs2", 135),
        ("a" * 70 + "я", 2, "ucs2", 71),
        ("🙂" * 35, 1, "ucs2", 70),
        ("🙂" * 67, 3, "ucs2", 134),  # 33 in a part of 67
        ("`", 1, "ucs2", 1),  # not in the alphabet
        ("Straße, Ñandú?", 1, "ucs2", 14),  # ú is not in it either
        ("Straße, Ñandù?\n", 1, "gsm7", 15),
    ],
)
def test_a_text_takes_so_many_messages(text: str, count: int, encoding: str, units: int) -> None:
    found = measured(text)

    assert (found.count, found.encoding, found.units) == (count, encoding, units)
