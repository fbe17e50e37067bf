"""The page that shows every component of the web app in every state."""

from dataclasses import dataclass

from infra.local.front_door.asgi import Request, Response
from infra.local.front_door.router import Router
from infra.local.front_door.static import Folder


@dataclass(frozen=True)
class KitPage:
    """It is built beside the web app and served only here: nobody deploys it."""

    files: Folder

    def add_to(self, router: Router) -> None:
        """Answer these paths."""
        router.add("GET", "/_local/kit", self.get_page)
        router.add("GET", "/_local/kit/{name}", self.get_file)

    async def get_page(self, request: Request) -> Response:
        """The page itself."""
        return self.files.answer(request, "/kit.html")

    async def get_file(self, request: Request, name: str) -> Response:
        """A script or a style sheet of it."""
        return self.files.answer(request, f"/{name}")
