"""
Searching tasks: `молоко "по акции" -сад кефир OR ряженка #дом !1`.

All words must be there, in title, description or tags; `OR` (or `ИЛИ`) joins its neighbours, `-`
excludes, quotes keep words together, `#` asks for a whole tag, `!1` to `!4` for a priority. Case
and ё make no difference. Any text is a query; what is no operator is a word.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from vestnik.texts.folding import plain

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|«(?P<quote>[^»]*)»?|(?P<word>\S+))')
_OR = {"OR", "ИЛИ"}
_PRIORITY = re.compile(r"![1-4]")


@dataclass(frozen=True)
class Searched:
    """What of a task is searched, as `searched` makes it."""

    text: str
    tags: frozenset[str]
    priority: int


Test = Callable[[Searched], bool]


@dataclass(frozen=True)
class Query:
    """All of `groups` must hold, and of each group one test."""

    groups: tuple[tuple[Test, ...], ...]

    def matches(self, task: Searched) -> bool:
        return all(any(test(task) for test in group) for group in self.groups)


def searched(*, title: str, description: str, tags: Iterable[str], priority: int) -> Searched:
    """A task as it is searched."""
    plain_tags = [plain(tag) for tag in tags]
    text = "\n".join((plain(title), plain(description), *plain_tags))
    return Searched(text, frozenset(plain_tags), priority)


def read_query(text: str) -> Query:
    """The query that a text is; one without words matches everything."""
    groups: list[list[Test]] = []
    joins = False
    for term in _TERM.finditer(text):
        if term["word"] in _OR and not term["minus"]:
            joins = bool(groups)
            continue
        for test in _test_of(term):
            if joins:
                groups[-1].append(test)
            else:
                groups.append([test])
            joins = False
    return Query(tuple(map(tuple, groups)))


def _test_of(term: re.Match[str]) -> Iterator[Test]:
    """One test; none for quotes with nothing in them, or a dash."""
    word = term["word"] or ""
    wanted = plain(term["phrase"] or term["quote"] or word)
    if wanted in {"", "-"}:
        return
    test: Test = partial(_has_text, wanted)
    if _PRIORITY.fullmatch(word):
        test = partial(_has_priority, int(word[1]))
    elif len(word) > 1 and word.startswith("#"):
        test = partial(_has_tag, wanted[1:])
    yield partial(_lacks, test) if term["minus"] else test


def _has_text(text: str, task: Searched) -> bool:
    return text in task.text


def _has_tag(tag: str, task: Searched) -> bool:
    return tag in task.tags


def _has_priority(priority: int, task: Searched) -> bool:
    return task.priority == priority


def _lacks(test: Test, task: Searched) -> bool:
    return not test(task)
