"""The template as CloudFormation gets it: infra/stack merged with what app.py declares."""

import pytest

from infra.package import package
from tests.infra.described import Described


@pytest.fixture(scope="session")
def template() -> Described:
    """The template of this tree; packaging it takes a second or two when the tree has changed."""
    return Described(package("local").template)
