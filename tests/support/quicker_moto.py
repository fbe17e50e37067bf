"""moto and botocore find out at each call what never changes, which takes half of a test's time."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient
from botocore.endpoint import Endpoint
from botocore.signers import RequestSigner
from botocore.useragent import UserAgentString
from moto import backend_index
from moto.core import responses
from moto.core.serialize import AttributePickerContext, ResponseSerializer, XFormedAttributePicker
from moto.core.utils import method_names_from_class

from tests.support import direct_moto, quicker_expressions

_USED = ("dynamodb", "sqs", "ssm")
_find: Any = ResponseSerializer.get_value


@contextmanager
def quicker_moto() -> Iterator[None]:
    """Let them remember it; nobody looks at signatures and at what a client calls itself."""
    with ExitStack() as changed:
        for owner, name, quicker in (
            (ResponseSerializer, "get_value", _found),
            (responses, "method_names_from_class", cache(method_names_from_class)),
            (backend_index, "backend_url_patterns", _used_ones_first()),
            (RequestSigner, "sign", lambda *_, **__: None),
            (UserAgentString, "to_string", lambda _: "tests"),
            (Endpoint, "_send_request", direct_moto.send_request),
            (BaseClient, "_resolve_endpoint_ruleset", direct_moto.resolve_endpoint),
            *quicker_expressions.REPLACED,
        ):
            changed.enter_context(patch.object(owner, name, quicker, create=True))
        yield


def _used_ones_first() -> list[Any]:
    """The services, in the order in which an address is compared with each."""
    return sorted(backend_index.backend_url_patterns, key=lambda each: each[0] not in _USED)


def _found(serializer: Any, value: Any, key: str, shape: Any) -> Any:
    """The value of a member; a dictionary has it under one of a few names."""
    if type(value) is not dict or serializer._value_picker.response_transformers:
        return _find(serializer, value, key, shape)
    return next((value[name] for name in _names(key, shape) if name in value), None)


@cache
def _names(key: str, shape: Any) -> Sequence[str]:
    context = AttributePickerContext(obj={}, key=key, shape=shape)
    return tuple(dict.fromkeys(XFormedAttributePicker().get_possible_keys(context)))
