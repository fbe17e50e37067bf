"""docs/mail.md shows mails as they are."""

import os

from tests.support.mail_document import DOCUMENT, renewed


def test_the_document_shows_mails_as_they_are() -> None:
    shown = DOCUMENT.read_text(encoding="utf-8")
    if os.environ.get("RENEW_DOCUMENTS"):
        DOCUMENT.write_text(renewed(shown), encoding="utf-8")
        return

    assert renewed(shown) == shown, "RENEW_DOCUMENTS=1 and this test write it anew"
