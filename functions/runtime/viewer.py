"""
Whose request it is, by address: the network that limits are counted for (ADR 18).

Behind CloudFront the gateway sees CloudFront's address. CloudFront tells the viewer's in a header,
and who it is by a secret that only it and we know; without that nobody's headers are believed.
"""

import hmac

from functions.runtime.request import Request
from vestnik.bootstrap import config

SECRET_HEADER, ADDRESS_HEADER = "vestnik-origin", "vestnik-viewer"  # as in infra/stack/web.yaml


def address_of(request: Request) -> str:
    """The viewer's address where CloudFront passes the request on, else that of who called."""
    if _comes_from_cloudfront(request):
        return request.headers.get(ADDRESS_HEADER) or request.source_ip
    return request.source_ip


def _comes_from_cloudfront(request: Request) -> bool:
    given = request.headers.get(SECRET_HEADER, "").encode(errors="replace")
    matches = [hmac.compare_digest(given, one.encode()) for one in config().origin_secrets]
    return any(matches)
