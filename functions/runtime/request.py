"""A request as routes see it, and their answer to it."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel

from functions.runtime.json_body import check_text
from vestnik.accounts.activity import Presence
from vestnik.accounts.cleared import NOTHING_CLEARED, Cleared
from vestnik.accounts.model import Channel
from vestnik.apitokens.model import Scope
from vestnik.errors import MalformedError, NotFoundError, TooLargeError, UnauthorizedError
from vestnik.texts import Language, choose_language

LARGEST_BODY_BYTES = 256 * 1024  # spec/api.md
PART_LONGEST = 200  # characters; a key of the store holds 2 KB, and ids are some of one


@dataclass(frozen=True)
class Caller:
    """
    Who calls.

    `way`: cookie, bearer, basic, token or link. `session_id` is None for the last three.
    `language` is the profile's, and so is `reminder_channel`. `cleared`: what he had deleted all
    at once when this request began; `changes`: how often his tasks had changed; `active_at`: when
    it was last noted that they do.
    `scopes`: what his API token is for, None where he comes without one.
    """

    user_id: str
    way: str
    session_id: str | None
    language: Language
    timezone: str
    roles: frozenset[str] = frozenset()
    cleared: Cleared = NOTHING_CLEARED
    changes: int = 0
    reminder_channel: Channel = "telegram"
    scopes: frozenset[Scope] | None = None
    active_at: datetime | None = None
    epoch: int = 0

    @property
    def presence(self) -> Presence:
        return Presence(self.user_id, self.timezone, self.active_at)


@dataclass
class Request:
    """One API Gateway event (REST, payload 1.0). Header names are in lower case."""

    event: Mapping[str, Any]
    path: str  # as it was declared: /tasks/{id}
    caller_or_none: Caller | None = None

    @cached_property
    def method(self) -> str:
        return str(self.event["requestContext"]["httpMethod"])

    @cached_property
    def request_id(self) -> str:
        return str(self.event["requestContext"].get("requestId", ""))

    @cached_property
    def source_ip(self) -> str:
        """Who called the gateway, as it says itself."""
        return str(self.event["requestContext"].get("identity", {}).get("sourceIp") or "")

    @cached_property
    def headers(self) -> Mapping[str, str]:
        given = self.event.get("headers") or {}
        return {name.lower(): value for name, value in given.items()}

    @cached_property
    def query(self) -> Mapping[str, str]:
        """
        Raises:
            MalformedError: a parameter is doubled or holds text nobody takes.
        """
        given = self.event.get("multiValueQueryStringParameters") or {}
        for name, values in given.items():
            for value in (name, *values):
                check_text(value)
            if len(values) > 1:
                raise MalformedError("doubled_key")
        return {name: values[0] for name, values in given.items()}

    def part(self, name: str) -> str:
        """
        A part of the path: the `id` of /tasks/{id}.

        Raises:
            MalformedError: it holds text nobody takes.
            NotFoundError: it is longer than anything's name.
        """
        value = str(self.event["pathParameters"][name])
        check_text(value)
        if len(value) > PART_LONGEST:
            raise NotFoundError
        return value

    @property
    def address(self) -> str:
        """The path with its parts: /tasks/42."""
        parts = self.event.get("pathParameters") or {}
        return self.path.format_map({name: quote(str(part)) for name, part in parts.items()})

    @cached_property
    def language(self) -> Language:
        """The profile's, else what Accept-Language asks for, else English."""
        if self.caller_or_none:
            return self.caller_or_none.language
        return choose_language(self.headers.get("accept-language"), default="en")

    @property
    def caller(self) -> Caller:
        """
        Raises:
            UnauthorizedError: nobody is signed in.
        """
        if not self.caller_or_none:
            raise UnauthorizedError
        return self.caller_or_none

    @cached_property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    def body_bytes(self, *, limit: int = LARGEST_BODY_BYTES) -> bytes:
        """
        The body as it came.

        Raises:
            TooLargeError: it is longer than the limit, in bytes.
            MalformedError: it isn't UTF-8, and came as text.
        """
        body = self.event.get("body") or ""
        try:
            raw = base64.b64decode(body) if self.event.get("isBase64Encoded") else body.encode()
        except UnicodeEncodeError as error:
            raise MalformedError from error
        if len(raw) > limit:
            raise TooLargeError(limit=limit)
        return raw

    def body_text(self) -> str:
        """
        The body, at most 256 KB of UTF-8.

        Raises:
            TooLargeError: it is longer.
            MalformedError: it isn't UTF-8.
        """
        try:
            return self.body_bytes().decode()
        except UnicodeDecodeError as error:
            raise MalformedError from error


Body = BaseModel | list[Any] | Mapping[str, Any] | str | None


@dataclass(frozen=True)
class Answer:
    """
    What a route answers.

    `body`: JSON, or text that goes as it is, of the Content-Type in `headers`; None: no content.
    `cookies` are whole Set-Cookie values.
    """

    body: Body = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[str, ...] = ()
