"""Deploying into the embedded AWS, when something that is deployed has changed."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from infra import ROOT
from infra.local.run import calls
from infra.local.run.errors import RunError
from infra.local.run.home import Home
from infra.local.run.logbook import parse
from infra.local.run.plans import aws_environment, step_environment
from infra.local.run.ports import Ports
from infra.local.run.steps import Say, run_step
from infra.packaging.digest import digest_of_sources

_KEPT = "aws/deployed.json"  # in the state that it tells of: both are dropped together
_NEW_TABLE = "requires replacing"  # CloudFormation's words for keys or indexes that differ
_DEPLOYED = (
    *("app.py", "functions", "layers", "requirements.txt"),
    *(".chalice/config.json", ".chalice/policies"),
    *("infra/stack", "infra/package.py", "infra/packaging"),
    *("infra/deploy.py", "infra/deployment"),
    *("infra/local/embedded_aws", "infra/local/seed.py"),
)


@dataclass(frozen=True)
class Order:
    """What is to be prepared in the embedded AWS (`prepare.py`)."""

    aws_url: str
    settings: Mapping[str, str]
    clock_file: str
    admin_password: str


def kept_api_url(order: Order, home: Home) -> str | None:
    """Where the API is, if the embedded AWS has just this; None when it must be deployed."""
    kept = home.read(_KEPT)
    return str(kept["api_url"]) if kept is not None and kept["digest"] == _digest(order) else None


async def deploy(order: Order, home: Home, *, ports: Ports, say: Say, log: Say) -> str:
    """
    Deploy, save the embedded AWS, and remember what was deployed; gives the URL of the API.

    Args:
        say: is told each step.
        log: gets what tools say meanwhile.

    Raises:
        RunError: the deployment failed, or could not be saved.
    """
    home.forget(_KEPT)
    digest = _digest(order)
    api_url = await _prepare(order, say, log)
    if await calls.status("POST", ports.aws, "/_launcher/checkpoint") != 200:
        raise RunError("deploy_failed", reason="the embedded AWS could not save its state")
    home.keep(_KEPT, {"digest": digest, "api_url": api_url})
    return api_url


async def _prepare(order: Order, say: Say, log: Say) -> str:
    told: dict[str, str] = {}

    def hear(line: str) -> None:
        news = parse(line)
        if news is None:
            log(line)
            return
        told.update(news)
        if step := news.get("step"):
            say(step)

    await run_step(
        (sys.executable, "-m", "infra.local.run.prepare"),
        env={**step_environment(), **aws_environment(order.aws_url)},
        given=json.dumps(asdict(order)),
        say=hear,
        log=log,
    )
    if "api_url" not in told:
        reason = told.get("failed", "the step ended early")
        raise RunError("tables_changed" if _NEW_TABLE in reason else "deploy_failed", reason=reason)
    return told["api_url"]


def _digest(order: Order) -> str:
    """What a deployment depends on: the order, the sources, the Python that packages them."""
    there = [path for name in _DEPLOYED if (path := ROOT / name).exists()]
    also = (json.dumps(asdict(order), sort_keys=True), sys.version)
    return digest_of_sources(there, below=ROOT, also=also)
