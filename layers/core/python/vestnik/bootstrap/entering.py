"""Signing in with accounts elsewhere."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from vestnik import clock
from vestnik.accounts.outside_accounts import OutsideDesk
from vestnik.accounts.outside_entry import ArrivalDesk
from vestnik.accounts.outside_store import OutsideStore
from vestnik.bootstrap.configured import config
from vestnik.bootstrap.mailing import outbox
from vestnik.bootstrap.people import accounts, sessions, tokens
from vestnik.oidc.begin import FlowDesk
from vestnik.oidc.bell import QueueBell
from vestnik.oidc.model import Provider
from vestnik.oidc.settings import read_providers
from vestnik.oidc.store import FlowStore, KnownProviders

if TYPE_CHECKING:
    from vestnik.oidc.prove import ProvingDesk


@cache
def outside() -> OutsideStore:
    """Which accounts elsewhere open which of ours."""
    return OutsideStore()


@cache
def _providers(text: str) -> dict[str, Provider]:
    return read_providers(text)


def _provider_name(provider_id: str) -> str:
    """By its id, if it is none of ours any more."""
    provider = _providers(config().oidc_providers).get(provider_id)
    return provider.name if provider else provider_id


def callback_url(provider_id: str) -> str:
    """Where a provider sends people back to; it must know this address."""
    return f"{config().app_url}api/oauth/{provider_id}/callback"


def flow_desk() -> FlowDesk:
    """What the API's side of a sign-in works with, with today's settings."""
    return FlowDesk(
        providers=_providers(config().oidc_providers),
        flows=FlowStore(),
        known=KnownProviders(),
        bell=QueueBell(config().sign_ins_queue_url),
        callback_url=callback_url,
        now=clock.now,
    )


@cache
def outside_desk() -> OutsideDesk:
    """What people do about their accounts elsewhere."""
    return OutsideDesk(
        accounts=accounts(),
        outside=outside(),
        outbox=outbox(),
        service=_provider_name,
        now=clock.now,
    )


def arrival_desk(*, admit: Callable[[], None]) -> ArrivalDesk:
    """What coming in by an account elsewhere works with, with today's keys."""
    return ArrivalDesk(
        outside=outside_desk(),
        newcomers=outside(),
        sessions=sessions(),
        tokens=tokens(),
        outbox=outbox(),
        admit=admit,
    )


def proving_desk() -> "ProvingDesk":
    """What asking a provider works with, with today's settings."""
    from vestnik.oidc.http import ProvidersWeb  # noqa: PLC0415 - one worker needs it
    from vestnik.oidc.prove import ProvingDesk  # noqa: PLC0415
    from vestnik.oidc.signed import opened  # noqa: PLC0415 - PyJWT, pycryptodome: 0.1 s

    is_local = config().stage == "local"
    return ProvingDesk(
        providers=_providers(config().oidc_providers),
        flows=FlowStore(),
        known=KnownProviders(),
        web=lambda provider: ProvidersWeb(provider.hosts, anywhere=is_local),
        opens=opened,
        callback_url=callback_url,
        now=clock.now,
    )
