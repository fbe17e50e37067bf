"""The caller's web link, and opening somebody's."""

from datetime import timedelta

from functions.api.schemas.weblinks import (
    ActiveLinkOut,
    LinkIn,
    MadeLinkOut,
    NoLinkOut,
    TokenIn,
    VisitOut,
)
from functions.runtime import cookies, limits
from functions.runtime.idempotency import refuse_key
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, clock
from vestnik.errors import NotFoundError
from vestnik.weblinks.model import MakeLink
from vestnik.weblinks.use_cases import current_link, make_link, open_link, revoke_link

routes = Routes("web link")


@routes.post(
    "/link", answers={201: MadeLinkOut}, errors=(400, 401, 403, 409, 413, 415, 422, 429, 503)
)
def make_web_link(request: Request, body: LinkIn) -> Answer:
    """Make a link to the caller's tasks; an older one dies."""
    refuse_key(request)
    life = timedelta(days=body.expires_in_days)
    command = MakeLink(user_id=request.caller.user_id, mode=body.mode, life=life)
    token, link = make_link(command, bootstrap.weblinks_desk())
    url = f"{bootstrap.config().app_url}l#{token}"
    return Answer(MadeLinkOut(url=url, mode=link.mode, expires_at=link.expires_at), status=201)


@routes.get("/link", answers={200: ActiveLinkOut | NoLinkOut}, errors=(400, 401, 429, 503))
def get_web_link(request: Request) -> Answer:
    """Whether the caller's tasks have a link, and when it was used last."""
    link = current_link(request.caller.user_id, bootstrap.weblinks_desk())
    return Answer(ActiveLinkOut.of(link) if link else NoLinkOut())


@routes.delete("/link", answers={204: None}, errors=(400, 401, 403, 429, 503))
def revoke_web_link(request: Request) -> Answer:
    """End the caller's link, also for those who have it open."""
    revoke_link(request.caller.user_id, bootstrap.weblinks_desk())
    return Answer(status=204)


@routes.post(
    "/link/session",
    answers={200: VisitOut},
    public=True,
    errors=(400, 403, 404, 413, 415, 422, 429, 503),
)
def open_web_link(request: Request, body: TokenIn) -> Answer:
    """Open a link: the browser gets a cookie that is good for its owner's tasks alone."""
    try:
        link_pass, visit = open_link(body.token, bootstrap.weblinks_desk())
    except NotFoundError as error:
        error.headers.update(limits.take_wrong_secret(request))
        raise
    telegram = visit.owner.telegram
    return Answer(
        VisitOut(mode=visit.link.mode, name=telegram.username if telegram else None),
        cookies=cookies.of_link(link_pass, life=visit.link.expires_at - clock.now()),
    )
