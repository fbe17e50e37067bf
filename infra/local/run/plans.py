"""The children of a run, and what each is told."""

import os
import sys
from collections.abc import Mapping

from infra import ROOT
from infra.local import venvs
from infra.local.run.child import Plan
from infra.local.run.home import Home
from infra.local.run.kept_secrets import Secrets
from infra.local.run.ports import HOST, Ports
from infra.local.run.settings import OIDC_CLIENT_ID

_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "SSL_CERT_FILE", "SSL_CERT_DIR")
_AWS_REGION = "us-east-1"


def clean_environment() -> dict[str, str]:
    """
    What every child inherits.

    Functions inherit it in turn: a stray LOG_LEVEL or AWS_PROFILE of a shell must not reach them.
    """
    inherited = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**inherited, "TZ": "UTC", "PYTHONUNBUFFERED": "1", "NO_PROXY": f"{HOST},localhost"}


def step_environment() -> dict[str, str]:
    """What a step of the start inherits: the person's shell, with its proxies and registries."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return {**inherited, "NO_PROXY": f"{HOST},localhost"}


def aws_environment(aws_url: str) -> dict[str, str]:
    """What an AWS client of this machine needs beside."""
    return {
        "AWS_ENDPOINT_URL": aws_url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": _AWS_REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def embedded_aws(ports: Ports, home: Home) -> Plan:
    """MiniStack and what the launcher adds to it."""
    given = {"--port": ports.aws, "--state-dir": home.aws, "--clock-file": home.clock}
    arguments = [f"{name}={value}" for name, value in given.items()]
    return Plan(
        name="embedded-aws",
        command=_tied(str(venvs.AWS.python), "infra.local.embedded_aws", *arguments),
        env=clean_environment(),
        port=ports.aws,
        ready_path="/_launcher/ready",
    )


def front_door(
    ports: Ports, home: Home, *, api_url: str, settings: Mapping[str, str], kept: Secrets
) -> Plan:
    """The one origin, and the doubles of the world outside."""
    given = {
        "--port": ports.app,
        "--smtp-port": ports.smtp,
        "--api-url": api_url,
        "--aws-url": f"http://{HOST}:{ports.aws}",
        "--state-dir": home.outside,
        "--web-dir": ROOT / "web" / "dist",
        "--docs-dir": ROOT / "web" / "dist" / "docs",
        "--kit-dir": ROOT / "web" / "dist-kit",
        "--clock-file": home.clock,
        "--telegram-token": settings["TELEGRAM_TOKEN"],
        "--telegram-bot-name": settings["TELEGRAM_BOT_NAME"],
        "--webhook-secret": settings["TELEGRAM_WEBHOOK_SECRET"],
        "--oidc-client-id": OIDC_CLIENT_ID,
        "--oidc-client-secret": kept.oidc_client_secret,
        "--sender-key": kept.sender_key,
    }
    arguments = [f"{name}={value}" for name, value in given.items()]
    return Plan(
        name="front-door",
        command=_tied(sys.executable, "infra.local.front_door", *arguments),
        env=clean_environment(),
        port=ports.app,
        ready_path="/_local/api/ready",
    )


def _tied(python: str, module: str, *arguments: str) -> tuple[str, ...]:
    """A command whose process ends when the run does, even by SIGKILL."""
    return (python, "-m", "infra.local.tied", module, *arguments)
