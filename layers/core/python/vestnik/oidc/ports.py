"""What signing in through a provider needs from outside. Everything raises TransientError."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from vestnik.accounts.outside import Identity
from vestnik.errors import PermanentError
from vestnik.oidc.model import Flow, Metadata

Jwk = Mapping[str, Any]  # RFC 7517
Opens = Callable[[str, Sequence[Jwk]], Mapping[str, Any]]  # `signed.opened`


class UnknownKeyError(PermanentError):
    """No key of the provider that we know could have signed a token; it may have new ones."""


class Flows(Protocol):
    """The sign-ins that are on their way. All reads are consistent."""

    def add(self, flow: Flow) -> None: ...

    def flow(self, key: str) -> Flow | None: ...

    def bring_back(self, key: str, code: str, *, now: datetime) -> bool:
        """The person came back with a code; False: he had come back before."""

    def refuse(self, key: str, failure: str) -> bool:
        """The person came back without one; False: he had come back before."""

    def note_hint(self, key: str, *, now: datetime, last: datetime | None) -> bool:
        """A worker is called once more; False: somebody else has just called one."""

    def claim(self, key: str, *, now: datetime, until: datetime) -> Flow | None:
        """Take one that waits with its code, which nobody will get again; None: there is none."""

    def prove(self, key: str, identity: Identity, signed_in_at: datetime | None) -> bool:
        """Who came of a claimed one, see `Flow`; its code and verifier are forgotten."""

    def fail(self, key: str, failure: str) -> bool:
        """Why a claimed one came to nothing; its code and verifier are forgotten."""

    def note_use(self, flow: Flow, *, now: datetime) -> None:
        """
        It has opened an account; only the first time counts.

        Of the person only that is kept by which he is known again.
        """


class Known(Protocol):
    """What providers have said of themselves."""

    def metadata(self, provider_id: str) -> Metadata | None: ...

    def keep(self, provider_id: str, metadata: Metadata) -> None: ...

    def note_question(self, provider_id: str, *, now: datetime) -> bool:
        """A worker is asked for it; False: one was asked a moment ago."""


class Web(Protocol):
    """
    Providers' servers.

    Raises:
        TransientError: no answer, or one that can't be used.
        PermanentError: the address is not one we call, or the answer is a refusal.
    """

    def checked(self, url: str) -> str:
        """The same address, if it is one that we may call or send people to."""

    def read(self, url: str) -> Mapping[str, Any]:
        """The JSON object at an address."""

    def post(
        self, url: str, form: Mapping[str, str], *, login: tuple[str, str] | None
    ) -> Mapping[str, Any]:
        """What an endpoint answers to a form; `login`: name and password by Basic."""


class Bell(Protocol):
    """Calls the worker; a call may be lost."""

    def ring_for_flow(self, key: str) -> None: ...

    def ring_for_provider(self, provider_id: str) -> None: ...
