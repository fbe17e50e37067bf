"""Headers that keep browsers from doing more than the pages need."""

from collections.abc import Mapping

from infra.local.front_door.asgi import Headers

_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_MAIL = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "img-src": "data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
    "sandbox": "allow-popups allow-popups-to-escape-sandbox",
}


def _headers(policy: Mapping[str, str], *, referrer: bytes = b"no-referrer") -> Headers:
    directives = "; ".join(f"{name} {value}" for name, value in policy.items())
    return (
        (b"content-security-policy", directives.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", referrer),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    )


WEB_APP = _headers(_PAGE)
# Pages that a secret link opens: nobody finds them.
SECRET_PAGE: Headers = (*WEB_APP, (b"x-robots-tag", b"noindex"))
# Swagger UI writes style attributes into its own page.
DOCS = _headers(_PAGE | {"style-src": "'self' 'unsafe-inline'"})
# The inbox shows mails in frames.
LOCAL_PAGES = _headers(_PAGE | {"frame-src": "'self'"})
# Its form is posted as a page's own: with no referrer at all, browsers call the origin "null".
SIGN_IN_PAGE = _headers(_PAGE, referrer=b"same-origin")
# A mail: its own styles, no scripts, nothing from the network; links open in a new tab.
MAIL_FRAME: Headers = (*_headers(_MAIL), (b"x-dns-prefetch-control", b"off"))
