"""
Making, opening and revoking web links.

A visitor shows the token once and gets a pass for it, which his browser shows with each request.
A pass is bound to the link that it was made for: whatever ends the link ends the pass at once.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.accounts.model import User
from vestnik.errors import NotFoundError
from vestnik.weblinks.model import MakeLink, WebLink
from vestnik.weblinks.ports import WebLinks

_LONGEST_PASS = 128  # ours are 81 characters


@dataclass(frozen=True)
class LinkDesk:
    """What every use case here works with. `keys`: today's key of passes, then older ones."""

    links: WebLinks
    keys: tuple[str, ...]
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Visit:
    """Somebody who came by a link: whose tasks he sees, and what he may do."""

    owner: User
    link: WebLink


def make_link(command: MakeLink, desk: LinkDesk) -> tuple[str, WebLink]:
    """A new token, which is shown once, and its link."""
    token = ids.new_secret()
    link = WebLink(
        user_id=command.user_id,
        token_hash=ids.sha256_hex(token),
        mode=command.mode,
        expires_at=desk.now() + command.life,
    )
    desk.links.put(link)
    return token, link


def current_link(user_id: str, desk: LinkDesk) -> WebLink | None:
    """A person's link, if it is good."""
    link = desk.links.of_user(user_id)
    return link if link and link.is_alive(desk.now()) else None


def revoke_link(user_id: str, desk: LinkDesk) -> None:
    """End a person's link and every pass for it; without one nothing happens."""
    desk.links.remove(user_id)


def open_link(token: str, desk: LinkDesk) -> tuple[str, Visit]:
    """
    The pass for a token, and what it lets its holder see.

    Raises:
        NotFoundError: it is wrong, expired or revoked; nothing tells which.
    """
    token_hash = ids.sha256_hex(token)
    owner_id = desk.links.owner_of(token_hash)
    visit = _visit(owner_id, desk) if owner_id else None
    if visit is None or not hmac.compare_digest(visit.link.token_hash, token_hash):
        raise NotFoundError
    return _pass(visit.link, desk.keys[0]), visit


def visit_by(given_pass: str, desk: LinkDesk) -> Visit | None:
    """The visit that a pass stands for; None when it is forged or its link has ended."""
    user_id, dot, _ = given_pass.partition(".")
    readable = given_pass.isascii() and len(given_pass) <= _LONGEST_PASS
    visit = _visit(user_id, desk) if readable and user_id and dot else None
    if visit is None or not _is_for(visit.link, given_pass, desk):
        return None
    if visit.link.is_worth_noting(desk.now()):
        desk.links.note_use(visit.link, desk.now())
    return visit


def _visit(user_id: str, desk: LinkDesk) -> Visit | None:
    found = desk.links.with_owner(user_id)
    if found is None or found[0].is_shut or not found[1].is_alive(desk.now()):
        return None
    return Visit(*found)


def _is_for(link: WebLink, given_pass: str, desk: LinkDesk) -> bool:
    return any(hmac.compare_digest(given_pass, _pass(link, key)) for key in desk.keys)


def _pass(link: WebLink, key: str) -> str:
    return f"{link.user_id}.{ids.keyed_hash(key, 'weblink', link.user_id, link.token_hash)}"
