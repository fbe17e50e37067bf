"""MiniStack as an object that we take apart: its version, its modules, what we rely on in them."""

import importlib
import importlib.metadata
from typing import Any

VERSION = "1.5.33"


class SeamError(RuntimeError):
    """MiniStack is not the one that the seams were cut for."""


def check_version() -> None:
    """Refuse every MiniStack but the one that was read and measured."""
    found = importlib.metadata.version("ministack")
    if found != VERSION:
        raise SeamError(f"MiniStack {VERSION} is needed, {found} is installed")


def module(name: str) -> Any:
    """A module of MiniStack, `services.sqs` say; untyped, for its attributes are to be replaced."""
    return importlib.import_module(f"ministack.{name}")


def take(owner: Any, name: str) -> Any:
    """
    An attribute that a seam relies on, private ones too.

    Raises:
        SeamError: it is not there.
    """
    try:
        return getattr(owner, name)
    except AttributeError as error:
        label = getattr(owner, "__name__", repr(owner))
        raise SeamError(f"MiniStack has no {label}.{name} any more") from error


def replace(owner: Any, name: str, value: Any) -> Any:
    """
    Put ours in the place of an attribute; gives what was there.

    Raises:
        SeamError: nothing was.
    """
    original = take(owner, name)
    setattr(owner, name, value)
    return original
