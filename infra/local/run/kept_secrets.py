"""Secrets that are made once for each `.local/` and kept there."""

import secrets
from dataclasses import asdict, dataclass

from infra.local.run.home import Home

_KEPT = "secrets.json"


@dataclass(frozen=True)
class Secrets:
    """What nobody had to think up."""

    session_key: str
    telegram_token: str
    telegram_webhook_secret: str
    oidc_client_secret: str
    sender_key: str
    admin_password: str
    demo_password: str


def load_or_make(home: Home) -> Secrets:
    """The kept secrets; a missing one is made."""
    kept = {**asdict(_fresh()), **(home.read(_KEPT) or {})}
    home.keep(_KEPT, kept)
    return Secrets(**kept)


def _fresh() -> Secrets:
    return Secrets(
        session_key=secrets.token_urlsafe(48),
        telegram_token=f"4242:local-{secrets.token_urlsafe(24)}",
        telegram_webhook_secret=secrets.token_urlsafe(32),
        oidc_client_secret=secrets.token_urlsafe(32),
        sender_key=secrets.token_urlsafe(48),
        admin_password=secrets.token_urlsafe(12),
        demo_password=secrets.token_urlsafe(12),
    )
