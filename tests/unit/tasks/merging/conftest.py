"""Each test has a family of its own."""

import pytest

from tests.support.world import World
from tests.unit.tasks.merging.family import Family


@pytest.fixture
def family(world: World) -> Family:
    return Family(world)
