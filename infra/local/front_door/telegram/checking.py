"""Checks a call's parameters against the Bot API's description."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from infra.local.front_door.telegram.description import Field, Fields, bot_api
from infra.local.front_door.telegram.params import Params
from infra.local.front_door.telegram.refusals import bad_request

_EMPTY = {"text": "message text is empty"}


class MismatchError(Exception):
    """A value is not of the described type."""


def check(method: str, params: Params) -> Params:
    """
    The parameters with their described types: "5" becomes 5, a JSON text its object.

    Raises:
        RefusedError: 400 for a parameter that is unknown, missing or of a wrong type.
    """
    fields = bot_api().methods[method]
    if unknown := sorted(params.keys() - fields.keys()):
        raise bad_request(f"{method} has no parameter {unknown[0]} in {bot_api().version}")
    for name, field in fields.items():
        if field.required and params.get(name, "") == "" and name != "url":
            raise bad_request(_EMPTY.get(name, f"{name} is empty"))
    return {name: _top_level(name, value, fields[name]) for name, value in params.items()}


def readable(method: str, params: Params) -> Params:
    """The parameters as far as they can be read; what can't stays as it came."""
    fields = bot_api().methods.get(method, {})

    def read(name: str, value: object) -> object:
        try:
            return _from_text(value, fields[name]) if name in fields else value
        except MismatchError:
            return value

    return {name: read(name, value) for name, value in params.items()}


def _top_level(name: str, value: object, field: Field) -> object:
    try:
        return _fit(_from_text(value, field), field.types)
    except MismatchError as error:
        raise bad_request(f"can't parse {name}: {error}") from error


def _from_text(value: object, field: Field) -> object:
    """Forms carry everything as text: numbers, booleans and JSON are read out of it."""
    if not isinstance(value, str) or field.types in (("String",), ("InputFile",)):
        return value
    if "Integer" in field.types and value.removeprefix("-").isdecimal():
        return int(value)
    if "String" in field.types:
        return value
    try:
        return json.loads(value.lower() if field.types == ("Boolean",) else value)
    except (ValueError, RecursionError) as error:
        raise MismatchError("it isn't JSON") from error


def _fit(value: object, types: Iterable[str]) -> object:
    """The value, when it fits one of the types; the likeliest type tells what is wrong."""
    likeliest = sorted(types, key=lambda name: -_shared_names(value, name))
    reasons = []
    for name in likeliest:
        try:
            return _fit_one(value, name)
        except MismatchError as error:
            reasons.append(str(error))
    raise MismatchError(reasons[0])


def _shared_names(value: object, type_name: str) -> int:
    fields = bot_api().types.get(type_name, {})
    return len(fields.keys() & value.keys()) if isinstance(value, dict) else 0


def _fit_one(value: object, type_name: str) -> object:
    if element := type_name.removeprefix("Array of ") if type_name.startswith("Array") else "":
        return _fit_array(value, element)
    if fits := _PLAIN.get(type_name):
        if not fits(value):
            raise MismatchError(f"{type_name} expected")
        return value
    if subtypes := bot_api().subtypes.get(type_name):
        return _fit(value, subtypes)
    return _fit_object(value, type_name, bot_api().types[type_name])


def _fit_array(value: object, element: str) -> list[object]:
    if not isinstance(value, list):
        raise MismatchError(f"Array of {element} expected")
    return [_fit(item, (element,)) for item in value]


def _fit_object(value: object, type_name: str, fields: Fields) -> dict[str, object]:
    if not isinstance(value, dict):
        raise MismatchError(f"{type_name} expected")
    if unknown := sorted(value.keys() - fields.keys()):
        raise MismatchError(f"{type_name} has no field {unknown[0]}")
    missing = [name for name, field in fields.items() if field.required and name not in value]
    if missing:
        raise MismatchError(f"{type_name} needs the field {missing[0]}")
    return {name: _fit(item, fields[name].types) for name, item in value.items()}


def _is_text(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise MismatchError("strings must be encoded in UTF-8") from error
    return True


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
    "String": _is_text,
    "InputFile": _is_text,
}
