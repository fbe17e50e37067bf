"""Times of day: `9:30`, `5pm`, `7 вечера`, `без четверти девять`, `half past seven`."""

from dataclasses import replace

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.lexicon.day_parts import AFTERNOON, NIGHT
from vestnik.when.pieces import Clock, Part
from vestnik.when.rules.amounts import Amount

clocks = Grammar()
hours = Grammar()

MIDNIGHT = Clock(24, idiom=True)


def face(hour: int, minute: int = 0) -> Clock | None:
    """A time whose half of the day is open, if its hour is on a clock's face."""
    return Clock(hour, minute, twelve=True) if 1 <= hour <= 12 and minute < 60 else None


def bare(hour: int, minute: int = 0) -> Clock | None:
    """A time said by its hour alone."""
    return face(hour, minute) or (Clock(hour, minute) if 0 <= hour <= 24 else None)


@clocks.rule("t:CLOCKTEXT")
def _written(match: Match) -> Classes:
    text = match.word("t")
    hour, minute, second = (int(part) for part in (text + ":0").split(":")[:3])
    open_half = match.context.language == "en" and not text.startswith("0") and 1 <= hour <= 12
    clock = Clock(hour, minute, second, twelve=open_half)
    return {"CLOCK": clock} if clock.possible else {"BADCLOCK": clock}


@clocks.rule("счет|счетом|score|счете CLOCKTEXT")
def _score(_: Match) -> Classes:
    return {}


@clocks.rule("t:CLOCKTEXT m:MERIDIEM", "d:DOTTIME m:MERIDIEM", "n:INT m:MERIDIEM")
def _with_meridiem(match: Match) -> Classes | None:
    text = next(match.word(name) for name in "tdn" if match.has(name))
    hour, minute = _hour_and_minute(text, match)
    if not 0 <= hour <= 23 or minute > 59:
        return None
    if hour <= 12:
        hour = hour % 12 + (12 if match.value("m", str) == "pm" else 0)
    return {"CLOCK": Clock(hour, minute)}


def _hour_and_minute(text: str, match: Match) -> tuple[int, int]:
    if match.has("n"):
        return match.value("n", int), 0
    parts = [int(part) for part in text.replace(".", ":").split(":")]
    return parts[0], parts[1]


@clocks.rule("n:INT p:PARTGEN", "a:AMOUNT p:PARTGEN")
def _in_part(match: Match) -> Classes | None:
    clock = _hours(match.value("a", Amount)) if match.has("a") else bare(match.value("n", int))
    part = match.value("p", Part)
    if clock is None:
        return None
    placed = placed_in(clock, part)
    alone = part is NIGHT and match.has("n")  # `2 ночи` may be two nights
    return {"NIGHTCLOCK" if alone else "CLOCK": placed}


@clocks.rule("h:INT n:MINUTES p:PARTGEN")
def _hour_and_minutes_in_part(match: Match) -> Classes | None:
    clock = bare(match.value("h", int), match.value("n", int))
    return {"CLOCK": placed_in(clock, match.value("p", Part))} if clock else None


@clocks.rule("h:INT n:MINUTES m:MERIDIEM")
def _hour_and_minutes_with_meridiem(match: Match) -> Classes | None:
    clock = face(match.value("h", int), match.value("n", int))
    late = 12 if match.value("m", str) == "pm" else 0
    return {"CLOCK": Clock(clock.hour % 12 + late, clock.minute)} if clock else None


@clocks.rule("n:INT in the p:PARTEN", "n:INT at p:night")
def _in_the_part(match: Match) -> Classes | None:
    clock = face(match.value("n", int))
    part = NIGHT if match.word("p") == "night" else match.value("p", Part)
    return {"CLOCK": placed_in(clock, part)} if clock else None


