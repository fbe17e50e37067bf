"""Why something could not be done, in the person's words."""

from functions.telegram.talk import UNCHANGED, Talk, Turn
from vestnik.errors import Fault, InvalidInputError, VestnikError
from vestnik.texts import render


def reason(talk: Talk, error: VestnikError) -> str:
    """What to tell a person about an error; of several wrong fields the first."""
    if isinstance(error, InvalidInputError):
        return fault_text(talk, next(iter(error.fields.values())))
    return fault_text(talk, Fault(error.code, error.params))


def fault_text(talk: Talk, fault: Fault) -> str:
    """What is wrong with something that a person wrote."""
    now = f"{talk.at.astimezone(talk.zone):%d.%m.%Y %H:%M} ({talk.user.timezone})"
    values: dict[str, str | int | float] = {"now": now, **fault.params}
    return render(talk.language, "error-" + fault.code.replace("_", "-"), **values)


def stale(talk: Talk) -> Turn:
    """A button that means nothing any more."""
    return Turn(waiting=UNCHANGED, toast=talk.words("press-stale"))
