"""Errors of the front door itself, in the form that the API's errors have."""

from collections.abc import Mapping
from uuid import uuid4

# code: English, Russian; where the product has the code too, they say the same
TEXTS = {
    "bad_gateway": ("The service did not answer.", "Сервис не ответил."),
    "forbidden_host": ("This is served to this machine only.", "Это только для этой машины."),
    "forbidden_origin": ("This is not for other sites' pages.", "Это не для чужих страниц."),
    "gateway_timeout": (
        "The service took too long to answer.",
        "Сервис не ответил вовремя.",
    ),
    "internal_error": ("Something broke on our side.", "У нас что-то сломалось."),
    "invalid_input": ("Some fields are wrong.", "Некоторые поля заполнены неверно."),
    "malformed": ("The request can't be read.", "Запрос не удалось прочитать."),
    "method_not_allowed": (
        "This address exists, but not with this method.",
        "Такой адрес есть, но не с этим методом.",
    ),
    "not_found": ("There is no such thing here.", "Здесь такого нет."),
    "too_many_requests": (
        "Too many requests. Please wait a little.",
        "Слишком много запросов. Подождите немного.",
    ),
    "unknown_client": (
        "An unknown product asks who you are, or wants you sent to an unknown address.",
        "Кто вы, спрашивает неизвестный продукт, или его адрес неизвестен.",
    ),
    "unsupported_media_type": (
        "This type of content is not taken here.",
        "Содержимое такого типа здесь не принимается.",
    ),
    "too_large": ("The request is too large.", "Запрос слишком большой."),
}


class AnswerError(Exception):
    """Becomes an answer; `fields` tells what is wrong where, `allow` which methods are."""

    def __init__(
        self, status: int, code: str, *, fields: Mapping[str, str] | None = None, allow: str = ""
    ) -> None:
        self.status = status
        self.code = code
        self.fields = dict(fields or {})
        self.allow = allow
        super().__init__(code)


def error_document(
    code: str,
    accept_language: str,
    *,
    fields: Mapping[str, str] | None = None,
    request_id: str | None = None,
) -> dict[str, object]:
    """The body of an error: Russian where it is preferred, else English."""
    document: dict[str, object] = {
        "message": TEXTS[code][1 if prefers_russian(accept_language) else 0],
        "code": code,
        "request_id": request_id or str(uuid4()),
    }
    return document | ({"fields": dict(fields)} if fields else {})


def prefers_russian(accept_language: str) -> bool:
    """Whether Russian ranks above English in an Accept-Language header."""
    return _quality(accept_language, "ru") > _quality(accept_language, "en")


def _quality(accept_language: str, language: str) -> float:
    best = 0.0
    for item in accept_language.lower().split(","):
        tag, _, parameter = item.strip().partition(";")
        if tag.partition("-")[0] == language:
            best = max(best, _number(parameter.strip().removeprefix("q="), default=1.0))
    return best


def _number(text: str, *, default: float) -> float:
    try:
        return float(text) if text else default
    except ValueError:
        return 0.0
