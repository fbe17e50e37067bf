"""What a sign-in that a provider has proved is good for: a session, or one more way in."""

from dataclasses import dataclass

from vestnik import ids
from vestnik.accounts.outside import Identity, OutsideAccount
from vestnik.accounts.outside_accounts import OutsideDesk, connect
from vestnik.accounts.outside_entry import ArrivalDesk, Arrive, arrive
from vestnik.accounts.sessions import SignedIn
from vestnik.errors import ConflictError, NotFoundError
from vestnik.oidc.begin import FlowDesk, call_again
from vestnik.oidc.model import Flow, Purpose, Stage


@dataclass(frozen=True)
class Visitor:
    """A browser: the secret of its sign-in, what it calls itself and where it calls from."""

    secret: str | None
    device: str
    ip: str


def open_session(
    visitor: Visitor, desk: FlowDesk, arrivals: ArrivalDesk
) -> tuple[SignedIn, str] | None:
    """
    Sign in by what a provider has proved, and where to go on; None: a worker is still at it.

    Raises:
        NotFoundError: no sign-in of this browser is on its way, or no longer.
        ConflictError: it came to nothing, and why; `outside_email_taken`; `outside_other_account`,
            it does not prove who began it; `outside_to_connect`, it was begun to connect.
    """
    flow = _flow(visitor.secret, desk)
    if flow.purpose is Purpose.CONNECT:
        raise ConflictError("outside_to_connect")
    if not _is_proved(flow, desk) or flow.identity is None:
        return None
    signed_in = arrive(_arrival(flow.identity, flow, visitor), arrivals)
    desk.flows.note_use(flow, now=desk.now())
    return signed_in, flow.next


def connect_account(
    user_id: str, epoch: int, secret: str | None, desk: FlowDesk, outside: OutsideDesk
) -> tuple[OutsideAccount, str] | None:
    """
    Let what a provider has proved open an account from now on; None: a worker is still at it.

    Raises:
        NotFoundError: nothing that he began in this browser to connect is on its way, or no longer.
        ConflictError: it came to nothing, and why; `outside_account_taken`.
    """
    flow = _flow(secret, desk)
    if flow.purpose is not Purpose.CONNECT or flow.user_id != user_id:
        raise NotFoundError("outside_sign_in_unknown")
    if not _is_proved(flow, desk) or flow.identity is None:
        return None
    account = connect(user_id, flow.identity, outside, epoch=epoch)
    desk.flows.note_use(flow, now=desk.now())
    return account, flow.next


def _arrival(identity: Identity, flow: Flow, visitor: Visitor) -> Arrive:
    return Arrive(
        identity,
        flow.timezone,
        flow.language,
        visitor.device,
        visitor.ip,
        proved_at=flow.signed_in_at,
        user_id=flow.user_id,
        is_again=flow.used_at is not None,
    )


def _flow(secret: str | None, desk: FlowDesk) -> Flow:
    """The browser's sign-in, whatever has come of it since it came back."""
    flow = desk.flows.flow(ids.sha256_hex(secret)) if secret else None
    if flow is None or flow.stage is Stage.BEGUN or not flow.is_open(desk.now()):
        raise NotFoundError("outside_sign_in_unknown")
    return flow


def _is_proved(flow: Flow, desk: FlowDesk) -> bool:
    """False: it is on its way; a worker whose call was lost is called again."""
    if flow.failure is not None:
        raise ConflictError(flow.failure)
    until = flow.claimed_until
    if flow.stage is Stage.CLAIMED and until is not None and until <= desk.now():
        raise ConflictError("outside_interrupted")
    call_again(flow, desk)
    return flow.identity is not None
