"""
The table of routes.

A module of `functions/api` makes one `Routes` and decorates its views; `publish` gives them to
Chalice. Every path is declared with every method, so that a wrong method is our own 405 with
`Allow` (API Gateway would answer as if the path did not exist), HEAD works where GET does, and
OpenAPI, limits and permissions are read from the same table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, get_type_hints

from pydantic import BaseModel

from functions.runtime.request import Answer, Request
from vestnik.apitokens.model import Scope
from vestnik.platform.rate_limit import Limit

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

View = Callable[..., Answer]


@dataclass(frozen=True)
class Route:
    """
    One operation.

    `body` and `query`: the models of what goes in; `answers`: status -> model of what comes out
    (None: no body; a media type: text of that type). `public`: nobody needs to be signed in;
    `from_anywhere`: nor does it matter whose page sends it, what it brings says all.
    `limits`: who may call how often. `form`: also takes application/x-www-form-urlencoded.
    `takes`: the media type of a body that the view reads itself.
    `by_link`: also for whoever comes by a web link; one that only reads gets no further than GET
    and HEAD. `scopes`: an API token with any of these opens it; none does where there are none.
    `role`: any of these, or the administrator's.
    """

    method: str
    path: str
    view: View
    summary: str
    area: str
    answers: dict[int, Any]
    body: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    public: bool = False
    from_anywhere: bool = False
    form: bool = False
    takes: str | None = None
    errors: tuple[int, ...] = ()
    role: str | tuple[str, ...] | None = None
    limits: tuple[Limit, ...] = ()
    by_link: bool = False
    scopes: frozenset[Scope] = frozenset()

    @property
    def roles(self) -> frozenset[str]:
        """Those that open it, but for the administrator's; all people may where there are none."""
        return frozenset({self.role} if isinstance(self.role, str) else self.role or ())


@dataclass
class Routes:
    """
    The routes of one resource; what is said here is said of all of them, see Route.

    `read_scope`: of GET, `write_scope`: of all others, unless a route names its own scopes. `role`:
    who may do any of it.
    """

    area: str
    by_link: bool = False
    read_scope: Scope | None = None
    write_scope: Scope | None = None
    role: str | None = None
    routes: list[Route] = field(default_factory=list)

    def add(
        self, method: str, path: str, *, answers: dict[int, Any], **options: Any
    ) -> Callable[[View], View]:
        """
        Register the decorated view.

        The view takes the request and, where it declares them, `body` and `query`; their types
        are the models that validate them.
        """

        def register(view: View) -> View:
            hints = get_type_hints(view)
            options.setdefault("scopes", self._scopes(method))
            options.setdefault("role", self.role)
            summary = (view.__doc__ or "").strip().partition("\n")[0]
            self.routes.append(
                Route(
                    method=method,
                    path=path,
                    view=view,
                    summary=summary,
                    area=self.area,
                    answers=answers,
                    body=hints.get("body"),
                    query=hints.get("query"),
                    by_link=self.by_link,
                    **options,
                )
            )
            return view

        return register

    def _scopes(self, method: str) -> frozenset[Scope]:
        scope = self.read_scope if method == "GET" else self.write_scope
        return frozenset({scope} if scope else ())

    def get(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.add("GET", path, **options)

    def post(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.add("POST", path, **options)

    def patch(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.add("PATCH", path, **options)

    def delete(self, path: str, **options: Any) -> Callable[[View], View]:
        return self.add("DELETE", path, **options)


def by_path(groups: Iterable[Routes]) -> dict[str, dict[str, Route]]:
    """
    path -> method -> route.

    Raises:
        ValueError: an operation is declared twice.
    """
    table: dict[str, dict[str, Route]] = {}
    for group in groups:
        for route in group.routes:
            methods = table.setdefault(route.path, {})
            if route.method in methods:
                raise ValueError(f"{route.method} {route.path} is declared twice")
            methods[route.method] = route
    return table


__all__ = ["METHODS", "Answer", "Request", "Route", "Routes", "View", "by_path"]
