"""Rows that share a table."""

import pytest

from tests.support.world import World
from vestnik.platform import dynamodb
from vestnik.tasks.rows import DescriptionRow, TaskRow


@pytest.mark.parametrize("first", [DescriptionRow, TaskRow])
def test_lists_are_found_whichever_row_a_process_meets_first(
    world: World, monkeypatch: pytest.MonkeyPatch, first: type[dynamodb.Row]
) -> None:
    world.given_task("Tea")
    dynamodb.connection.cache_clear()
    for row in (TaskRow, DescriptionRow):
        monkeypatch.setattr(row, "_connection", None)
    list(first.query("nobody"))

    assert world.titles(done=False) == ["Tea"]
