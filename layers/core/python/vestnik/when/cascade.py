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
from itertools import product
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
    """One place of a pattern: the classes and the words that fit, and what it is captured as."""

    classes: tuple[str, ...]
    words: frozenset[str]
    name: str = ""
    optional: bool = False
    glued: bool = False

    @classmethod
    def read(cls, text: str) -> "Element":
        glued, text = text.startswith("~"), text.removeprefix("~")
        optional, text = text.endswith("?"), text.removesuffix("?")
        name, _, alternatives = text.rpartition(":")
        classes = tuple(one for one in alternatives.split("|") if one.isupper())
        words = frozenset(alternatives.split("|")).difference(classes)
        return cls(classes, words, name, optional, glued)

    def found_in(self, token: Token) -> str | None:
        """Which of its alternatives the token is."""
        if self.glued and not token.glued:
            return None
        if token.text in self.words:
            return token.text
        for one in self.classes:
            if one in token.classes:
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

    def match(self, tokens: Sequence[Token], at: int, context: Context) -> Match | None:
        """The tokens from `at` on, if the elements fit them one by one."""
        end = at + len(self.elements)
        if end > len(tokens):
            return None
        captured = {}
        for place, element in enumerate(self.elements, at):
            alternative = element.found_in(tokens[place])
            if alternative is None:
                return None
            if element.name:
                captured[element.name] = (tokens[place], alternative)
        return Match(context, tuple(tokens[at:end]), captured)


@dataclass
class Grammar:
    """The rules of one pass, the longest first, by what they may begin with."""

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
                elements = tuple(Element.read(one) for one in pattern.split())
                for variant in _variants(elements):
                    self._add(Rule(variant, build))
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
        for key in (*rule.elements[0].classes, *rule.elements[0].words):
            rules = self._by_first.setdefault(key, [])
            rules.append(rule)
            rules.sort(key=lambda one: -len(one.elements))

    def _longest(
        self, tokens: list[Token], at: int, context: Context, shortest: int
    ) -> tuple[Token, int] | None:
        for rule in self._beginning_with(tokens[at]):
            if len(rule.elements) < shortest:
                return None
            match = rule.match(tokens, at, context)
            classes = rule.build(match) if match else None
            if match and classes is not None:
                return _joined(match.tokens, classes), len(match.tokens)
        return None

    def _beginning_with(self, token: Token) -> list[Rule]:
        """Rules that may begin with the token, the longest first, else in their order."""
        lists = [
            rules for key in (token.text, *token.classes) if (rules := self._by_first.get(key))
        ]
        if len(lists) == 1:
            return lists[0]
        return sorted(
            (rule for rules in lists for rule in rules), key=lambda one: -len(one.elements)
        )


def _variants(elements: tuple[Element, ...]) -> Iterator[tuple[Element, ...]]:
    """The pattern with and without each of its optional elements."""
    choices = [(True, False) if element.optional else (True,) for element in elements]
    for chosen in product(*choices):
        yield tuple(element for element, taken in zip(elements, chosen, strict=True) if taken)


def _joined(tokens: tuple[Token, ...], classes: Classes) -> Token:
    text = " ".join(token.text for token in tokens)
    return Token(text, tokens[0].start, tokens[-1].end, tokens[0].glued, classes)