@clocks.rule("c:CLOCKTEXT p:PARTGEN")
def _written_in_part(match: Match) -> Classes | None:
    hour, minute = _hour_and_minute(match.word("c"), match)
    clock = face(hour, minute) or Clock(hour, minute)
    return {"CLOCK": match.value("p", Part).placed(clock)} if clock.possible else None


def placed_in(clock: Clock, part: Part) -> Clock:
    """The time in the part of the day; twelve at night is midnight."""
    placed = part.placed(clock)
    if (placed.hour, placed.minute) == (0, 0) and clock.twelve:
        return MIDNIGHT
    return replace(placed, by_night=part is NIGHT)


@clocks.rule("a:AMOUNT")
def _by_grammar(match: Match) -> Classes | None:
    """`12 дня`: of days it would be `12 дней`."""
    amount = match.value("a", Amount)
    if (amount.word, amount.unit, amount.counted) != ("дня", "day", True):
        return None
    hour = face(int(amount.number))
    return {"CLOCK": AFTERNOON.placed(hour)} if hour and amount.number not in {2, 3, 4} else None


@clocks.rule("a:AMOUNT d:AMOUNT")
def _hours_of_the_day(match: Match) -> Classes | None:
    day = match.value("d", Amount)
    clock = _hours(match.value("a", Amount))
    if clock is None or day.counted or day.word != "дня":
        return None
    return {"CLOCK": AFTERNOON.placed(clock)}


def _hours(amount: Amount) -> Clock | None:
    """`9 часов 30 минут` as a time."""
    units = tuple(unit for _, unit in amount.parts)
    numbers = tuple(number for number, _ in amount.parts)
    if units not in {("hour",), ("hour", "minute")} or any(n != int(n) for n in numbers):
        return None
    return bare(int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0)


@hours.rule("c:CLOCK p:PARTGEN")
def _idiom_in_part(match: Match) -> Classes:
    return {"CLOCK": placed_in(match.value("c", Clock), match.value("p", Part))}


@hours.rule("c:CLOCK d:AMOUNT")
def _idiom_of_the_day(match: Match) -> Classes | None:
    day = match.value("d", Amount)
    of_the_day = (day.word, day.counted) == ("дня", False)
    return {"CLOCK": AFTERNOON.placed(match.value("c", Clock))} if of_the_day else None


@hours.rule("TIMES в a:AMOUNT", "n:NUM TIMES в a:AMOUNT")
def _times_in(match: Match) -> Classes:
    """`раз в 3 дня` is no time of day; of `2 раза в день` the hours aren't said."""
    often = match.has("n") and match.number("n") != 1
    return {} if often else {"ONCEIN": match.value("a", Amount)}


@hours.rule("в|к|до|с|после|во|около a:AMOUNT")
def _at_hours(match: Match) -> Classes | None:
    amount = match.value("a", Amount)
    if amount.word == "дня" and amount.unit == "day" and amount.counted:
        hour = face(int(amount.number)) if amount.number == int(amount.number) else None
        return {"CLOCK": AFTERNOON.placed(hour), "PREPARED": True} if hour else None
    clock = _hours(amount)
    if clock is None:
        return None if amount.unit != "hour" else _impossible(amount)
    return {"CLOCK" if amount.counted else "ONEOCLOCK": clock, "PREPARED": True}


def _impossible(amount: Amount) -> Classes | None:
    whole = amount.counted and amount.number == int(amount.number) > 24
    return {"BADCLOCK": Clock(99), "PREPARED": True} if whole else None


@clocks.rule("n:INT OCLOCK", "n:INT ~-? ~ish")
def _oclock(match: Match) -> Classes | None:
    clock = bare(match.value("n", int))
    return {"CLOCK": clock} if clock else None


@clocks.rule("NOON")
def _noon(_: Match) -> Classes:
    return {"CLOCK": Clock(12)}


@clocks.rule("MIDNIGHT")
def _midnight(_: Match) -> Classes:
    return {"CLOCK": MIDNIGHT}
