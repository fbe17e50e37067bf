"""The one origin: decides who answers a request."""

import logging
import re
from dataclasses import dataclass

from infra.local.front_door.asgi import (
    DisconnectedError,
    Receive,
    Request,
    Response,
    Scope,
    Send,
    json_response,
)
from infra.local.front_door.errors import AnswerError, error_document
from infra.local.front_door.local_guard import refuse_strangers
from infra.local.front_door.proxy import Upstream
from infra.local.front_door.router import Router
from infra.local.front_door.static import Folder

# CloudFront has the same behaviours in AWS: each path is served by its twin under /api.
ALIASES = frozenset(
    {
        b"/openapi.json",
        b"/metrics",
        b"/health",
        b"/CarexRandom",
        b"/CompanyRandom",
        b"/retry-errors",
    }
)
# Their links carry a secret behind the "#": nobody keeps these pages, nobody finds them.
SECRET_PAGES = frozenset({b"/l", b"/reset", b"/confirm", b"/unsubscribe"})
_BOT_TOKEN = re.compile(r"/bot[^/]*")
_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FrontDoor:
    """The ASGI application."""

    upstream: Upstream
    web: Folder
    secret_pages: Folder
    docs: Folder
    local: Router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever goes wrong is answered as JSON."""
        request = Request.of(scope, receive)
        try:
            response = await self._answer(request)
        except DisconnectedError:
            return
        except AnswerError as error:
            response = _error_response(request, error)
        except Exception:
            _logger.exception("Failed to answer %s %s", request.method, _loggable(request.path))
            response = _error_response(request, AnswerError(500, "internal_error"))
        if response is not None:
            await response.send(send, with_body=request.method != "HEAD")

    async def _answer(self, request: Request) -> Response | None:
        path = request.raw_path
        if path == b"/api" or path.startswith(b"/api/"):
            return await self.upstream.forward(request, path.removeprefix(b"/api") or b"/")
        if path in ALIASES:
            return await self.upstream.forward(request, path)
        if path == b"/_local" or path.startswith(b"/_local/"):
            refuse_strangers(request)
            return await self.local.answer(request)
        if path == b"/docs":
            return Response(308, headers=((b"location", b"/docs/"),))
        if path.startswith(b"/docs/"):
            return self.docs.answer(request, request.path.removeprefix("/docs"))
        pages = self.secret_pages if path in SECRET_PAGES else self.web
        return pages.answer(request, request.path)


def _loggable(path: str) -> str:
    return _BOT_TOKEN.sub("/bot<token>", path)


def _error_response(request: Request, error: AnswerError) -> Response:
    document = error_document(error.code, request.header("accept-language"), fields=error.fields)
    allow = ((b"allow", error.allow.encode()),) if error.allow else ()
    return json_response(document, error.status, allow)
