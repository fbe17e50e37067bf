"""Texts as they are compared."""

import unicodedata


def plain(text: str) -> str:
    """The text in one case, with е for ё, its spaces single."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return " ".join(folded.split())
