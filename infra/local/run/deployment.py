"""Deploying into the embedded AWS, when something that is deployed has changed."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from infra import ROOT
from infra.local.run import calls
from infra.local.run.errors import RunError
from infra.local.run.home import Home
from infra.local.run.plans import aws_environment, clean_environment, product_environment
from infra.local.run.ports import HOST, Ports
from infra.local.run.steps import run_step
from infra.packaging.digest import digest_of_sources

_KEPT = "aws/deployed.json"  # in the state that it tells of: both are dropped together
_DEPLOYED = (
    *("app.py", "functions", "layers", "requirements.txt"),
    *(".chalice/config.json", ".chalice/policies"),
    *("infra/stack", "infra/package.py", "infra/packaging"),
    *("infra/deploy.py", "infra/deployment", "infra/local/seed.py"),
)


@dataclass(frozen=True)
class Order:
    """What is to be prepared in the embedded AWS (`prepare.py`)."""

    aws_url: str
    settings: Mapping[str, str]
    clock_file: str
    admin_password: str


async def deploy_if_changed(
    ports: Ports,
    home: Home,
    *,
    settings: Mapping[str, str],
    admin_password: str,
    say: Callable[[str], None],
) -> str:
    """
    Deploy unless the embedded AWS has just this; gives the URL of the API.

    Raises:
        RunError: the deployment failed, or could not be saved.
    """
    aws_url = f"http://{HOST}:{ports.aws}"
    order = Order(aws_url, settings, str(home.clock), admin_password)
    digest = _digest(order)
    kept = home.read(_KEPT)
    if kept is not None and kept["digest"] == digest:
        return str(kept["api_url"])
    home.forget(_KEPT)
    api_url = await _deploy(order, say)
    if await calls.status("POST", ports.aws, "/_launcher/checkpoint") != 200:
        raise RunError("deploy_failed", reason="the embedded AWS could not save its state")
    home.keep(_KEPT, {"digest": digest, "api_url": api_url})
    return api_url


async def _deploy(order: Order, say: Callable[[str], None]) -> str:
    result = await run_step(
        (sys.executable, "-m", "infra.local.run.prepare"),
        env={**clean_environment(), **aws_environment(order.aws_url), **product_environment()},
        given=json.dumps(asdict(order)),
        say=say,
    )
    if result.status:
        raise RunError("deploy_failed", reason=result.reason)
    return str(json.loads(result.output)["api_url"])


def _digest(order: Order) -> str:
    """What a deployment depends on: the order, the sources, the Python that packages them."""
    there = [path for name in _DEPLOYED if (path := ROOT / name).exists()]
    also = (json.dumps(asdict(order), sort_keys=True), sys.version)
    return digest_of_sources(there, below=ROOT, also=also)
