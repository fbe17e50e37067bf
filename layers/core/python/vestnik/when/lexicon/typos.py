"""Slips of the finger in the words that carry a date (`звтра`, `wensday`, `понедельнек`)."""

from collections.abc import Iterable
from functools import cache

from vestnik.when.lexicon.en import DAYS as EN_DAYS
from vestnik.when.lexicon.ru import DAYS as RU_DAYS

_SHORTEST = 5
_LONG = 8  # from this length on, two slips are forgiven

# Real words one slip away from a day's or a month's name.
_OTHER_WORDS = """
    завтрак завтраки завтрака завтраку средь среди средам средах средами средний средняя среднее
    средства средство средний  воскресения пятницкая субботник субботника вторники
    вечера вечеру вторичка мартини августин майя апрельский
    sundry sundae sundaes mundane marched marches marche thirsty today's someday noonday
    """


def meant_by(word: str) -> str | None:
    """The word of time that this one was meant to be, if there is exactly one."""
    if len(word) < _SHORTEST or not word.isalpha() or word in _other_words():
        return None
    allowed = 2 if len(word) >= _LONG else 1
    for slips in range(1, allowed + 1):
        found = {_sense(one) for one in _near(word) if _distance(word, one, slips) == slips}
        if found:
            return _form(found)
    return None


def _form(senses: set[tuple[str, str]]) -> str | None:
    return senses.pop()[1] if len({sense for sense, _ in senses}) == 1 else None


def _near(word: str) -> Iterable[str]:
    return (one for one in _by_letter().get(word[0], ()) if abs(len(one) - len(word)) <= 2)


def _sense(word: str) -> tuple[str, str]:
    classes = _vocabulary()[word]
    return repr(sorted(classes.items(), key=str)), word


@cache
def _other_words() -> frozenset[str]:
    return frozenset(_OTHER_WORDS.split())


@cache
def _vocabulary() -> dict[str, dict[str, object]]:
    carriers = {"DAYWORD", "WEEKDAY", "WEEKDAYS", "MONTH"}
    return {
        word: {name: value for name, value in classes.items() if name in carriers}
        for word, classes in (RU_DAYS | EN_DAYS).items()
        if carriers & classes.keys() and len(word) >= _SHORTEST and word not in {"march", "марта"}
    }


@cache
def _by_letter() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in _vocabulary():
        found.setdefault(word[0], []).append(word)
    return found


def _distance(word: str, other: str, limit: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours (optimal string alignment)."""
    if abs(len(word) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, char in enumerate(word, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != wanted))
            if i > 1 and j > 1 and char == other[j - 2] and word[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
    return row[-1]
