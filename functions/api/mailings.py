"""Mailings: what managers do with them."""

from functions.api.schemas.mailings import (
    MailingIn,
    MailingOut,
    MailingPatch,
    MailingPreviewIn,
    MailingPreviewOut,
    MailingsQuery,
    TestMessageIn,
    TestMessageOut,
)
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik.apitokens.model import Scope

routes = Routes("mailings", read_scope=Scope.MAILINGS, write_scope=Scope.MAILINGS, role="manager")

_READ = (400, 401, 422, 429, 503)
_WRITE = (400, 401, 404, 409, 412, 413, 415, 422, 429, 503)
_ACT = (400, 401, 404, 409, 412, 429, 503)


@routes.get("/mailings", answers={200: list[MailingOut]}, errors=_READ)
def list_mailings(request: Request, query: MailingsQuery) -> Answer:
    """All mailings, newest first."""
    raise NotImplementedError


@routes.post("/mailings", answers={201: MailingOut}, errors=_WRITE)
def create_mailing(request: Request, body: MailingIn) -> Answer:
    """Create a mailing; one that may begin does so at once, unless it is a draft."""
    raise NotImplementedError


@routes.post("/mailings/preview", answers={200: MailingPreviewOut}, errors=_WRITE)
def preview_mailing(request: Request, body: MailingPreviewIn) -> Answer:
    """How many clients a filter chooses now, and what some of them would read."""
    raise NotImplementedError


@routes.get("/mailings/{id}", answers={200: MailingOut}, errors=(*_READ, 404))
def get_mailing(request: Request) -> Answer:
    """One mailing."""
    raise NotImplementedError


@routes.patch("/mailings/{id}", answers={200: MailingOut}, errors=_WRITE)
def edit_mailing(request: Request, body: MailingPatch) -> Answer:
    """Change the given fields; once it has begun text, filter and start are locked."""
    raise NotImplementedError


@routes.delete("/mailings/{id}", answers={204: None}, errors=_ACT)
def delete_mailing(request: Request) -> Answer:
    """Delete a mailing; nothing of it is sent after the answer."""
    raise NotImplementedError


@routes.post("/mailings/{id}/pause", answers={200: MailingOut}, errors=_ACT)
def pause_mailing(request: Request) -> Answer:
    """Send nothing until it is resumed."""
    raise NotImplementedError


@routes.post("/mailings/{id}/resume", answers={200: MailingOut}, errors=_ACT)
def resume_mailing(request: Request) -> Answer:
    """Go on; ends the pause of the channel as well, where that is why it stands."""
    raise NotImplementedError


@routes.post("/mailings/{id}/cancel", answers={200: MailingOut}, errors=_ACT)
def cancel_mailing(request: Request) -> Answer:
    """End it for good; who hasn't been sent to won't be."""
    raise NotImplementedError


@routes.post(
    "/mailings/{id}/clone", answers={201: MailingOut}, errors=(400, 401, 404, 409, 422, 429, 503)
)
def clone_mailing(request: Request) -> Answer:
    """Make a draft with the same text, filter and window."""
    raise NotImplementedError


@routes.post("/mailings/{id}/test", answers={202: TestMessageOut}, errors=_WRITE)
def test_mailing(request: Request, body: TestMessageIn) -> Answer:
    """Send the text to one phone, outside of all statistics; what became of it is asked for."""
    raise NotImplementedError


@routes.get("/mailings/{id}/test", answers={200: list[TestMessageOut]}, errors=(*_READ, 404))
def list_tests(request: Request) -> Answer:
    """The test messages of the last days, newest first."""
    raise NotImplementedError
