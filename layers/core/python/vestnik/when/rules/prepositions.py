"""Prepositions of several words: `не позднее`, `no later than`, `начиная с`."""

from vestnik.when.cascade import Classes, Grammar, Match

prepositions = Grammar()


@prepositions.rule(
    "не позже|позднее|раньше|ранее",
    "no later|earlier than",
    "not before|after|earlier|later",
    "ближе к",
    "в районе",
)
def _limit(_: Match) -> Classes:
    return {"ATPREP": "", "DAYPREP": ""}


@prepositions.rule("начиная с|со", "starting|beginning from|on|at")
def _start(_: Match) -> Classes:
    return {"ATPREP": "", "DAYPREP": "", "FROM": ""}
