"""Signing in with an account elsewhere. The provider is asked by a worker, the page waits."""

from functools import partial

from functions.api.schemas.oauth import (
    BeginQuery,
    EnteredOut,
    ProviderOut,
    ReadyProviderOut,
    ReturnQuery,
    WorkingOut,
)
from functions.runtime import cookies, limits
from functions.runtime.auth import user_of_browser
from functions.runtime.device import device_of
from functions.runtime.idempotency import refuse_key
from functions.runtime.origin import is_of_another_site
from functions.runtime.request import Answer, Request
from functions.runtime.routes import Routes
from functions.runtime.viewer import address_of
from vestnik import bootstrap, clock
from vestnik.accounts import timezones
from vestnik.accounts.telegram_link import FIRST_TIMEZONE
from vestnik.oidc.begin import Begin, Return, begin, come_back, is_ready, offered
from vestnik.oidc.enter import Visitor, open_session
from vestnik.oidc.model import FLOW_LIFE, Purpose
from vestnik.platform.rate_limit import Limit

routes = Routes("outside accounts")

PROVIDERS = Limit("oauth-providers", count=60, period_s=60, by="ip")
BEGINNINGS = Limit("oauth-start", count=20, period_s=60, by="ip")  # as many as sign-ins
RETURNS = Limit("oauth-callback", count=20, period_s=60, by="ip")
WAITING = Limit("oauth-session", count=120, period_s=60, by="ip")  # the page asks twice a second


@routes.get(
    "/oauth",
    answers={200: list[ProviderOut]},
    public=True,
    limits=(PROVIDERS,),
    errors=(429,),
)
def list_providers(_request: Request) -> Answer:
    """Where one may sign in with an account elsewhere."""
    return Answer([ProviderOut.of(one) for one in offered(bootstrap.flow_desk())])


@routes.get(
    "/oauth/{provider}",
    answers={200: ReadyProviderOut},
    public=True,
    limits=(PROVIDERS,),
    errors=(404, 429),
)
def get_provider(request: Request) -> Answer:
    """Whether one can go to a provider's page now."""
    provider, ready = is_ready(request.part("provider"), bootstrap.flow_desk())
    return Answer(ReadyProviderOut(id=provider.id, name=provider.name, ready=ready))


@routes.get(
    "/oauth/{provider}/start",
    answers={302: None},
    public=True,
    limits=(BEGINNINGS,),
    errors=(400, 401, 404, 422, 429, 503),
)
def begin_sign_in(request: Request, query: BeginQuery) -> Answer:
    """Go to a provider's page, or to ours that waits until it is known where that is."""
    if is_of_another_site(request):
        return _to_page("#failed")  # nobody has clicked here
    zone = query.timezone
    command = Begin(
        provider_id=request.part("provider"),
        next=query.next,
        timezone=zone if zone and timezones.is_zone(zone) else FIRST_TIMEZONE,
        language=query.language or request.language,
        purpose=query.purpose,
        user_id=None if query.purpose is Purpose.SIGN_IN else user_of_browser(request),
    )
    begun = begin(command, bootstrap.flow_desk())
    if begun is None:
        return _to_page(f"#wait={command.provider_id}")
    return Answer(
        "",
        status=302,
        headers={"Location": begun.url},
        cookies=cookies.of_flow(begun.secret, life=FLOW_LIFE),
    )


@routes.get(
    "/oauth/{provider}/callback",
    answers={302: None},
    public=True,
    limits=(RETURNS,),
    errors=(400, 429, 503),
)
def come_back_from_provider(request: Request, query: ReturnQuery) -> Answer:
    """Come back from a provider; the page that this leads to finishes the sign-in."""
    command = Return(
        provider_id=request.part("provider"),
        state=query.state,
        code=query.code,
        error=query.error,
        issuer=query.iss,
    )
    secret = cookies.read(request, cookies.FLOW)
    return _to_page("" if come_back(command, secret, bootstrap.flow_desk()) else "#failed")


@routes.post(
    "/oauth/session",
    answers={200: EnteredOut, 202: WorkingOut},
    public=True,
    limits=(WAITING,),
    errors=(403, 404, 409, 429, 503),
)
def create_session_by_provider(request: Request) -> Answer:
    """Sign in by what a provider has proved; 202 while it is being asked."""
    refuse_key(request)
    visitor = Visitor(cookies.read(request, cookies.FLOW), device_of(request), address_of(request))
    arrivals = bootstrap.arrival_desk(admit=partial(limits.take_registration, request))
    entered = open_session(visitor, bootstrap.flow_desk(), arrivals)
    if entered is None:
        return Answer(WorkingOut(), status=202)
    signed_in, path = entered
    return Answer(
        EnteredOut.entered(signed_in, path),
        cookies=(*cookies.of_session(signed_in, now=clock.now()), *cookies.flow_forgotten()),
    )


def _to_page(fragment: str) -> Answer:
    """Nothing that is secret stands in the address."""
    location = f"{bootstrap.config().app_url}outside{fragment}"
    return Answer("", status=302, headers={"Location": location})
