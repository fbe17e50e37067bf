"""Choosing another password where the present one is forgotten."""

from functions.api.schemas.mailbox import AskResetIn, OwnAddressOut, ResetIn
from functions.runtime import limits
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from vestnik import bootstrap, clock
from vestnik.accounts.password_reset import ask_reset, reset_password
from vestnik.errors import NotFoundError

routes = Routes("accounts")

ANSWERED_AFTER_MS = 1_000  # much longer than finding somebody and storing his mails takes


@routes.post(
    "/password-reset",
    answers={202: dict},
    public=True,
    errors=(400, 403, 413, 415, 422, 429, 503),
)
def ask_password_reset(request: Request, body: AskResetIn) -> Answer:
    """Have a link sent that resets a password; the answer is the same for every address."""
    answered_at_ms = clock.now_ms() + ANSWERED_AFTER_MS
    headers = limits.take_reset(request, body.email)
    try:
        ask_reset(body.email, bootstrap.reset_desk())
    finally:
        clock.wait_until_ms(answered_at_ms)
    return Answer({}, status=202, headers=headers)


@routes.post(
    "/password-reset/confirm",
    answers={200: OwnAddressOut},
    public=True,
    errors=(400, 403, 404, 413, 415, 422, 429, 503),
)
def confirm_password_reset(request: Request, body: ResetIn) -> Answer:
    """Choose another password, once for each link; all sessions end."""
    try:
        user = reset_password(body.token, body.password, bootstrap.reset_desk())
    except NotFoundError as error:
        error.headers.update(limits.take_wrong_secret(request))
        raise
    return Answer(OwnAddressOut(email=user.email or ""))
