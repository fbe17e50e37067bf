"""The way back to what a stack was before it was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from infra.deployment.artefacts import publish_template
from infra.deployment.change_set import execute, propose
from infra.deployment.connection import Connection
from infra.deployment.stack import describe
from infra.packaging.stack import Template


@dataclass(frozen=True)
class Snapshot:
    """A stack's template and parameters. Its archives stay in the bucket."""

    stack_name: str
    template: Template
    parameters: Mapping[str, str]


def take_snapshot(connection: Connection, stack_name: str) -> Snapshot | None:
    """What the stack is now; None when there is nothing to go back to."""
    stack = describe(connection.cloudformation, stack_name)
    if stack is None or not stack.is_settled:
        return None
    body: Any = connection.cloudformation.get_template(
        StackName=stack_name, TemplateStage="Original"
    )["TemplateBody"]
    return Snapshot(stack_name, dict(body), stack.parameters)


def restore(connection: Connection, snapshot: Snapshot) -> None:
    """
    Bring the stack back to the snapshot.

    Raises:
        DeployError: CloudFormation refused or rolled back.
    """
    name = f"restored-{snapshot.parameters['PackageDigest']}"
    template_url = publish_template(connection, snapshot.template, name)
    change_set = propose(
        connection.cloudformation,
        snapshot.stack_name,
        template_url=template_url,
        parameters=snapshot.parameters,
    )
    if change_set:
        execute(connection.cloudformation, change_set)
