"""What the product's worker calls: discovery, tokens, keys."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from infra.local.front_door.asgi import Request, Response, json_response
from infra.local.front_door.oidc.calls import Call
from infra.local.front_door.oidc.faults import OF_EVERY_CALL, Mode
from infra.local.front_door.oidc.provider import Provider
from infra.local.front_door.oidc.token_request import TokenRefusedError, read_token_request
from infra.local.front_door.router import Router
from infra.local.front_door.silence import Silence

SLOW_S = 5.0

Form = dict[str, str]
Endpoint = Callable[[Request, Form, Mode], Response]


@dataclass(frozen=True)
class Endpoints:
    """Each notes its call and meets the fault that was ordered."""

    provider: Provider
    silence: Silence

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        for method, path, endpoint in (
            ("GET", ".well-known/openid-configuration", self.discovery),
            ("GET", "jwks", self.jwks),
            ("POST", "token", self.token),
        ):
            router.add(method, f"/_local/oidc/{path}", self._noting(endpoint))

    def discovery(self, _request: Request, _form: Form, _mode: Mode) -> Response:
        """Where everything is."""
        return json_response(self.provider.configuration())

    def jwks(self, _request: Request, _form: Form, _mode: Mode) -> Response:
        """The public keys."""
        return json_response(self.provider.keys.document())

    def token(self, request: Request, form: Form, mode: Mode) -> Response:
        """Tokens for a code."""
        try:
            wanted = read_token_request(form, request.header("authorization"), self.provider.client)
            return json_response(self.provider.redeem(wanted, mode))
        except TokenRefusedError as refusal:
            return json_response({"error": refusal.code}, refusal.status)

    def _noting(self, endpoint: Endpoint) -> Callable[[Request], Awaitable[Response | None]]:
        async def answer(request: Request) -> Response | None:
            form = await request.form()
            shown = {name: value for name, value in form.items() if name != "client_secret"}
            now = self.provider.clock.now_text()
            call = self.provider.calls.record(
                partial(Call, endpoint=endpoint.__name__, params=shown, at=now)
            )
            mode = self._strike(endpoint)
            if mode == "down":
                await self.silence.cut(request)
                return None
            if mode == "slow":
                await asyncio.sleep(SLOW_S)
            response = _broken(mode) or endpoint(request, form, mode)
            call.status = response.status
            return response

        return answer

    def _strike(self, endpoint: Endpoint) -> Mode:
        fault = self.provider.fault
        meets = fault.mode in OF_EVERY_CALL or endpoint == self.token
        return fault.strike() if meets else "ok"


def _broken(mode: Mode) -> Response | None:
    html = ((b"content-type", b"text/html; charset=utf-8"),)
    if mode == "500":
        return Response(500, b"<h1>Internal Server Error</h1>", html)
    if mode == "html":
        return Response(200, b"<h1>We are busy</h1>", html)
    return None
