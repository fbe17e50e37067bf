"""What would change in a stack, and making it so."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from infra.deployment.stack import (
    MASKED,
    DeployError,
    delete,
    describe,
    failures_since,
    wait_until_done,
)

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_cloudformation.type_defs import (
        DescribeChangeSetOutputTypeDef,
        ParameterTypeDef,
    )

_WAIT_LIMIT_S = 300.0
_LONGEST_PAUSE_S = 2.0
_NOTHING_TO_DO = ("didn't contain changes", "No updates are to be performed")


@dataclass(frozen=True)
class Change:
    """One resource: `action` is Add, Modify or Remove; `replaces` that it gets a new identity."""

    action: str
    resource: str
    kind: str
    replaces: bool


@dataclass(frozen=True)
class ChangeSet:
    """A change set that can be executed."""

    id: str
    stack_id: str
    changes: tuple[Change, ...]


def propose(
    cloudformation: CloudFormationClient,
    stack_name: str,
    *,
    template_url: str,
    parameters: Mapping[str, str],
) -> ChangeSet | None:
    """
    Make a change set; None when the stack is as wanted already. A masked parameter stays as it is.

    Raises:
        DeployError: CloudFormation refuses the template.
    """
    stack = describe(cloudformation, stack_name)
    if stack and stack.is_leftover:
        delete(cloudformation, stack)
        stack = None
    made = cloudformation.create_change_set(
        StackName=stack_name,
        ChangeSetName=f"deploy-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}",
        ChangeSetType="CREATE" if stack is None or stack.is_new else "UPDATE",
        TemplateURL=template_url,
        Parameters=[_parameter(name, value) for name, value in parameters.items()],
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
    )
    described = _wait_until_made(cloudformation, made["Id"])
    if described["Status"] == "FAILED":
        cloudformation.delete_change_set(ChangeSetName=made["Id"])
        reason = described.get("StatusReason", "no reason given")
        if any(words in reason for words in _NOTHING_TO_DO):
            return None
        raise DeployError(f"CloudFormation refuses the template: {reason}")
    return ChangeSet(made["Id"], described["StackId"], _changes(described))


def execute(cloudformation: CloudFormationClient, change_set: ChangeSet) -> None:
    """
    Execute it and wait for the end; CloudFormation rolls a failure back.

    Raises:
        DeployError: with the reason of each resource that failed.
    """
    since = datetime.now(UTC)
    cloudformation.execute_change_set(ChangeSetName=change_set.id)
    status = wait_until_done(cloudformation, change_set.stack_id)
    if status not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
        reasons = failures_since(cloudformation, change_set.stack_id, since)
        raise DeployError("\n  ".join([f"the deployment ended as {status}", *reasons]))


def withdraw(cloudformation: CloudFormationClient, change_set: ChangeSet) -> None:
    """Delete a change set that nobody wants executed."""
    cloudformation.delete_change_set(ChangeSetName=change_set.id)


def _parameter(name: str, value: str) -> ParameterTypeDef:
    if value == MASKED:
        return {"ParameterKey": name, "UsePreviousValue": True}
    return {"ParameterKey": name, "ParameterValue": value}


def _wait_until_made(
    cloudformation: CloudFormationClient, change_set_id: str
) -> DescribeChangeSetOutputTypeDef:
    deadline, pause_s = time.monotonic() + _WAIT_LIMIT_S, 0.02
    while time.monotonic() < deadline:
        described = cloudformation.describe_change_set(ChangeSetName=change_set_id)
        if described["Status"] in {"CREATE_COMPLETE", "FAILED"}:
            return described
        time.sleep(pause_s)
        pause_s = min(pause_s * 1.5, _LONGEST_PAUSE_S)
    raise DeployError(f"no change set after {_WAIT_LIMIT_S / 60:.0f} minutes")


def _changes(described: DescribeChangeSetOutputTypeDef) -> tuple[Change, ...]:
    """The first page of changes (CloudFormation gives 100 or so), which is what people look at."""
    return tuple(
        Change(
            action=change["Action"],
            resource=change["LogicalResourceId"],
            kind=change["ResourceType"],
            replaces=change.get("Replacement") == "True",
        )
        for entry in described["Changes"]
        if (change := entry.get("ResourceChange"))
    )
