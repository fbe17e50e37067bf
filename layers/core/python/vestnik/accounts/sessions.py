"""The life of a session family, from signing in to signing out."""

from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.accounts.model import User
from vestnik.accounts.ports import Sessions
from vestnik.accounts.session_family import FAMILY_LIFE, Proof, Session, Standing, standing
from vestnik.accounts.tokens import Tokens, read_refresh_token
from vestnik.errors import NotFoundError, TransientError, UnauthorizedError

_TRIES = 3  # of a refresh that meets others


@dataclass(frozen=True)
class SignedIn:
    """Who signed in, and the tokens that prove it."""

    user: User
    session: Session
    access_token: str
    refresh_token: str


def open_session(
    user: User,
    *,
    device: str,
    now: datetime,
    sessions: Sessions,
    tokens: Tokens,
    proof: Proof | None = None,
) -> SignedIn:
    """Begin a session family; its device is known from then on."""
    signed_in = new_session(user, device=device, now=now, tokens=tokens, proof=proof)
    sessions.add(signed_in.session)
    return signed_in


def new_session(
    user: User, *, device: str, now: datetime, tokens: Tokens, proof: Proof | None = None
) -> SignedIn:
    """
    A session family that is good as soon as it is stored.

    Raises:
        UnauthorizedError: `account_disabled`.
    """
    if user.is_disabled:
        raise UnauthorizedError("account_disabled")
    session_id, seed = ids.new_id(), ids.new_secret()
    refresh_token = tokens.refresh_token(user.id, session_id, 1, seed)
    session = Session(
        id=session_id,
        user_id=user.id,
        seed=seed,
        current=ids.sha256_hex(refresh_token),
        created_at=now,
        rotated_at=now,
        expires_at=now + FAMILY_LIFE,
        device=device,
        epoch=user.epoch,
        provider=proof.provider if proof else None,
        proved_at=proof.at if proof else None,
    )
    access_token = tokens.access_token(user.id, session_id, now=now)
    return SignedIn(user, session, access_token, refresh_token)


def whose(
    access_token: str, *, now: datetime, sessions: Sessions, tokens: Tokens
) -> tuple[User, Session]:
    """
    The account and session of an access token.

    Raises:
        UnauthorizedError: it is forged or expired, or its session has ended.
    """
    claims = tokens.read_access_token(access_token, now=now)
    found = sessions.signed_in(claims.user_id, claims.session_id) if claims else None
    if not found or not _is_good(*found, now):
        raise UnauthorizedError
    return found


def _is_good(user: User, session: Session, now: datetime) -> bool:
    return session.is_alive(now) and session.epoch == user.epoch and not user.is_disabled


def refresh(token: str, *, now: datetime, sessions: Sessions, tokens: Tokens) -> SignedIn:
    """
    Answer a refresh token with an access token and, when it is due, its successor.

    Raises:
        UnauthorizedError: it is not, or no longer, good. A spent one ends its family.
        TransientError: others were always in the way.
    """
    parts = read_refresh_token(token)
    if parts is None:
        raise UnauthorizedError("session_ended")
    for _ in range(_TRIES):
        found = sessions.signed_in(parts.user_id, parts.session_id)
        if not found or not _is_good(*found, now):
            raise UnauthorizedError("session_ended")
        answered = _answered(token, *found, now=now, sessions=sessions, tokens=tokens)
        if answered:
            return answered
    raise TransientError


def _answered(
    token: str, user: User, session: Session, *, now: datetime, sessions: Sessions, tokens: Tokens
) -> SignedIn | None:
    """None: the family was rotated by somebody else since it was read."""
    judged = standing(
        session,
        ids.sha256_hex(token),
        made_by_us=tokens.made_refresh_token(token, session),
        now=now,
    )
    if judged is Standing.YOUNG:
        return _signed_in(user, session, token, now=now, tokens=tokens)
    if judged is Standing.DUE:
        return _rotated(user, session, now=now, sessions=sessions, tokens=tokens)
    successor = tokens.current_refresh_token(session) if judged is Standing.GRACE else None
    if successor:
        return _signed_in(user, session, successor, now=now, tokens=tokens)
    if judged is Standing.REPLAYED:
        sessions.end(session.user_id, session.id)
    raise UnauthorizedError("session_ended")


def _rotated(
    user: User, session: Session, *, now: datetime, sessions: Sessions, tokens: Tokens
) -> SignedIn | None:
    successor = tokens.refresh_token(user.id, session.id, session.generation + 1, session.seed)
    after = session.rotated(ids.sha256_hex(successor), now=now)
    if not sessions.rotate(session, after):
        return None
    return _signed_in(user, after, successor, now=now, tokens=tokens)


def _signed_in(
    user: User, session: Session, refresh_token: str, *, now: datetime, tokens: Tokens
) -> SignedIn:
    access_token = tokens.access_token(user.id, session.id, now=now)
    return SignedIn(user, session, access_token, refresh_token)


def sign_out(user_id: str, session_id: str, *, sessions: Sessions) -> None:
    """End a family, and with it all its tokens; it may have ended already."""
    sessions.end(user_id, session_id)


def end_session(user_id: str, session_id: str, *, sessions: Sessions) -> None:
    """
    End one of the caller's families.

    Raises:
        NotFoundError: it is not one of his.
    """
    if not sessions.end(user_id, session_id):
        raise NotFoundError


def end_other_sessions(user_id: str, *, keep: str | None, sessions: Sessions) -> None:
    """End all families of the account but one. May be repeated after it broke off half-way."""
    for session in sessions.of_user(user_id):
        if session.id != keep:
            sessions.end(user_id, session.id)


def list_sessions(user: User, *, now: datetime, sessions: Sessions) -> list[Session]:
    """The living families, the one used last first."""
    alive = [one for one in sessions.of_user(user.id) if _is_good(user, one, now)]
    return sorted(alive, key=lambda session: session.rotated_at, reverse=True)
