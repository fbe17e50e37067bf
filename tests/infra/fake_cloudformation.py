"""CloudFormation of one stack, in memory: what a deployment asks of it, with faults to order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError


@dataclass
class FakeCloudFormation:
    """
    `status` None: there is no stack. `refuses`: why a change set can't be made. `fails`: resource
    -> reason, told while a change set is executed, which then is rolled back.
    """

    status: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    template: Mapping[str, Any] = field(default_factory=dict)
    refuses: str = ""
    fails: Sequence[tuple[str, str]] = ()
    calls: list[str] = field(default_factory=list)
    meta: Any = field(default_factory=lambda: SimpleNamespace(endpoint_url="http://127.0.0.1:1"))
    _wanted: Mapping[str, str] = field(default_factory=dict)
    _kind: str = ""

    def describe_stacks(self, *, StackName: str) -> Any:  # noqa: N803 - boto's name
        if self.status is None:
            message = f"Stack with id {StackName} does not exist"
            raise ClientError({"Error": {"Code": "ValidationError", "Message": message}}, "x")
        pairs = [{"ParameterKey": k, "ParameterValue": v} for k, v in self.parameters.items()]
        stack = {"StackId": "stack", "StackStatus": self.status, "Parameters": pairs}
        return {"Stacks": [stack]}

    def create_change_set(self, **asked: Any) -> Any:
        self._kind = asked["ChangeSetType"]
        self.calls.append(f"propose {self._kind} {asked['TemplateURL']}")
        self._wanted = {p["ParameterKey"]: p["ParameterValue"] for p in asked["Parameters"]}
        self.status = self.status or "REVIEW_IN_PROGRESS"
        return {"Id": "change-set"}

    def describe_change_set(self, **_: Any) -> Any:
        if self.refuses:
            return {"Status": "FAILED", "StatusReason": self.refuses}
        change = {"Action": "Add", "LogicalResourceId": "A", "ResourceType": "T"}
        changes = [{"ResourceChange": change}]
        return {"Status": "CREATE_COMPLETE", "StackId": "stack", "Changes": changes}

    def delete_change_set(self, **_: Any) -> None:
        self.calls.append("withdraw")

    def execute_change_set(self, **_: Any) -> None:
        self.calls.append("execute")
        rolled_back = "ROLLBACK_COMPLETE" if self._kind == "CREATE" else "UPDATE_ROLLBACK_COMPLETE"
        self.status = rolled_back if self.fails else f"{self._kind}_COMPLETE"
        if not self.fails:
            self.parameters = self._wanted

    def delete_stack(self, **_: Any) -> None:
        self.calls.append("delete")
        self.status = "DELETE_COMPLETE"

    def get_template(self, **_: Any) -> Any:
        return {"TemplateBody": self.template}

    def get_paginator(self, _: str) -> Any:
        return SimpleNamespace(paginate=lambda **_: self._events())

    def _events(self) -> Iterator[Any]:
        """Newest first, as CloudFormation tells them."""
        for resource, reason in reversed(self.fails):
            event = {"LogicalResourceId": resource, "ResourceStatus": "CREATE_FAILED"}
            yield {
                "StackEvents": [
                    {**event, "ResourceStatusReason": reason, "Timestamp": datetime.now(UTC)}
                ]
            }
