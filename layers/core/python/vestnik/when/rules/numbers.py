"""Numbers of several words: `двадцать пять`, `twenty-fifth`, `25-го`, `ноль пять`."""

from vestnik.when.cascade import Classes, Grammar, Match

numbers = Grammar()

_DAY_SUFFIXES = frozenset({"го", "ого", "е", "ое", "му", "ому", "st", "nd", "rd", "th"})


@numbers.rule("t:INT ~-? o:INT")
def _tens_and_ones(match: Match) -> Classes | None:
    tens, ones = match.value("t", int), match.value("o", int)
    smaller = 1 <= ones <= (99 if tens == 100 else 9)
    if match.written("t") or match.written("o") or not smaller:
        return {"MINUTES": ones} if _two_words(match) and tens == 0 == ones else None
    if tens == 0:
        return {"MINUTES": ones}
    if tens % 10 or tens < 20 or _in_two_cases(match):
        return None
    number = tens + ones
    return {"NUM": number, "INT": number} | ({"MINUTES": number} if number < 60 else {})


def _in_two_cases(match: Match) -> bool:
    """`без двадцати пять` is no 25: that would be `двадцати пяти`."""
    genitive = match.word("t").endswith(("ти", "ка"))
    return genitive and not match.word("o").endswith(("и", "х", "м", "го", "й"))


def _two_words(match: Match) -> bool:
    return not match.written("t") and not match.written("o")


@numbers.rule("t:INT ~-? o:ORD")
def _tens_and_ordinal(match: Match) -> Classes | None:
    tens, ones = match.value("t", int), match.value("o", int)
    whole = not match.written("t") and tens in {20, 30, 40, 50} and 1 <= ones <= 9
    return {"ORD": tens + ones} if whole else None


@numbers.rule("n:INT ~-? ~s:ORDSUFFIX")
def _ordinal_in_digits(match: Match) -> Classes | None:
    """`25-го` and `25th` may be days of the month, `5-й` and `3-я` are not."""
    if not match.written("n"):
        return None
    day = {"DAYORD": match.word("s")} if match.word("s") in _DAY_SUFFIXES else {}
    return {"ORD": match.value("n", int), **day}
