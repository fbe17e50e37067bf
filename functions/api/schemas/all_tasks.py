"""All tasks at once, as it goes in and out."""

from typing import Annotated

from pydantic import Field, StringConstraints

from functions.api.schemas.base import In, Out
from vestnik.tasks.clearing import COUNTED_MAX


class DeletedAllOut(Out):
    """`undo` takes it back."""

    undo: str
    count: Annotated[
        int, Field(description=f"How many were deleted; {COUNTED_MAX} stands for that many or more")
    ]


class UndoIn(In):
    """`undo`: as it was answered by the deletion."""

    undo: Annotated[str, StringConstraints(max_length=32, strict=True)]
