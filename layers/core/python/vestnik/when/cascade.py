"""
Phrases out of tokens, by a cascade of small grammars.

A rule names a sequence of tokens and makes of it one token with new classes. Each pass applies its
rules from left to right, the longest first, until none fits; the next pass reads what it left.
(Finite-state cascades: S. Abney, "Partial Parsing via Finite-State Cascades", 1996.)

A pattern is a line of elements: `in|через a:AMOUNT`. In capitals stands a class, else a word; `|`
parts alternatives, `name:` captures, `?` at the end makes it optional, `~` in front demands that
nothing stands between it and the token before.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from vestnik.when.tokens import Token

T = TypeVar("T")
Classes = Mapping[str, object]


@dataclass(frozen=True)
class Context:
    """What a rule may know besides its tokens: the person's wall clock and language."""

    now: datetime
    language: str


@dataclass(frozen=True)
class Element:
    """One place of a pattern."""

    alternatives: tuple[str, ...]
    name: str = ""
    optional: bool = False
    glued: bool = False

    @classmethod
    def read(cls, text: str) -> "Element":
        glued, text = text.startswith("~"), text.removeprefix("~")
        optional, text = text.endswith("?") and text != "?", text.removesuffix("?")
        name, _, alternatives = text.rpartition(":") if ":" in text[1:] else ("", "", text)
        return cls(tuple(alternatives.split("|")), name, optional, glued)

    def found_in(self, token: Token) -> str | None:
        """Which of its alternatives the token is."""
        if self.glued and not token.glued:
            return None
        for one in self.alternatives:
            if (one in token.classes) if one.isupper() else (one == token.text):
                return one
        return None


@dataclass(frozen=True)
class Match:
    """The tokens that a rule found; captured values by name."""

    context: Context
    tokens: tuple[Token, ...]
    captured: Mapping[str, tuple[Token, str]] = field(default_factory=dict)

    def value(self, name: str, kind: type[T]) -> T:
        """
        The value of a captured class.

        Raises:
            TypeError: the grammar is wrong: this class has no such value.
        """
        token, class_name = self.captured[name]
        value = token.classes[class_name]
        if not isinstance(value, kind):
            raise TypeError(f"{class_name} is {value!r}")
        return value

    def number(self, name: str) -> float:
        """A captured NUM or INT."""
        token, class_name = self.captured[name]
        value = token.classes[class_name]
        if not isinstance(value, int | float):
            raise TypeError(f"{class_name} is {value!r}")
        return value

    def written(self, name: str) -> bool:
        """Whether the captured number is in digits."""
        return "DIGITS" in self.captured[name][0].classes

    def word(self, name: str) -> str:
        """The captured text, empty where nothing was."""
        return self.captured[name][0].text if name in self.captured else ""

    def has(self, name: str) -> bool:
        return name in self.captured


Build = Callable[[Match], Classes | None]


@dataclass(frozen=True)
class Rule:
    """A pattern, and what its match becomes; None: this match means nothing after all."""

    elements: tuple[Element, ...]
    build: Build


@dataclass
class Grammar:
    """The rules of one pass."""

    rules: list[Rule] = field(default_factory=list)
    _by_first: dict[str, list[Rule]] = field(default_factory=dict)

    @classmethod
    def of(cls, *grammars: "Grammar") -> "Grammar":
        """Several grammars as one pass, so that the longest match of all wins."""
        joined = cls()
        for rule in (one for grammar in grammars for one in grammar.rules):
            joined._add(rule)
        return joined

    def rule(self, *patterns: str) -> Callable[[Build], Build]:
        """Register a builder under its patterns."""

        def register(build: Build) -> Build:
            for pattern in patterns:
                self._add(Rule(tuple(Element.read(one) for one in pattern.split()), build))
            return build

        return register

    def reduced(self, tokens: Sequence[Token], context: Context) -> list[Token]:
        """The tokens with every match replaced by what it became."""
        left = list(tokens)
        at, shortest = 0, 1
        while at < len(left):
            made = self._longest(left, at, context, shortest)
            if made is None:
                at, shortest = at + 1, 1
            else:
                token, length = made
                left[at : at + length] = [token]
                shortest = 2  # what was made may begin something longer, but not be remade
        return left

    def _add(self, rule: Rule) -> None:
        self.rules.append(rule)
        for element in rule.elements:
            for one in element.alternatives:
                self._by_first.setdefault(one, []).append(rule)
            if not element.optional:
                return

    def _longest(
        self, tokens: list[Token], at: int, context: Context, shortest: int
    ) -> tuple[Token, int] | None:
        found = [
            (match, rule)
            for rule in self._starting_with(tokens[at])
            for match in _matches(rule.elements, tokens, at, context)
            if len(match.tokens) >= shortest
        ]
        for match, rule in sorted(found, key=lambda one: -len(one[0].tokens)):
            classes = rule.build(match)
            if classes is not None:
                return _joined(match.tokens, classes), len(match.tokens)
        return None

    def _starting_with(self, token: Token) -> Iterator[Rule]:
        seen: set[int] = set()
        for key in (token.text, *token.classes):
            for rule in self._by_first.get(key, ()):
                if id(rule) not in seen:
                    seen.add(id(rule))
                    yield rule


def _matches(
    elements: tuple[Element, ...], tokens: list[Token], at: int, context: Context
) -> Iterator[Match]:
    """Every way in which the elements fit the tokens from `at` on."""
    if not elements:
        yield Match(context, ())
        return
    first, rest = elements[0], elements[1:]
    found = first.found_in(tokens[at]) if at < len(tokens) else None
    if found is not None:
        here = {first.name: (tokens[at], found)} if first.name else {}
        for match in _matches(rest, tokens, at + 1, context):
            yield Match(context, (tokens[at], *match.tokens), here | dict(match.captured))
    if first.optional:
        yield from _matches(rest, tokens, at, context)


def _joined(tokens: tuple[Token, ...], classes: Classes) -> Token:
    text = " ".join(token.text for token in tokens)
    return Token(text, tokens[0].start, tokens[-1].end, tokens[0].glued, classes)
