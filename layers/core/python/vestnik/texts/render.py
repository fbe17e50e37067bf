"""Look up a message by its id and fill in its values."""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from fluent.runtime import FluentBundle, FluentResource

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_FOLDER = Path(__file__).parent
_FILES = ("errors.ftl", "bot.ftl", "commands.ftl", "calendar.ftl")
_MAIL = "mail-"  # its messages are for one worker, and reading them takes time


def _bundle_of(message_id: str, language: Language) -> FluentBundle:
    return _bundle(language, ("mail.ftl",) if message_id.startswith(_MAIL) else _FILES)


@cache
def _bundle(language: Language, files: tuple[str, ...]) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for name in files:
        text = (_FOLDER / language / name).read_text(encoding="utf-8")
        bundle.add_resource(FluentResource(text))
    return bundle


def render(language: Language, message_id: str, **values: str | int | float) -> str:
    """
    The text of a message in a language.

    Raises:
        LookupError: no such message, or a value is missing.
    """
    bundle = _bundle_of(message_id, language)
    if not bundle.has_message(message_id):
        raise LookupError(f"no text {message_id!r} in {language}")
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        raise LookupError(f"{message_id!r} in {language} has no text of its own")
    text, problems = bundle.format_pattern(pattern, values)
    if problems:
        raise LookupError(f"text {message_id!r} in {language}: {problems[0]}")
    return str(text)


def has_text(language: Language, message_id: str) -> bool:
    """Whether the message exists."""
    return bool(_bundle_of(message_id, language).has_message(message_id))


def choose_language(accept: str | None, default: Language = "ru") -> Language:
    """The better of ours for an Accept-Language header (RFC 9110, 12.5.4)."""
    best, best_weight = default, 0.0
    for part in (accept or "").split(","):
        tag, _, parameter = part.strip().partition(";")
        weight = _weight(parameter)
        for language in LANGUAGES:
            if tag.strip().lower()[:2] == language and weight > best_weight:
                best, best_weight = language, weight
    return best


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
