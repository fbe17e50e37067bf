"""The calendar's address as it goes out."""

from functions.api.schemas.base import Out


class AddressOut(Out):
    """`url` is a secret: whoever has it reads the tasks."""

    url: str
