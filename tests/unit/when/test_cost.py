"""The work of reading a text, counted in patterns that were tried."""

from collections.abc import Sequence

import pytest

from tests.unit.when.understanding import understand
from vestnik.when.cascade import Context, Match, Rule
from vestnik.when.parse import TEXT_MAX
from vestnik.when.tokens import Token

_SENTENCE = "позвонить Олегу в пятницу, 27 ноября, с 9 до 10 утра, каждые 2 недели; "


@pytest.fixture(name="tried")
def _tried(monkeypatch: pytest.MonkeyPatch) -> list[Rule]:
    tried: list[Rule] = []
    really = Rule.match

    def counted(rule: Rule, tokens: Sequence[Token], at: int, context: Context) -> Match | None:
        tried.append(rule)
        return really(rule, tokens, at, context)

    monkeypatch.setattr(Rule, "match", counted)
    return tried


@pytest.mark.parametrize("text", [_SENTENCE, "в 9 ", "9 ", "каждый ", "a "])
def test_twice_the_text_is_twice_the_work(tried: list[Rule], text: str) -> None:
    long = text * TEXT_MAX
    understand(long[: TEXT_MAX // 2])
    half = len(tried)

    understand(long[:TEXT_MAX])
    whole = len(tried) - half

    assert whole <= 2.5 * half


def test_a_text_beyond_the_limit_costs_no_more(tried: list[Rule]) -> None:
    understand((_SENTENCE * TEXT_MAX)[:TEXT_MAX])
    whole = len(tried)

    understand(_SENTENCE * TEXT_MAX)

    assert len(tried) == 2 * whole
