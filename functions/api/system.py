"""What tells about the product itself."""

from functions.api.openapi import describe
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap

routes = Routes("system")


@routes.get("/health", answers={200: dict, 503: dict}, public=True)
def health(_request: Request) -> Answer:
    """Whether work would be taken and done: the tables answer."""
    bootstrap.due().read("reminder", from_key="", before_key="1", limit=1)
    return Answer({"status": "ok"})


@routes.get("/openapi.json", answers={200: dict}, public=True)
def openapi(_request: Request) -> Answer:
    """The description of this API, OpenAPI 3.1, made from the table of routes."""
    from functions.api import routes as all_routes  # noqa: PLC0415 - this module is part of them

    return Answer(describe(all_routes()))
