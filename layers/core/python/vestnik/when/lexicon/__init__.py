"""The words of time in both languages: people mix them."""

from collections.abc import Mapping
from functools import lru_cache

from vestnik.when.lexicon.en import EN
from vestnik.when.lexicon.entries import merged
from vestnik.when.lexicon.ru import RU
from vestnik.when.lexicon.typos import meant_by

_WORDS = merged(RU, EN)


@lru_cache(maxsize=4096)
def classes_of(word: str) -> Mapping[str, object]:
    """What a normalised word may be; a number may be minutes as well."""
    found = _WORDS.get(word)
    if found is None:
        meant = meant_by(word)
        found = _WORDS[meant] if meant else {}
    number = found.get("INT")
    if not isinstance(number, int):
        return found
    return {**found, "NUM": number} | ({"MINUTES": number} if 10 <= number < 60 else {})
