"""Going to a provider, and coming back from it. Nothing here waits for the provider (ADR 24)."""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from vestnik import ids
from vestnik.errors import NotFoundError
from vestnik.oidc.authorization import address_of
from vestnik.oidc.model import (
    FLOW_LIFE,
    HINT_AGAIN,
    Flow,
    Metadata,
    Provider,
    Purpose,
    Stage,
)
from vestnik.oidc.ports import Bell, Flows, Known
from vestnik.texts import Language

_CODE_MAX = 2048  # characters; the longest in use have some hundred


@dataclass(frozen=True)
class FlowDesk:
    """What the API's side of a sign-in works with. `callback_url`: of a provider's id."""

    providers: Mapping[str, Provider]
    flows: Flows
    known: Known
    bell: Bell
    callback_url: Callable[[str], str]
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Begin:
    """
    Go to a provider; what a new account would speak and where it would live.

    `user_id`: who is signed in, where the purpose wants somebody to be.
    """

    provider_id: str
    next: str
    timezone: str
    language: Language
    purpose: Purpose = Purpose.SIGN_IN
    user_id: str | None = None


@dataclass(frozen=True)
class Begun:
    """Where to send the browser, and the secret by which it is known again."""

    url: str
    secret: str


@dataclass(frozen=True)
class Return:
    """What a provider sends back with the browser: a code, or why there is none."""

    provider_id: str
    state: str
    code: str | None = None
    error: str | None = None
    issuer: str | None = None


def offered(desk: FlowDesk) -> list[Provider]:
    """The providers; a worker is asked for what is not known of them, or too long ago."""
    for provider in desk.providers.values():
        _metadata(provider, desk)
    return list(desk.providers.values())


def is_ready(provider_id: str, desk: FlowDesk) -> tuple[Provider, bool]:
    """
    A provider, and whether one can go there now.

    Raises:
        NotFoundError: there is no such provider.
    """
    provider = _provider(provider_id, desk)
    return provider, _metadata(provider, desk) is not None


def begin(command: Begin, desk: FlowDesk) -> Begun | None:
    """
    Begin a sign-in; None: not enough is known of the provider, but a worker asks it.

    Raises:
        NotFoundError: there is no such provider.
    """
    provider = _provider(command.provider_id, desk)
    metadata = _metadata(provider, desk)
    if metadata is None:
        return None
    secret = ids.new_secret()
    flow = Flow(
        key=ids.sha256_hex(secret),
        provider=provider.id,
        state=ids.new_secret(),
        nonce=ids.new_secret(),
        verifier=ids.new_secret(),
        next=command.next,
        timezone=command.timezone,
        language=command.language,
        expires_at=desk.now() + FLOW_LIFE,
        purpose=command.purpose,
        user_id=command.user_id,
    )
    desk.flows.add(flow)
    callback = desk.callback_url(provider.id)
    return Begun(address_of(flow, provider, metadata, callback_url=callback), secret)


def come_back(command: Return, secret: str | None, desk: FlowDesk) -> bool:
    """
    Keep what the provider says to a sign-in of this browser; the same again changes nothing.

    False: no sign-in of this browser through this provider is on its way with this state.
    """
    key = ids.sha256_hex(secret or "")
    flow = desk.flows.flow(key)
    if flow is None or not _belongs(command, flow, desk):
        return False
    if command.code is None:
        desk.flows.refuse(key, "outside_refused")
    elif desk.flows.bring_back(key, command.code, now=desk.now()):
        desk.bell.ring_for_flow(key)
    return True


def call_again(flow: Flow, desk: FlowDesk) -> None:
    """Call a worker for one that waits with its code, if the last call seems to be lost."""
    now, last = desk.now(), flow.hinted_at
    is_lost = last is None or now - last >= HINT_AGAIN
    if flow.stage is not Stage.RETURNED or not is_lost:
        return
    if desk.flows.note_hint(flow.key, now=now, last=last):
        desk.bell.ring_for_flow(flow.key)


def _belongs(command: Return, flow: Flow, desk: FlowDesk) -> bool:
    provider = desk.providers.get(flow.provider)
    if provider is None or flow.provider != command.provider_id or not flow.is_open(desk.now()):
        return False
    if command.issuer is not None and command.issuer != provider.issuer:
        return False  # RFC 9207: another provider's answer
    if len(command.code or "") > _CODE_MAX or not (command.code or command.error):
        return False
    return hmac.compare_digest(command.state.encode(), flow.state.encode())


def _provider(provider_id: str, desk: FlowDesk) -> Provider:
    provider = desk.providers.get(provider_id)
    if provider is None:
        raise NotFoundError
    return provider


def _metadata(provider: Provider, desk: FlowDesk) -> Metadata | None:
    """
    What is known of a provider, also while it is renewed; None when it is too old by then.

    What was another's by that id is nothing.
    """
    found, now = desk.known.metadata(provider.id), desk.now()
    is_its_own = found is not None and found.issuer == provider.issuer
    metadata = found if found and is_its_own and found.serves(now) else None
    is_fresh = metadata is not None and metadata.is_fresh(now)
    if not is_fresh and desk.known.note_question(provider.id, now=now):
        desk.bell.ring_for_provider(provider.id)
    return metadata
