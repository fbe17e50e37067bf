"""Parts of the day: `утром`, `in the evening`, `после обеда`, `by the end of the day`."""

from datetime import timedelta

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.lexicon import day_parts
from vestnik.when.pieces import Day, Part, Piece, Standing, said

part_phrases = Grammar()


@part_phrases.rule(
    "p:PARTADV", "in the p:PARTEN", "к|до|под|с|DAYPREP p:PARTNOUN", "к|до|с|после p:PARTGEN"
)
def _part(match: Match) -> Classes:
    return said(Piece(part=match.value("p", Part)))


@part_phrases.rule("с PARTADV")
def _greeting(_: Match) -> Classes:
    """`поздравить с днём рождения`."""
    return {}


@part_phrases.rule("EARLY PARTADV", "EARLY с PARTGEN", "EARLY PARTEN", "EARLY in the PARTEN")
def _early(match: Match) -> Classes:
    standing = Standing.COMPANY if match.tokens[-1].text == "morning" else Standing.FIRM
    return said(Piece(part=day_parts.EARLY_MORNING, standing=standing))


@part_phrases.rule("LATE PARTADV", "LATE PARTEN", "LATE at? PARTEN|night", "LATE in the PARTEN")
def _late(match: Match) -> Classes:
    standing = Standing.COMPANY if len(match.tokens) == 2 else Standing.FIRM
    russian = "PARTADV" in match.tokens[-1].classes
    return said(Piece(part=day_parts.LATE_EVENING, standing=Standing.FIRM if russian else standing))


@part_phrases.rule("LATE TONIGHT")
def _late_tonight(match: Match) -> Classes:
    return said(Piece(day=Day((match.context.now.date(),)), part=day_parts.LATE_EVENING))


@part_phrases.rule("first thing", "первым делом")
def _first_thing(_: Match) -> Classes:
    return said(Piece(part=day_parts.MORNING, standing=Standing.COMPANY))


@part_phrases.rule("at night", "на ночь")
def _at_night(_: Match) -> Classes:
    return said(Piece(part=day_parts.NIGHT))


@part_phrases.rule("p:PARTEN|PARTNOUN")
def _bare_part(match: Match) -> Classes:
    return said(Piece(part=match.value("p", Part), standing=Standing.COMPANY))


@part_phrases.rule("THISMOD p:PARTEN", "p:TONIGHT")
def _part_of_today(match: Match) -> Classes:
    return said(Piece(day=Day((match.context.now.date(),)), part=match.value("p", Part)))


@part_phrases.rule("в ночь на d:DAY|NAMEDDAY|BRIEFDAY")
def _night_before(match: Match) -> Classes:
    dates = tuple(one - timedelta(days=1) for one in match.value("d", Day).dates)
    return said(Piece(day=Day(dates), part=day_parts.NIGHT))


@part_phrases.rule("в|к|за|at|by|during|over LUNCH", "в обеденный перерыв")
def _at_lunch(_: Match) -> Classes:
    return said(Piece(part=day_parts.LUNCH))


@part_phrases.rule("после|after LUNCH")
def _after_lunch(_: Match) -> Classes:
    return said(Piece(part=day_parts.AFTER_LUNCH))


@part_phrases.rule("до|before LUNCH")
def _before_lunch(_: Match) -> Classes:
    return said(Piece(part=day_parts.BEFORE_LUNCH))


@part_phrases.rule("после работы|школы|уроков", "after work|school")
def _after_work(_: Match) -> Classes:
    return said(Piece(part=day_parts.AFTER_WORK))


@part_phrases.rule("перед сном", "before bed|bedtime|sleep")
def _at_bedtime(_: Match) -> Classes:
    return said(Piece(part=day_parts.BEDTIME))


@part_phrases.rule("в|к|до|by|at|before|until? the? ENDOFDAY", "by|before? eod|cob")
def _at_the_end_of_the_day(_: Match) -> Classes:
    return said(Piece(part=day_parts.END_OF_DAY))
