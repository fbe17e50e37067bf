"""Amounts of time: `полтора часа`, `an hour and a half`, `2ч 30м`."""

from dataclasses import dataclass

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Shift

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SIZES = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
DAYS_OF_A_MONTH = 30  # of a broken one: a month and a half


@dataclass(frozen=True)
class Amount:
    """
    How much of which units, the largest first. `counted`: a number was said with it; `word`: the
    last word, as it was written (Russian `3 дня` is three days, but `в 3 дня` three o'clock).
    """

    parts: tuple[tuple[float, str], ...]
    counted: bool
    word: str

    @property
    def number(self) -> float:
        return self.parts[0][0]

    @property
    def unit(self) -> str:
        return self.parts[0][1]

    @property
    def shift(self) -> Shift:
        return sum((_shift(number, unit) for number, unit in self.parts), start=Shift())


def _shift(number: float, unit: str) -> Shift:
    if unit == "week":
        return Shift(days=round(number * 7))
    if unit in _MONTHS:
        months = number * _MONTHS[unit]
        return Shift(months=int(months), days=round(months % 1 * DAYS_OF_A_MONTH))
    if unit == "day" and number == int(number):
        return Shift(days=int(number))
    return Shift(seconds=number * _SECONDS[unit])


amounts = Grammar()
joined_amounts = Grammar()


def _amount(match: Match, number: float, *, counted: bool = True) -> Classes:
    unit = match.value("u", str)
    amount = Amount(((number, unit),), counted, match.word("u"))
    return {"AMOUNT": amount} if counted else {"AMOUNT": amount, "UNIT": unit}


@amounts.rule("u:UNIT")
def _unit(match: Match) -> Classes:
    found = _amount(match, 1, counted=False)
    return {**found, **match.captured["u"][0].classes}


@amounts.rule("ARTICLE u:UNIT")
def _one(match: Match) -> Classes:
    return _amount(match, 1)


@amounts.rule("ARTICLE? n:NUM of? u:UNIT", "n:NUM ~u:UNITLETTER")
def _counted(match: Match) -> Classes | None:
    number = match.number("n")
    named = match.value("u", str) == "year" and 1970 <= number <= 2200
    return None if named else _amount(match, number)  # `2027 года` is a year, not an age


@amounts.rule("n:NUM - NUM u:UNIT")
def _from_to(match: Match) -> Classes:
    """`5-10 минут`: the earlier end, so that nobody is late."""
    return _amount(match, match.number("n"))


@amounts.rule("u:UNIT - NUM")
def _one_or_more(match: Match) -> Classes:
    """`час-полтора`."""
    return _amount(match, 1)


@amounts.rule("n:INT ~u:UNITLETTER ~m:MINUTES ~UNITLETTER?")
def _hours_and_minutes(match: Match) -> Classes | None:
    """`14ч30`."""
    if match.value("u", str) != "hour":
        return None
    parts = ((match.number("n"), "hour"), (match.number("m"), "minute"))
    return {"AMOUNT": Amount(parts, True, match.word("u"))}


@amounts.rule("HALF ARTICLE? u:UNIT", "ARTICLE HALF u:UNIT")
def _half(match: Match) -> Classes:
    return _amount(match, 0.5)


@amounts.rule("четверть u:UNIT", "ARTICLE? quarter of ARTICLE u:UNIT")
def _quarter(match: Match) -> Classes:
    return _amount(match, 0.25)


@amounts.rule("три четверти u:UNIT", "three quarters of ARTICLE u:UNIT")
def _three_quarters(match: Match) -> Classes:
    return _amount(match, 0.75)


@amounts.rule("u:UNIT с половиной", "ARTICLE? u:UNIT and ARTICLE half")
def _one_and_a_half(match: Match) -> Classes:
    return _amount(match, 1.5)


@amounts.rule(
    "n:NUM с половиной u:UNIT",
    "n:NUM u:UNIT с половиной",
    "n:NUM and ARTICLE half u:UNIT",
    "n:NUM u:UNIT and ARTICLE half",
)
def _and_a_half(match: Match) -> Classes:
    return _amount(match, match.number("n") + 0.5)


@amounts.rule("ARTICLE? l:LONGAMOUNT")
def _one_word(match: Match) -> Classes:
    return {"AMOUNT": Amount((match.value("l", tuple),), True, match.word("l"))}


@joined_amounts.rule("a:AMOUNT и|and|,? b:AMOUNT")
def _both(match: Match) -> Classes | None:
    larger, smaller = match.value("a", Amount), match.value("b", Amount)
    falling = _SIZES.index(larger.parts[-1][1]) > _SIZES.index(smaller.unit)
    if not (falling and smaller.counted):
        return None
    return {"AMOUNT": Amount(larger.parts + smaller.parts, True, smaller.word)}
