"""Web links as they go in and out."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from functions.api.schemas.base import In, Instant, Out
from vestnik.weblinks.model import LIFE, LinkMode, WebLink

_LONGEST_LIFE_DAYS = 365
_LONGEST_TOKEN = 256  # characters; ours are 43

Days = Annotated[int, Field(ge=1, le=_LONGEST_LIFE_DAYS, strict=True)]


class LinkIn(In):
    """A link to make; the older one dies."""

    mode: LinkMode = LinkMode.EDIT
    expires_in_days: Days = LIFE // timedelta(days=1)


class MadeLinkOut(Out):
    """A new link; its address is shown this once."""

    url: str
    mode: LinkMode
    expires_at: Instant


class NoLinkOut(Out):
    """The caller has no link, or no longer."""

    active: Literal[False] = False


class ActiveLinkOut(Out):
    """The caller's link; its last use is exact to a minute."""

    active: Literal[True] = True
    mode: LinkMode
    expires_at: Instant
    last_used_at: Instant | None

    @classmethod
    def of(cls, link: WebLink) -> "ActiveLinkOut":
        return cls(mode=link.mode, expires_at=link.expires_at, last_used_at=link.last_used_at)


class TokenIn(In):
    """What follows `#` in the address of a link."""

    token: Annotated[str, Field(max_length=_LONGEST_TOKEN)]


class VisitOut(Out):
    """What a link opens; `name` is its owner's in Telegram, null if there is none."""

    mode: LinkMode
    name: str | None
