"""A template with the questions that tests ask of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Resource = Mapping[str, Any]


@dataclass(frozen=True)
class Described:
    """A CloudFormation or SAM template."""

    body: Mapping[str, Any]

    def of_type(self, kind: str) -> dict[str, Any]:
        """Logical name -> properties of every resource of a type."""
        return {
            name: resource["Properties"]
            for name, resource in self.body["Resources"].items()
            if resource["Type"] == kind
        }

    @property
    def functions(self) -> dict[str, Any]:
        return self.of_type("AWS::Serverless::Function")

    @property
    def queues(self) -> dict[str, Any]:
        return self.of_type("AWS::SQS::Queue")

    @property
    def work_queues(self) -> dict[str, Any]:
        return {
            name: queue for name, queue in self.queues.items() if not name.endswith("DeadQueue")
        }

    @property
    def alarms(self) -> dict[str, Any]:
        return self.of_type("AWS::CloudWatch::Alarm")

    @property
    def api(self) -> dict[str, Any]:
        apis = self.of_type("AWS::Serverless::Api")
        assert list(apis) == ["RestAPI"]
        return dict(apis["RestAPI"])

    def events(self, kind: str) -> Iterator[tuple[str, Resource]]:
        """(function, properties of the event) for every event of a type."""
        for name, function in self.functions.items():
            for event in function.get("Events", {}).values():
                if event["Type"] == kind:
                    yield name, event["Properties"]

    def alarms_on(self, metric: str, dimension: object) -> list[Resource]:
        """The alarms that watch a metric of one thing."""
        return [
            alarm
            for alarm in self.alarms.values()
            if alarm["MetricName"] == metric and alarm["Dimensions"][0]["Value"] == dimension
        ]

    def statements(self) -> Iterator[tuple[str, Resource]]:
        """(role, statement) of every policy."""
        for name, role in self.of_type("AWS::IAM::Role").items():
            for policy in role["Policies"]:
                for statement in policy["PolicyDocument"]["Statement"]:
                    yield name, statement


def queue_read_by(event: Resource) -> str:
    """The logical name of the queue that an SQS event reads."""
    queue: str = event["Queue"]["Fn::Sub"]
    return queue.removeprefix("${").removesuffix(".Arn}")


def as_list(value: object) -> list[Any]:
    """IAM takes one thing where it takes many."""
    return value if isinstance(value, list) else [value]
