"""Days that have names: `новый год`, `день победы`, `christmas eve`, `летом`, `this summer`."""

from vestnik.when.cascade import Classes, Grammar, Match
from vestnik.when.gazetteer import named_day

feasts = Grammar()


@feasts.rule(
    "FEAST",
    "NEWADJ NEWYEAR",
    "FEASTDAY победы|россии|знаний",
    "FEASTDAY защитника отечества",
    "FEASTDAY святого валентина",
    "FEASTDAY народного единства",
    "женский FEASTDAY",
    "FEAST праздники|праздников|каникулы|каникул|eve|day",
    "new year|year's|years eve|day?",
    "valentine's|valentines|independence day",
)
def _feast(match: Match) -> Classes | None:
    """Without a preposition mostly a part of other names: `christmas gifts`."""
    return _named(match, "BRIEFDAY")


@feasts.rule("SEASON", "in|this|next SEASONNAME", "EDGE of? SEASONGEN|SEASONNAME")
def _season(match: Match) -> Classes | None:
    return _named(match, "PERIOD" if "EDGE" in match.tokens[0].classes else "DAY")


def _named(match: Match, class_name: str) -> Classes | None:
    """Read in the language of the name: Christmas is not on the same day in both."""
    name = " ".join(token.text for token in match.tokens)
    day = named_day(name, match.context.now.date(), "en" if name.isascii() else "ru")
    return {class_name: day} if day else None
