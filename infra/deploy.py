"""Deploy the product: package, upload, change set, settings; nothing when nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from infra import ROOT
from infra.deployment.artefacts import publish
from infra.deployment.change_set import ChangeSet, execute, propose, withdraw
from infra.deployment.connection import Connection
from infra.deployment.settings import SettingsPlan, plan_settings, store_settings
from infra.deployment.stack import DeployError, Stack, describe
from infra.package import Package, architecture_of, package

_API_CONCURRENCY_ON_PROD = 100  # of the 1 000 that an account has by default

Approve = Callable[[ChangeSet | None, SettingsPlan], bool]


class NotApprovedError(Exception):
    """Whoever was asked did not want the changes."""


@dataclass(frozen=True)
class DeployedStack:
    """
    Where the deployed product is.

    `queue_urls` and `table_names` are by short name (`telegram-updates`, `tasks`); `changed` is
    False when nothing had to be done. The embedded AWS makes a new API, with a new id, whenever
    the routes change.
    """

    stage: str
    api_id: str
    api_url: str
    queue_urls: Mapping[str, str]
    table_names: Mapping[str, str]
    changed: bool


def deploy(
    stage: str,
    *,
    endpoint_url: str | None,
    settings: Mapping[str, str],
    clock_file: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
    approve: Approve = lambda *_: True,
    root: Path = ROOT,
) -> DeployedStack:
    """
    Bring the stack `vestnik-<stage>` to the state of this tree.

    Args:
        endpoint_url: of the embedded AWS or LocalStack; None for AWS itself.
        settings: those that should be stored; an empty value deletes one.
        clock_file: where the movable clock keeps its offset, on the local stage.
        say: is told each step in a few words.
        approve: is asked before anything changes.

    Raises:
        DeployError: CloudFormation refused or rolled back, with its reasons.
        NotApprovedError: `approve` said no.
    """
    connection = Connection(stage, endpoint_url)
    plan = plan_settings(connection.ssm, stage, settings)
    say("package")
    packaged = package(stage, root=root)
    parameters = _parameters(stage, packaged, plan, clock_file)
    changed = _change(connection, packaged, parameters, plan, say, approve)
    stack = describe(connection.cloudformation, stack_name(stage))
    if stack is None:
        raise DeployError(f"{stack_name(stage)} disappeared while it was deployed")
    return _deployed(connection, stack, changed=changed)


def _change(
    connection: Connection,
    packaged: Package,
    parameters: Mapping[str, str],
    plan: SettingsPlan,
    say: Callable[[str], None],
    approve: Approve,
) -> bool:
    name = stack_name(connection.stage)
    stack = describe(connection.cloudformation, name)
    if stack and stack.is_settled and _has(stack, parameters):
        return False
    say("upload")
    template_url = publish(connection, packaged)
    say("change set")
    change_set = propose(
        connection.cloudformation, name, template_url=template_url, parameters=parameters
    )
    if not approve(change_set, plan):
        if change_set:
            withdraw(connection.cloudformation, change_set)
        raise NotApprovedError
    store_settings(connection.ssm, plan)
    if change_set:
        say("deploy")
        execute(connection.cloudformation, change_set)
    return bool(change_set) or plan.changes


def _has(stack: Stack, parameters: Mapping[str, str]) -> bool:
    return all(stack.parameters.get(name) == value for name, value in parameters.items())


def _parameters(
    stage: str, packaged: Package, plan: SettingsPlan, clock_file: Path | None
) -> dict[str, str]:
    parameters = {
        "StageName": stage,
        "Architecture": architecture_of(stage),
        "ClockFile": str(clock_file or ""),
        "SettingsRevision": plan.revision,
        "PackageDigest": packaged.digest,
    }
    if stage == "prod":
        parameters["ApiReservedConcurrency"] = str(_API_CONCURRENCY_ON_PROD)
    return parameters


def _deployed(connection: Connection, stack: Stack, *, changed: bool) -> DeployedStack:
    api_id, api_url = stack.outputs["RestAPIId"], stack.outputs["EndpointURL"]
    if connection.endpoint_url:
        api_url = f"{connection.endpoint_url.rstrip('/')}/_aws/execute-api/{api_id}/api/"
    return DeployedStack(
        stage=connection.stage,
        api_id=api_id,
        api_url=api_url,
        queue_urls=stack.named_outputs("Queue"),
        table_names=stack.named_outputs("Table"),
        changed=changed,
    )


def stack_name(stage: str) -> str:
    """CloudFormation's name of a stage."""
    return f"vestnik-{stage}"
