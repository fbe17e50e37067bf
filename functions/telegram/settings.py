"""
What a person may set: language, zone, quiet hours, the daily summary.

States: (nothing) --Quiet hours--> quiet_hours --22:00-07:00--> (nothing)
        quiet_hours --anything else--> quiet_hours
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import time
from typing import cast, get_args

from functions.telegram.buttons import Press, button, inline, reply_keyboard
from functions.telegram.reasons import stale
from functions.telegram.talk import UNCHANGED, Keyboard, Talk, Turn
from vestnik import bootstrap
from vestnik.accounts.model import DigestChannel, EditProfile, Preferences, QuietHours
from vestnik.accounts.profile import edit_preferences, edit_profile
from vestnik.conversations.model import Waiting
from vestnik.texts import LANGUAGES, Language

QUIET_HOURS = "quiet_hours"
Change = Callable[[Preferences], Preferences]
_RANGE = re.compile(r"\D*(\d{1,2})(?::(\d\d))?\s*(?:-|–|—|до|to)\s*(\d{1,2})(?::(\d\d))?\D*")
_USUAL: Mapping[str, QuietHours | None] = {
    "22-07": QuietHours(time(22), time(7)),
    "23-08": QuietHours(time(23), time(8)),
    "off": None,
}


def shown(talk: Talk, _rest: str) -> Turn:
    """Command: the settings, each with its button."""
    return Turn(talk.say(_text(talk), _menu(talk)))


def _text(talk: Talk) -> str:
    quiet, digest = talk.user.preferences.quiet_hours, talk.user.preferences.digest
    hours = _hours(quiet) if quiet else talk.words("quiet-hours-off")
    lines = [
        talk.words("settings-heading"),
        "",
        talk.words("settings-language"),
        talk.words("settings-zone", zone=talk.user.timezone),
        talk.words("settings-quiet-hours", hours=hours),
        talk.words("settings-digest", where=talk.words(f"digest-{digest}")),
    ]
    return "\n".join(lines)


def _hours(quiet: QuietHours) -> str:
    return f"{quiet.start:%H:%M}–{quiet.end:%H:%M}"


def _menu(talk: Talk) -> Keyboard:
    names = ["language", "zone", "quiet-hours", "digest"]
    buttons = [button(talk.words(f"button-{name}"), Press(name)) for name in names]
    return inline(buttons[:2], buttons[2:])


def languages_asked(talk: Talk, _press: Press) -> Turn:
    """Button: which language."""
    return Turn(talk.rewrite(talk.words("ask-language"), _languages(talk)), UNCHANGED)


def language_command(talk: Talk, name: str) -> Turn:
    """Command: that language, or the question for it."""
    wanted = name.strip().lower()
    if wanted in LANGUAGES:
        return _spoken(talk, wanted)
    return Turn(talk.say(talk.words("ask-language"), _languages(talk)))


def language_chosen(talk: Talk, press: Press) -> Turn:
    """Button: this language."""
    if press.target not in LANGUAGES:
        return stale(talk)
    return _spoken(talk, press.target)


def _languages(talk: Talk) -> Keyboard:
    return inline([button(talk.words(f"language-{one}"), Press("speak", one)) for one in LANGUAGES])


def _spoken(talk: Talk, language: Language) -> Turn:
    """The keyboard has to be sent anew: its labels are in the language."""
    edit = EditProfile(user_id=talk.user.id, language=language)
    spoken = replace(talk, user=edit_profile(edit, accounts=bootstrap.accounts()))
    return Turn(spoken.say(spoken.words("language-chosen"), reply_keyboard(language)))


def quiet_hours_asked(talk: Talk, _press: Press) -> Turn:
    """Button: from when to when."""
    choices = [
        button(_hours(hours) if hours else talk.words("button-off"), Press("quiet", name))
        for name, hours in _USUAL.items()
    ]
    return Turn(talk.rewrite(talk.words("ask-quiet-hours"), inline(choices)), Waiting(QUIET_HOURS))


def quiet_hours_chosen(talk: Talk, press: Press) -> Turn:
    """Button: the usual hours, or none."""
    if press.target not in _USUAL:
        return stale(talk)
    hours = _USUAL[press.target]
    return _kept(talk, lambda own: replace(own, quiet_hours=hours))


def quiet_hours_given(talk: Talk, text: str) -> Turn:
    """Dialogue: the hours in own words."""
    hours = read_hours(text)
    if hours is None:
        return Turn(talk.say(talk.words("quiet-hours-not-understood")), UNCHANGED)
    set_up = _set_up(talk, lambda own: replace(own, quiet_hours=hours))
    return Turn(set_up.say(_text(set_up), _menu(set_up)))


def read_hours(text: str) -> QuietHours | None:
    """`22:00-07:00`, `с 22 до 7`; None where it isn't a span of a day."""
    match = _RANGE.fullmatch(text.strip().lower())
    if match is None:
        return None
    from_hour, from_minute, to_hour, to_minute = (int(one or 0) for one in match.groups())
    if max(from_hour, to_hour) > 23 or max(from_minute, to_minute) > 59:
        return None
    start, end = time(from_hour, from_minute), time(to_hour, to_minute)
    return None if start == end else QuietHours(start, end)


def digest_asked(talk: Talk, _press: Press) -> Turn:
    """Button: where the daily summary is to go."""
    rows = [
        [button(talk.words(f"digest-{one}"), Press("digest-to", one))]
        for one in get_args(DigestChannel)
    ]
    return Turn(talk.rewrite(talk.words("ask-digest"), inline(*rows)), UNCHANGED)


def digest_chosen(talk: Talk, press: Press) -> Turn:
    """Button: there."""
    if press.target not in get_args(DigestChannel):
        return stale(talk)
    digest = cast("DigestChannel", press.target)
    return _kept(talk, lambda own: replace(own, digest=digest))


def _kept(talk: Talk, change: Change) -> Turn:
    set_up = _set_up(talk, change)
    calls = set_up.rewrite(_text(set_up), _menu(set_up))
    return Turn(calls, toast=talk.words("press-changed"))


def _set_up(talk: Talk, change: Change) -> Talk:
    """The talk with the person as he is now; what he sets elsewhere meanwhile stays."""
    edit = EditProfile(user_id=talk.user.id)
    user = edit_preferences(edit, change, accounts=bootstrap.accounts())
    return replace(talk, user=user)


PRESSES = {
    "language": languages_asked,
    "speak": language_chosen,
    "quiet-hours": quiet_hours_asked,
    "quiet": quiet_hours_chosen,
    "digest": digest_asked,
    "digest-to": digest_chosen,
}
DIALOGUES = {QUIET_HOURS: quiet_hours_given}
