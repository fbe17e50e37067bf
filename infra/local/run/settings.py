"""The product's settings on this machine: what the run knows, then what `.env` says."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from infra import ROOT
from infra.local.run.kept_secrets import Secrets
from infra.local.run.options import Options
from infra.local.run.ports import HOST, Ports
from infra.local.run.sender_token import make_token
from vestnik.config import SETTINGS

OIDC_CLIENT_ID = "vestnik"  # by this name the provider of `/_local/oidc` knows the product
_LOOSE_LIMITS_FACTOR = "100"
_PRODUCTION_LIMITS_FACTOR = "1"
_LEAD_S = "1"  # a warm worker on this machine gets a reminder within tens of milliseconds


def settings_of_run(options: Options, *, ports: Ports, kept: Secrets) -> dict[str, str]:
    """The settings that this run deploys with."""
    env = read_env_file(ROOT / ".env", declared=(setting.name for setting in SETTINGS))
    return local_settings(
        ports=ports, kept=kept, env=env, production_limits=options.production_limits
    )


def local_settings(
    *, ports: Ports, kept: Secrets, env: Mapping[str, str], production_limits: bool
) -> dict[str, str]:
    """Every setting that differs from its default."""
    app = f"http://{HOST}:{ports.app}"
    return {
        "APP_URL": f"{app}/",
        "SESSION_KEY": kept.session_key,
        "TELEGRAM_TOKEN": kept.telegram_token,
        "TELEGRAM_BOT_NAME": "vestnik_local_bot",
        "TELEGRAM_WEBHOOK_SECRET": kept.telegram_webhook_secret,
        "TELEGRAM_API_BASE": f"{app}/_local/telegram",
        "OIDC_PROVIDERS": json.dumps({"local": _local_provider(app, kept)}),
        "SENDER_URL": f"{app}/_local/sender",
        "SENDER_TOKEN": make_token(kept.sender_key),
        "SMTP_HOST": HOST,
        "SMTP_PORT": str(ports.smtp),
        "LEAD_S": _LEAD_S,
        "LOG_LEVEL": "DEBUG",
        "LIMITS_FACTOR": _LOOSE_LIMITS_FACTOR,
        **env,
        **({"LIMITS_FACTOR": _PRODUCTION_LIMITS_FACTOR} if production_limits else {}),
    }


def _local_provider(app: str, kept: Secrets) -> dict[str, str]:
    return {
        "name": "Local",
        "issuer": f"{app}/_local/oidc",
        "client_id": OIDC_CLIENT_ID,
        "client_secret": kept.oidc_client_secret,
    }


def read_env_file(path: Path, *, declared: Iterable[str]) -> dict[str, str]:
    """The declared settings that `.env` gives a value; a name without one keeps its default."""
    known = frozenset(declared)
    lines = path.read_text().splitlines() if path.exists() else []
    pairs = (_pair(line) for line in lines)
    return {name: value for name, value in pairs if name in known and value}


def _pair(line: str) -> tuple[str, str]:
    """`NAME=value`, with `export` and quotes allowed; a comment is a pair of nothing."""
    name, _, value = line.strip().removeprefix("export ").partition("=")
    value = value.strip()
    for quote in ("'", '"'):
        if len(value) > 1 and value.startswith(quote) and value.endswith(quote):
            return name.strip(), value[1:-1]
    return name.strip(), value.split(" #")[0].rstrip()
