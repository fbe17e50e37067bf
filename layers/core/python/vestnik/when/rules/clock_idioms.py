"""Times by the clock's face: `половина восьмого`, `без четверти девять`, `quarter past eight`."""

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.pieces import Clock
from vestnik.when.rules.amounts import Amount

clock_idioms = Grammar()


def _idiom(hour: int, minute: int) -> Classes | None:
    hour = hour if hour > 0 else 12
    if not (1 <= hour <= 12 and 0 <= minute < 60):
        return None
    return {"CLOCK": Clock(hour, minute, idiom=True)}


@clock_idioms.rule("половине|половину|половины|половина|пол|пол- ~-? o:ORD", "h:HALFTO")
def _half_to(match: Match) -> Classes | None:
    return _idiom((match.value("o", int) if match.has("o") else match.value("h", int)) - 1, 30)


@clock_idioms.rule("четверть o:ORD")
def _quarter_of_the_next(match: Match) -> Classes | None:
    return _idiom(match.value("o", int) - 1, 15)


@clock_idioms.rule("в o:ORD часу")
def _in_the_nth_hour(match: Match) -> Classes | None:
    """`в девятом часу`: after eight."""
    return _idiom(match.value("o", int) - 1, 0)


@clock_idioms.rule("в? a:AMOUNT o:ORD")
def _minutes_of_the_next(match: Match) -> Classes | None:
    amount, genitive = match.value("a", Amount), match.word("o").endswith("го")
    if amount.unit != "minute" or not amount.counted or not genitive:
        return None
    return _idiom(match.value("o", int) - 1, int(amount.number))


@clock_idioms.rule(
    "без m:четверти h:INT|AMOUNT",
    "без n:INT h:INT|AMOUNT",
    "без a:AMOUNT h:INT|AMOUNT",
    "ARTICLE? m:quarter to|till|of|before h:INT",
    "n:INT to|till|before h:INT",
    "a:AMOUNT to|till|before h:INT",
)
def _before_the_hour(match: Match) -> Classes | None:
    hour, minutes = _whole_hour(match), _minutes(match)
    if hour is None or minutes is None:
        return None
    return _idiom(hour - 1, 60 - minutes)


@clock_idioms.rule(
    "half past h:INT",
    "ARTICLE? m:quarter past|after h:INT",
    "n:INT past h:INT",
    "a:AMOUNT past|after h:INT",
)
def _past_the_hour(match: Match) -> Classes | None:
    minutes = _minutes(match)
    return None if minutes is None else _idiom(match.value("h", int), minutes)


def _whole_hour(match: Match) -> int | None:
    _, class_name = match.captured["h"]
    if class_name == "INT":
        hour = match.value("h", int)
        return hour if 1 <= hour <= 12 else None
    amount = match.value("h", Amount)
    one = amount.unit == "hour" and len(amount.parts) == 1
    return int(amount.number) if one and 1 <= amount.number <= 12 else None


def _minutes(match: Match) -> int | None:
    """Minutes before or past the hour; digits alone would make `5 to 9` of a range a time."""
    if match.has("m"):
        return 15
    if match.has("a"):
        amount = match.value("a", Amount)
        return int(amount.number) if amount.unit == "minute" and amount.number < 60 else None
    if not match.has("n"):
        return 30
    minutes = match.value("n", int)
    trusted = match.tokens[0].text == "без" or not match.written("n")
    return minutes if trusted and 0 < minutes < 60 else None
