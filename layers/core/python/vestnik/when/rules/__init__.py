"""The grammar, as passes in their order: each reads what the ones before it have made."""

from vestnik.when.cascade import Grammar
from vestnik.when.rules.amounts import amounts, joined_amounts
from vestnik.when.rules.clock_idioms import clock_idioms
from vestnik.when.rules.clock_phrases import clock_phrases
from vestnik.when.rules.clocks import clocks, hours
from vestnik.when.rules.combined_recurrences import combined_recurrences
from vestnik.when.rules.dates import combined_days, dates
from vestnik.when.rules.day_phrases import day_phrases
from vestnik.when.rules.days import days
from vestnik.when.rules.feasts import feasts
from vestnik.when.rules.monthly import monthly
from vestnik.when.rules.numbers import numbers
from vestnik.when.rules.part_phrases import part_phrases
from vestnik.when.rules.prepositions import prepositions
from vestnik.when.rules.ranges import ranges
from vestnik.when.rules.recurrences import recurrences
from vestnik.when.rules.shift_phrases import shift_phrases
from vestnik.when.rules.weekdays import weekday_lists, weekdays

PASSES = (
    Grammar.of(numbers, prepositions),
    feasts,
    amounts,
    joined_amounts,
    Grammar.of(clocks, clock_idioms),
    hours,
    dates,
    weekday_lists,
    Grammar.of(days, weekdays),
    combined_days,
    Grammar.of(recurrences, monthly),
    combined_recurrences,
    ranges,
    Grammar.of(day_phrases, shift_phrases, part_phrases, clock_phrases),
)
