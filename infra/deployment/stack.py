"""A CloudFormation stack as it is now."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from infra.errors import OperatorError

if TYPE_CHECKING:
    from datetime import datetime

    from mypy_boto3_cloudformation import CloudFormationClient

MASKED = "****"  # what CloudFormation shows of a parameter with NoEcho

_WAIT_LIMIT_S = 1800.0
_LONGEST_PAUSE_S = 5.0
_CONSEQUENCES = ("Resource creation cancelled", "Resource update cancelled")


class DeployError(OperatorError):
    """The stack could not be brought to the wanted state; the message says why."""


@dataclass(frozen=True)
class Stack:
    """One stack. `outputs` and `parameters` are name -> value."""

    name: str
    id: str
    status: str
    parameters: Mapping[str, str]
    outputs: Mapping[str, str]

    @property
    def is_settled(self) -> bool:
        """Whether it is whole and nothing is going on."""
        whole = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"}
        return self.status in whole

    @property
    def is_leftover(self) -> bool:
        """Whether it is the remains of a creation that failed; it can only be deleted."""
        return self.status in {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"}

    @property
    def is_new(self) -> bool:
        """Whether it has nothing but a change set yet."""
        return self.status == "REVIEW_IN_PROGRESS"

    def named_outputs(self, kind: str) -> dict[str, str]:
        """Outputs `<Kind>TelegramUpdates` as {"telegram-updates": value}."""
        return {
            re.sub(r"(?<!^)(?=[A-Z])", "-", name.removeprefix(kind)).lower(): value
            for name, value in self.outputs.items()
            if name.startswith(kind)
        }


def describe(cloudformation: CloudFormationClient, name: str) -> Stack | None:
    """The stack, or None when there is none."""
    try:
        found = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise
    return Stack(
        name=name,
        id=found["StackId"],
        status=found["StackStatus"],
        parameters={p["ParameterKey"]: p["ParameterValue"] for p in found.get("Parameters", [])},
        outputs={o["OutputKey"]: o["OutputValue"] for o in found.get("Outputs", [])},
    )


def wait_until_done(cloudformation: CloudFormationClient, stack_id: str) -> str:
    """
    Wait for the end of what is going on; return the status.

    Raises:
        DeployError: it did not end within 30 minutes.
    """
    deadline, pause_s = time.monotonic() + _WAIT_LIMIT_S, 0.05
    while time.monotonic() < deadline:
        status = cloudformation.describe_stacks(StackName=stack_id)["Stacks"][0]["StackStatus"]
        if not status.endswith("_IN_PROGRESS"):
            return status
        time.sleep(pause_s)
        pause_s = min(pause_s * 1.5, _LONGEST_PAUSE_S)
    raise DeployError(f"CloudFormation is still busy after {_WAIT_LIMIT_S / 60:.0f} minutes")


def failures_since(
    cloudformation: CloudFormationClient, stack_id: str, since: datetime
) -> list[str]:
    """Why resources failed, oldest first; what failed only because another did is left out."""
    pages = cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack_id)
    failures = [
        f"{event['LogicalResourceId']}: {event['ResourceStatusReason']}"
        for page in pages
        for event in page["StackEvents"]
        if event["Timestamp"] >= since
        and event.get("ResourceStatus", "").endswith("_FAILED")
        and not event.get("ResourceStatusReason", "").startswith(_CONSEQUENCES)
        and event.get("ResourceStatusReason")
    ]
    return failures[::-1]


def delete(cloudformation: CloudFormationClient, stack: Stack) -> None:
    """
    Delete the stack and wait for it.

    Raises:
        DeployError: something in it can't be deleted.
    """
    cloudformation.delete_stack(StackName=stack.id)
    status = wait_until_done(cloudformation, stack.id)
    if status != "DELETE_COMPLETE":
        raise DeployError(f"{stack.name} can't be deleted: {status}")
