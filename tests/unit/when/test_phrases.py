"""What people write, group by group; the file says where it might mean something else."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.when.understanding import Case, local, read, understand, understood
from vestnik.when import When


def _cases() -> Iterator[Any]:
    for group, cases in read("phrases.json")["groups"].items():
        for case in cases:
            yield pytest.param(case, id=f"{group}: {case['text']}")


@pytest.mark.parametrize("case", _cases())
def test_a_phrase_means(case: Case) -> None:
    expected = {name: value for name, value in case.items() if name != "doubt"}

    assert understood(case["text"]) == expected


@pytest.mark.parametrize("case", read("floor.json")["phrases"], ids=lambda case: case["text"])
def test_a_phrase_of_the_floor_is_right(case: Case) -> None:
    answer = understand(case["text"])

    assert isinstance(answer, When)
    assert _differences(answer, case) == {}


@pytest.mark.parametrize("case", read("floor.json")["titles"], ids=lambda case: case["text"])
def test_a_title_of_the_floor_is_right(case: Case) -> None:
    answer = understand(case["text"])

    if case.get("none"):
        assert answer is None
    else:
        assert isinstance(answer, When)
        assert (answer.title, local(answer.at)) == (case["title"], case["at"])


def _differences(answer: When, case: Case) -> Case:
    at = local(answer.at)
    low, high = case.get("hour_between", (0, 23))
    rules = set((answer.rrule or "").split(";"))
    checks = {
        "at": case.get("at", at) == at,
        "on": case.get("on", at[:10]) == at[:10],
        "hour": case.get("hour", int(at[11:13])) == int(at[11:13]),
        "hour_between": low <= int(at[11:13]) <= high,
        "rrule_has": set(case.get("rrule_has", ())) <= rules,
    }
    return {name: case[name] for name, right in checks.items() if not right}
