"""What stands behind buttons."""

from collections.abc import Callable, Mapping

from functions.telegram import (
    cards,
    clearing,
    linking,
    lists,
    reminder_presses,
    repeats,
    settings,
    times,
    weblink,
    wording,
    zones,
)
from functions.telegram.buttons import Press, read_press
from functions.telegram.reasons import reason, stale
from functions.telegram.talk import UNCHANGED, Talk, Turn
from vestnik.errors import TransientError, VestnikError
from vestnik.reminders.keyboard import read_press as read_reminder_press

_PRESSES: Mapping[str, Callable[[Talk, Press], Turn]] = {
    **cards.PRESSES,
    **wording.PRESSES,
    **times.PRESSES,
    **repeats.PRESSES,
    **lists.PRESSES,
    **clearing.PRESSES,
    **weblink.PRESSES,
    **linking.PRESSES,
    **zones.PRESSES,
    **settings.PRESSES,
}


def pressed(talk: Talk, data: str) -> Turn:
    """Do what a button asks for; what can't be done is said in its toast."""
    try:
        return _done(talk, data)
    except TransientError:
        raise
    except VestnikError as error:
        return Turn(waiting=UNCHANGED, toast=reason(talk, error))


def _done(talk: Talk, data: str) -> Turn:
    if reminder_press := read_reminder_press(data):
        return reminder_presses.pressed(talk, reminder_press)
    press = read_press(data)
    action = _PRESSES.get(press.verb) if press else None
    return action(talk, press) if press and action else stale(talk)
