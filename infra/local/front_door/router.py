"""Which handler answers which path and method under /_local."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from infra.local.front_door.asgi import Request, Response
from infra.local.front_door.errors import AnswerError

Handler = Callable[..., Awaitable[Response | None]]


@dataclass(frozen=True)
class Router:
    """Routes by template: `{name}` stands for one segment and is handed to the handler by name."""

    routes: dict[re.Pattern[str], dict[str, Handler]] = field(default_factory=dict)

    def add(self, method: str, template: str, handler: Handler) -> None:
        """Answer this method on this path with the handler; HEAD comes with GET."""
        pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template))
        handlers = self.routes.setdefault(pattern, {})
        handlers[method] = handler
        if method == "GET":
            handlers["HEAD"] = handler

    async def answer(self, request: Request) -> Response | None:
        """
        What the handler answers; None when it has cut the connection on purpose.

        Raises:
            AnswerError: 404 for an unknown path, 405 for a method that the path doesn't take.
        """
        for pattern, handlers in self.routes.items():
            if matched := pattern.fullmatch(request.path):
                handler = handlers.get(request.method)
                if handler is None:
                    allowed = ", ".join(sorted(handlers))
                    raise AnswerError(405, "method_not_allowed", allow=allowed)
                return await handler(request, **matched.groupdict())
        raise AnswerError(404, "not_found")
