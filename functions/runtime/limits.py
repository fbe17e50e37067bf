"""How often somebody may call: takes from the limits of a route, says what is left."""

import ipaddress
import math
from collections.abc import Callable

from functions.runtime import cookies
from functions.runtime.observe import log
from functions.runtime.request import Request
from functions.runtime.routes import Route
from functions.runtime.viewer import address_of
from vestnik import bootstrap, clock, ids
from vestnik.accounts.addresses import lookup_key
from vestnik.accounts.tokens import read_refresh_token
from vestnik.errors import TooManyRequestsError, TransientError
from vestnik.platform.rate_limit import Decision, Limit, Limiter

API = Limit("api", count=120, period_s=60, by="user", burst=60)
VISITORS = Limit("visitors", count=60, period_s=60, by="user")  # who come by a web link
SIGN_IN_PER_IP = Limit("sign-in-ip", count=20, period_s=60, by="ip")
WRONG_SECRETS = Limit("wrong-secret", count=10, period_s=60, by="ip")
SIGN_IN_PER_ACCOUNT = Limit("sign-in-account", count=5, period_s=60, by="account")
REGISTRATION = Limit("registration", count=5, period_s=3600, by="ip")
RESET_PER_IP = Limit("reset-ip", count=20, period_s=3600, by="ip")
RESET_PER_ACCOUNT = Limit("reset-account", count=5, period_s=3600, by="account")

_IPV6_NETWORK = 64  # bits; a household has that many addresses


def take(route: Route, request: Request) -> dict[str, str]:
    """
    Count a request; answer the headers of the limit that is nearest to its end.

    The general limit of the API is counted in this container only; the route's own limits are
    shared and exact. `take_sign_in` is called by whoever checks a password, `take_reset` by whoever
    resets one, `take_registration` where only some make an account; `by` account is not for routes.

    Raises:
        TooManyRequestsError: a limit is reached.
        TransientError: nobody can count now, and the route is not one that only reads.
    """
    decisions: list[Decision] = []
    if not route.public:
        general = VISITORS if request.caller.way == "link" else API
        decisions.append(_counted(bootstrap.container_limiter(), general, request.caller.user_id))
    for limit in route.limits:
        key = _KEYS[limit.by](request)
        if key:
            decisions += _shared(limit, key, is_read=route.method == "GET")
    return _headers(decisions)


def take_sign_in(request: Request, email: str) -> dict[str, str]:
    """
    Count an attempt to sign in to the account of an address, from this request's IP address.

    Raises:
        TooManyRequestsError: too many of them.
        TransientError: nobody can count now.
    """
    return _take_by_address(request, email, SIGN_IN_PER_IP, SIGN_IN_PER_ACCOUNT)


def take_reset(request: Request, email: str) -> dict[str, str]:
    """
    Count a request to reset the password of an address, which may be nobody's.

    Raises:
        TooManyRequestsError: too many of them.
        TransientError: nobody can count now.
    """
    return _take_by_address(request, email, RESET_PER_IP, RESET_PER_ACCOUNT)


def _take_by_address(
    request: Request, email: str, per_ip: Limit, per_account: Limit
) -> dict[str, str]:
    """The address itself is kept nowhere."""
    account = ids.keyed_hash(bootstrap.config().session_keys[0], "account", lookup_key(email))
    return _headers(
        [
            *_shared(per_ip, _network(request), is_read=False),
            *_shared(per_account, account, is_read=False),
        ]
    )


def take_registration(request: Request) -> None:
    """
    Count a new account, or an attempt to make one, from this request's IP address.

    Raises:
        TooManyRequestsError: too many of them.
        TransientError: nobody can count now.
    """
    _shared(REGISTRATION, _network(request), is_read=False)


def take_wrong_secret(request: Request) -> dict[str, str]:
    """
    Count an address with a secret that is none, guessed from this request's IP address.

    Raises:
        TooManyRequestsError: too many of them.
        TransientError: nobody can count now.
    """
    return _headers(_shared(WRONG_SECRETS, _network(request), is_read=False))


def take_in_container(limit: Limit, key: str) -> None:
    """
    Count in this container only.

    Raises:
        TooManyRequestsError: the limit is reached.
    """
    _counted(bootstrap.container_limiter(), limit, key)


def _shared(limit: Limit, key: str, *, is_read: bool) -> list[Decision]:
    try:
        return [_counted(bootstrap.rate_limiter(), limit, key)]
    except TransientError:
        if not is_read:
            raise
        log.warning("limit not counted", limit=limit.name)
        return []


def _counted(limiter: Limiter, limit: Limit, key: str) -> Decision:
    scaled = limit.times(bootstrap.config().limits_factor)
    decision = limiter.take(scaled, key, now_ms=clock.now_ms())
    if not decision.allowed:
        raise TooManyRequestsError(
            retry_after_s=decision.retry_after_s, headers=_headers([decision])
        )
    return decision


def _headers(decisions: list[Decision]) -> dict[str, str]:
    if not decisions:
        return {}
    nearest = min(decisions, key=lambda decision: decision.remaining)
    return {
        "RateLimit-Limit": str(nearest.limit.at_once),
        "RateLimit-Remaining": str(nearest.remaining),
        "RateLimit-Reset": str(math.ceil(nearest.reset_s)),
    }


def _network(request: Request) -> str:
    """Whom the caller's address stands for: itself, or its network of 2^64 IPv6 addresses."""
    try:
        address = ipaddress.ip_address(address_of(request))
    except ValueError:
        return "unknown"  # the gateway names no address: all such callers share one limit
    if address.version == 4:
        return str(address)
    mapped = address.ipv4_mapped
    return str(mapped or ipaddress.ip_network((int(address), _IPV6_NETWORK), strict=False))


def _user(request: Request) -> str:
    return request.caller.user_id


def _session(request: Request) -> str | None:
    """The caller's session, or the one that the refresh token names."""
    if request.caller_or_none:
        return request.caller.session_id or request.caller.user_id
    parts = read_refresh_token(cookies.read(request, cookies.REFRESH) or "")
    return parts.session_id if parts else None


_KEYS: dict[str, Callable[[Request], str | None]] = {
    "ip": _network,
    "user": _user,
    "session": _session,
}
