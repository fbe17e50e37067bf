"""The caller's Telegram chat."""

from functions.api.schemas.accounts import LinkCodeOut, LinkedOut, NotLinkedOut
from functions.runtime.chat import send_text
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, clock
from vestnik.accounts.telegram_link import reachable_chat, start_telegram_link, unlink_telegram
from vestnik.platform.rate_limit import Limit
from vestnik.texts import render

routes = Routes("telegram")

LINK_CODES = Limit("telegram-link", count=60, period_s=60, by="user")
TESTS = Limit("telegram-test", count=6, period_s=60, by="user")


@routes.post(
    "/telegram/link",
    answers={201: LinkCodeOut},
    limits=(LINK_CODES,),
    errors=(400, 401, 403, 429, 503),
)
def start_link(request: Request) -> Answer:
    """Make a link that ties the chat in which it is opened to the caller's account."""
    import segno  # noqa: PLC0415 - only this view draws

    code, expires_at = start_telegram_link(
        request.caller.user_id,
        epoch=request.caller.epoch,
        now=clock.now(),
        accounts=bootstrap.accounts(),
    )
    url = f"https://t.me/{bootstrap.config().telegram_bot_name}?start={code}"
    drawing = segno.make(url, error="m").svg_inline(scale=4)
    return Answer(LinkCodeOut(url=url, expires_at=expires_at, qr_svg=drawing), status=201)


@routes.get("/telegram/link", answers={200: LinkedOut | NotLinkedOut}, errors=(400, 401, 429))
def get_link(request: Request) -> Answer:
    """Whether the caller's account has a chat, and which."""
    user = bootstrap.accounts().user(request.caller.user_id)
    linked = user and user.telegram
    return Answer(LinkedOut.of(linked) if linked else NotLinkedOut())


@routes.delete("/telegram/link", answers={204: None}, errors=(400, 401, 403, 409, 429))
def delete_link(request: Request) -> Answer:
    """Forget the caller's chat."""
    unlink_telegram(request.caller.user_id, accounts=bootstrap.accounts())
    return Answer(status=204)


@routes.post(
    "/telegram/test", answers={202: dict}, limits=(TESTS,), errors=(400, 401, 403, 409, 429, 503)
)
def send_test_message(request: Request) -> Answer:
    """Send a message to the caller's chat, to try whether it arrives."""
    chat_id = reachable_chat(request.caller.user_id, accounts=bootstrap.accounts())
    send_text(chat_id, render(request.language, "test-message"))
    return Answer({}, status=202)
