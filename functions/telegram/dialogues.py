"""What comes next where the bot waits for something."""

from collections.abc import Callable, Mapping

from functions.telegram import adding, repeats, settings, times, wording, zones
from functions.telegram.talk import Talk, Turn

Step = Callable[[Talk, str], Turn]

_STEPS: Mapping[str, Step] = {
    **adding.DIALOGUES,
    **wording.DIALOGUES,
    **times.DIALOGUES,
    **repeats.DIALOGUES,
    **zones.DIALOGUES,
    **settings.DIALOGUES,
}


def next_step(talk: Talk) -> Step:
    """What takes the person's next words; without a dialogue they are a new task."""
    return _STEPS.get(talk.waiting.what, adding.added) if talk.waiting else adding.added
