"""Errors of the front door itself, in the form that the API's errors have."""

from collections.abc import Mapping
from uuid import uuid4

TEXTS = {
    "bad_gateway": ("The API can't be reached", "API недоступен"),
    "forbidden_host": ("This address is served only to this machine", "Только для этой машины"),
    "forbidden_origin": ("Not for pages of other sites", "Недоступно страницам других сайтов"),
    "internal_error": ("Something went wrong", "Что-то пошло не так"),
    "invalid_input": ("A field is wrong", "Поле заполнено неверно"),
    "malformed": ("The request can't be read", "Запрос не удалось прочитать"),
    "method_not_allowed": ("This method isn't allowed here", "Этот метод здесь не разрешён"),
    "not_found": ("Not found", "Не найдено"),
    "timed_out": ("The API took too long to answer", "API не ответил вовремя"),
    "too_large": ("The body is too large", "Тело запроса слишком велико"),
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
    code: str, accept_language: str, fields: Mapping[str, str] | None = None
) -> dict[str, object]:
    """The body of an error: Russian where it is preferred, else English."""
    document: dict[str, object] = {
        "message": TEXTS[code][1 if prefers_russian(accept_language) else 0],
        "code": code,
        "request_id": str(uuid4()),
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
