"""What a message of a person has in it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from infra.local.front_door.errors import AnswerError
from infra.local.front_door.telegram.entities import entities

Content = dict[str, Any]


def read_content(document: Mapping[str, Any]) -> Content:
    """
    The fields of a message for `{"text"}`, `{"location"}` or `{"kind": "photo", "caption"}`.

    Raises:
        AnswerError: 422 for anything else.
    """
    if "kind" in document:
        return _media(document)
    if "location" in document:
        return {"location": _location(document["location"])}
    text = document.get("text")
    if not isinstance(text, str) or not text.strip():
        raise AnswerError(422, "invalid_input", fields={"text": "a text"})
    return words("text", text)


def words(field: str, text: str) -> Content:
    """A text or a caption with the entities that Telegram finds in it."""
    found = entities(text)
    names = {"text": "entities", "caption": "caption_entities"}
    return {field: text} | ({names[field]: found} if found else {})


def _media(document: Mapping[str, Any]) -> Content:
    make = _MEDIA.get(str(document.get("kind")))
    if make is None:
        raise AnswerError(422, "invalid_input", fields={"kind": "one of " + ", ".join(_MEDIA)})
    caption = document.get("caption")
    has_caption = isinstance(caption, str) and caption.strip() and make is not _sticker
    return make() | (words("caption", str(caption)) if has_caption else {})


def _location(place: object) -> dict[str, float]:
    document = place if isinstance(place, Mapping) else {}
    limits = {"latitude": 90, "longitude": 180}
    wrong = {
        name: f"a number from -{limit} to {limit}"
        for name, limit in limits.items()
        if not isinstance(document.get(name), int | float) or abs(document[name]) > limit
    }
    if wrong:
        raise AnswerError(422, "invalid_input", fields=wrong)
    return {name: document[name] for name in limits}


def _file(**described: object) -> dict[str, Any]:
    return {"file_id": uuid4().hex, "file_unique_id": uuid4().hex[:16], **described}


def _sticker() -> Content:
    size = {"width": 512, "height": 512}
    kind = {"type": "regular", "is_animated": False, "is_video": False}
    return {"sticker": _file(**size, **kind, emoji="☀️", file_size=21_000)}


def _photo() -> Content:
    sizes = ((90, 60, 1_500), (320, 213, 20_000), (800, 533, 90_000))
    return {
        "photo": [
            _file(width=width, height=height, file_size=size) for width, height, size in sizes
        ]
    }


def _voice() -> Content:
    return {"voice": _file(duration=4, mime_type="audio/ogg", file_size=16_000)}


_MEDIA: Mapping[str, Callable[[], Content]] = {
    "sticker": _sticker,
    "photo": _photo,
    "voice": _voice,
}
