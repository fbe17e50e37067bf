"""Deploy the product: package, upload, change set, settings; nothing when nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from infra import ROOT
from infra.deployment.artefacts import publish
from infra.deployment.change_set import ChangeSet, execute, propose, withdraw
from infra.deployment.connection import Connection
from infra.deployment.settings import (
    SettingsPlan,
    plan_settings,
    store_settings,
    stored_settings,
)
from infra.deployment.stack import MASKED, DeployError, Stack, describe
from infra.deployment.web import Site
from infra.package import Package, architecture_of, package

STAGES_IN_AWS = ("dev", "prod")

_API_CONCURRENCY_ON_PROD = 100  # of the 1 000 that an account has by default

Approve = Callable[[ChangeSet | None, SettingsPlan], bool]


class NotApprovedError(Exception):
    """Whoever was asked did not want the changes."""


@dataclass(frozen=True)
class DeployedStack:
    """
    Where the deployed product is.

    `queue_urls` and `table_names` are by short name (`telegram-updates`, `tasks`); `changed` is
    False when nothing had to be done. `site`: where the web app goes, on AWS.

    The embedded AWS makes a new API, with a new id, whenever the routes change.
    """

    stage: str
    api_id: str
    api_url: str
    queue_urls: Mapping[str, str]
    table_names: Mapping[str, str]
    changed: bool
    site: Site | None = None


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
    if stage in STAGES_IN_AWS:
        known = {**stored_settings(connection.ssm, stage), **settings}
        parameters |= _web_parameters(known) | _mail_parameters(known)
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
    """A secret's value is masked; the revision of the settings tells whether it has changed."""
    has = stack.parameters
    return all(has.get(name) in (value, MASKED) for name, value in parameters.items())


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


def _web_parameters(settings: Mapping[str, str]) -> dict[str, str]:
    """
    What the web app's domain is, and by what the API knows CloudFront.

    Raises:
        DeployError: there is a certificate, but no domain for it.
    """
    certificate = settings.get("WEB_CERTIFICATE")
    host = urlsplit(settings.get("APP_URL", "")).hostname
    parameters = {"OriginSecret": settings.get("ORIGIN_SECRET", "")}
    if not certificate:
        return {**parameters, "WebDomain": "", "WebCertificateArn": ""}
    if not host or host.endswith(".cloudfront.net"):
        raise DeployError("WEB_CERTIFICATE wants the domain in APP_URL that it is for")
    return {**parameters, "WebDomain": host, "WebCertificateArn": certificate}


def _mail_parameters(settings: Mapping[str, str]) -> dict[str, str]:
    """
    The domain that the worker may send from by SES.

    Raises:
        DeployError: mail is to go by SES, but from nowhere.
    """
    if settings.get("MAIL_VIA") != "ses":
        return {"MailIdentity": "none"}
    _, has_domain, domain = parseaddr(settings.get("MAIL_FROM", ""))[1].rpartition("@")
    if not has_domain:
        raise DeployError("MAIL_VIA=ses wants the address in MAIL_FROM that mail comes from")
    return {"MailIdentity": domain}


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
        site=Site.of(stack.outputs),
    )


def stack_name(stage: str) -> str:
    """CloudFormation's name of a stage."""
    return f"vestnik-{stage}"
