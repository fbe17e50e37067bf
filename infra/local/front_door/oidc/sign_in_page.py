"""Where people are sent to sign in: they choose who they are, or refuse."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from infra.local.front_door.asgi import Headers, Request, Response
from infra.local.front_door.errors import AnswerError
from infra.local.front_door.oidc.authorization import (
    Authorization,
    UnknownClientError,
    mistake_in,
    read_authorization,
)
from infra.local.front_door.oidc.interface import new_person
from infra.local.front_door.oidc.people import Person
from infra.local.front_door.oidc.provider import Provider
from infra.local.front_door.pages.fill import fill_page, language_of
from infra.local.front_door.pages.texts import words
from infra.local.front_door.router import Router
from infra.local.front_door.security_headers import SIGN_IN_PAGE

_PATH = "/_local/oidc/authorize"


@dataclass(frozen=True)
class SignInPage:
    """Remembers nobody: each time it asks anew."""

    provider: Provider

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        router.add("GET", _PATH, self.get_page)
        router.add("POST", _PATH, self.post_choice)

    async def get_page(self, request: Request) -> Response:
        """Who may sign in, and a form for somebody new."""

        def page(_authorization: Authorization) -> Response:
            parts = {"known": self._known(request), "action": escape(_address(request))}
            return fill_page("sign_in", request, facts={}, parts=parts, headers=SIGN_IN_PAGE)

        return self._answer(request, page)

    async def post_choice(self, request: Request) -> Response:
        """Take the person back with what he has chosen."""
        form = await request.form()
        return self._answer(request, lambda authorization: self._choice(form, authorization))

    def _answer(self, request: Request, answer: Callable[[Authorization], Response]) -> Response:
        """
        The answer to a request that is right; a wrong one goes straight back.

        Raises:
            AnswerError: 400 where it is not known whom to send back to.
        """
        query = request.query_values()
        try:
            authorization = read_authorization(query, self.provider.client)
        except UnknownClientError as error:
            raise AnswerError(400, "unknown_client") from error
        if mistake := mistake_in(query):
            return _go(authorization.answer(self.provider.issuer, error=mistake))
        return answer(authorization)

    def _choice(self, form: dict[str, str], authorization: Authorization) -> Response:
        if "refuse" in form:
            return _go(authorization.answer(self.provider.issuer, error="access_denied"))
        return _go(self.provider.agree(self._chosen(form), authorization))

    def _chosen(self, form: dict[str, str]) -> Person:
        """
        The known person, or the one whom the form describes.

        Raises:
            AnswerError: 404 for nobody known.
        """
        if "subject" not in form:
            person = new_person(
                {
                    "name": form.get("name", ""),
                    "email": form.get("email"),
                    "email_verified": "email_verified" in form,
                }
            )
            self.provider.people.add(person)
            return person
        known = self.provider.people.find(form["subject"])
        if known is None:
            raise AnswerError(404, "not_found")
        return known

    def _known(self, request: Request) -> str:
        texts = words(language_of(request))
        return "".join(_button(person, texts) for person in self.provider.people.everybody())


def _button(person: Person, texts: dict[str, str]) -> str:
    about = escape(person.email or texts["oidc_no_email"])
    if person.email and not person.email_verified:
        about += f" · {escape(texts['oidc_unverified'])}"
    return (
        f'<li><button name="subject" value="{escape(person.subject)}">'
        f"<b>{escape(person.name)}</b><span>{about}</span></button></li>"
    )


def _address(request: Request) -> str:
    return f"{_PATH}?{request.query.decode('ascii')}"


def _go(address: str) -> Response:
    headers: Headers = ((b"location", address.encode()), (b"cache-control", b"no-store"))
    return Response(303, headers=headers)
