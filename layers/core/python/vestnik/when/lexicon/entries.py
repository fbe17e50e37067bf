"""How a language's words are written down: class, value, forms."""

from collections.abc import Mapping
from typing import Any

Words = dict[str, dict[str, object]]


def words(**classes: Mapping[Any, str]) -> Words:
    """`{form: {class: value}}` of `CLASS={value: "form form"}`; a form may have several classes."""
    found: Words = {}
    for name, forms_by_value in classes.items():
        for value, forms in forms_by_value.items():
            for form in forms.split():
                found.setdefault(form, {})[name] = value
    return found


def merged(*parts: Words) -> Words:
    """One vocabulary of several."""
    found: Words = {}
    for part in parts:
        for form, classes in part.items():
            found.setdefault(form, {}).update(classes)
    return found
