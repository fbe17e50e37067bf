"""What tests order and read: people, calls, faults."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.oidc.people import Person
from infra.local.front_door.oidc.provider import Provider
from infra.local.front_door.router import Router

_FIELDS = {"name": str, "email": str | None, "email_verified": bool}
_DEFAULTS: dict[str, Any] = {"name": "Anna", "email": None, "email_verified": True}


@dataclass(frozen=True)
class OidcInterface:
    """The JSON interface of the provider."""

    provider: Provider

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        at = "/_local/api/oidc"
        router.add("GET", f"{at}/people", self.get_people)
        router.add("POST", f"{at}/people", self.post_person)
        router.add("DELETE", f"{at}/people/{{subject}}", self.delete_person)
        router.add("GET", f"{at}/calls", self.get_calls)
        router.add("DELETE", f"{at}/calls", self.delete_calls)
        router.add("GET", f"{at}/faults", self.get_fault)
        router.add("POST", f"{at}/faults", self.post_fault)

    async def get_people(self, _request: Request) -> Response:
        """Everybody who has an account there."""
        return json_response([person.document() for person in self.provider.people.everybody()])

    async def post_person(self, request: Request) -> Response:
        """One more of them."""
        person = new_person(await request.json_object())
        self.provider.people.add(person)
        return json_response(person.document(), 201)

    async def delete_person(self, _request: Request, subject: str) -> Response:
        """The account there is gone."""
        self.provider.people.remove(subject)
        return Response(204)

    async def get_calls(self, request: Request) -> Response:
        """The calls after number `since`."""
        since = request.query_values().get("since", "0")
        if not since.isdecimal():
            raise AnswerError(422, "invalid_input", fields={"since": "a whole number"})
        return json_response([call.document() for call in self.provider.calls.since(int(since))])

    async def delete_calls(self, _request: Request) -> Response:
        """Forget the calls."""
        self.provider.calls.clear()
        return Response(204)

    async def get_fault(self, _request: Request) -> Response:
        """The order in force."""
        return json_response(self.provider.fault.document())

    async def post_fault(self, request: Request) -> Response:
        """Another order."""
        self.provider.fault.order(await request.json_object())
        return json_response(self.provider.fault.document())


def new_person(document: Mapping[str, Any]) -> Person:
    """
    A person as described, under a subject of his own.

    Raises:
        AnswerError: 422 with the wrong fields.
    """
    wrong = dict.fromkeys(document.keys() - _FIELDS, "unknown")
    for name, kind in _FIELDS.items():
        if not isinstance(document.get(name, _DEFAULTS[name]), kind):
            wrong[name] = "of another type"
    if wrong:
        raise AnswerError(422, "invalid_input", fields=wrong)
    return Person(uuid4().hex, **{**_DEFAULTS, **document})
