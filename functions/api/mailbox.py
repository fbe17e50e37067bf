"""Confirming an e-mail address, and saying what mail it does not want."""

from urllib.parse import quote

from functions.api.schemas.mailbox import (
    ConfirmIn,
    OwnAddressOut,
    UnsubscribedOut,
    UnsubscribeQuery,
)
from functions.runtime import limits
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, clock
from vestnik.accounts.mailbox import confirm_address, send_confirmation, unsubscribe
from vestnik.errors import NotFoundError
from vestnik.platform.rate_limit import Limit

routes = Routes("accounts")

CONFIRMATIONS = Limit("confirmation", count=3, period_s=3600, by="user")


@routes.post(
    "/user/confirm",
    answers={200: OwnAddressOut},
    public=True,
    errors=(400, 403, 404, 413, 415, 422, 429, 503),
)
def confirm_email(request: Request, body: ConfirmIn) -> Answer:
    """Confirm an address by the link that was sent to it."""
    try:
        return Answer(OwnAddressOut(email=confirm_address(body.token, bootstrap.mail_desk())))
    except NotFoundError as error:
        error.headers.update(limits.take_wrong_secret(request))
        raise


@routes.post(
    "/user/confirmation",
    answers={202: dict},
    limits=(CONFIRMATIONS,),
    errors=(400, 401, 403, 404, 409, 429, 503),
)
def send_confirmation_again(request: Request) -> Answer:
    """Send the link that confirms the caller's address; one that was switched off is on again."""
    send_confirmation(request.caller.user_id, bootstrap.mail_desk(), now=clock.now())
    return Answer({}, status=202)


@routes.get("/unsubscribe", answers={303: None}, public=True, errors=(400, 422))
def show_unsubscribing(_request: Request, query: UnsubscribeQuery) -> Answer:
    """Lead a person to the page that asks; whatever only opens addresses changes nothing."""
    page = f"{bootstrap.config().app_url}unsubscribe#{quote(query.token)}"
    return Answer("", status=303, headers={"Location": page})


@routes.post(
    "/unsubscribe",
    answers={200: UnsubscribedOut},
    public=True,
    from_anywhere=True,  # mail programs that are web pages send it too
    errors=(400, 404, 409, 422, 429, 503),
)
def unsubscribe_at_once(request: Request, query: UnsubscribeQuery) -> Answer:
    """Get no more mail of this kind; the body, if there is one, is not read (RFC 8058)."""
    try:
        return Answer(UnsubscribedOut(topic=unsubscribe(query.token, bootstrap.mail_desk())))
    except NotFoundError as error:
        error.headers.update(limits.take_wrong_secret(request))
        raise
