"""The number of changes, as it goes in and out."""

from typing import Annotated

from pydantic import Field

from functions.api.schemas.base import In, Out


class ChangesQuery(In):
    """`since`: the number that the caller knows."""

    since: Annotated[int, Field(ge=0, le=2**53 - 1)] = 0


class ChangesOut(Out):
    """
    `n` differs from the one before when the tasks have changed since; it says nothing of
    deliveries, whose instants the tasks tell.
    """

    n: int
