"""Parameters of a Bot API call, from wherever a client may put them."""

import json
from email import message_from_bytes
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

from infra.local.front_door.asgi import Request
from infra.local.front_door.telegram.refusals import bad_request

_LIMIT_BYTES = 10 << 20

Params = dict[str, Any]


async def read_params(request: Request) -> Params:
    """
    Parameters of the query and of a JSON, form or multipart body; an uploaded file is its name.

    Raises:
        RefusedError: 400 for a body that can't be read.
    """
    params: Params = dict(parse_qsl(request.query.decode("ascii"), keep_blank_values=True))
    body = await request.body(_LIMIT_BYTES)
    kind = request.header("content-type").partition(";")[0].strip().lower()
    if not body:
        return params
    if kind == "application/json":
        return params | _of_json(body)
    if kind == "application/x-www-form-urlencoded":
        return params | dict(parse_qsl(_text(body), keep_blank_values=True, errors="strict"))
    if kind == "multipart/form-data":
        return params | _of_multipart(request.header("content-type"), body)
    return params


def _of_json(body: bytes) -> Params:
    try:
        document = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(document, dict):
        raise bad_request("object expected as parameters")
    return {name: value for name, value in document.items() if value is not None}


def _of_multipart(content_type: str, body: bytes) -> Params:
    message = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    parts = message.get_payload()
    if not isinstance(parts, list):
        raise bad_request("can't parse multipart body")
    return {
        str(part.get_param("name", "", "content-disposition")): _part_value(part)
        for part in parts
        if isinstance(part, Message)
    }


def _part_value(part: Message) -> str:
    content = part.get_payload(decode=True)
    return part.get_filename() or _text(content if isinstance(content, bytes) else b"")


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
