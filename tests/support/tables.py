"""The tables of the template, made in an emulator: one description, in infra/stack/tables.yaml."""

import os
from pathlib import Path
from typing import Any

import yaml
from boto3.dynamodb.types import TypeDeserializer
from moto.dynamodb.models import dynamodb_backends
from moto.sqs.models import sqs_backends

_TEMPLATE = Path(__file__).parents[2] / "infra" / "stack" / "tables.yaml"
_read = TypeDeserializer().deserialize
_MADE = (
    "AttributeDefinitions",
    "KeySchema",
    "BillingMode",
    "LocalSecondaryIndexes",
    "GlobalSecondaryIndexes",
)


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short functions."""


def _function(loader: _Loader, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    return [] if not isinstance(node, yaml.SequenceNode) else loader.construct_sequence(node)


_Loader.add_multi_constructor("!", _function)


def table_definitions(prefix: str) -> list[dict[str, Any]]:
    """The arguments of `create_table` for every table of the product."""
    template = yaml.load(_TEMPLATE.read_text(), Loader=_Loader)  # noqa: S506 - our own file, a SafeLoader
    definitions = []
    for resource in template["Resources"].values():
        properties = resource["Properties"]
        name = properties["TableName"].removeprefix("vestnik-${StageName}-")
        made = {key: properties[key] for key in _MADE if key in properties}
        definitions.append({"TableName": prefix + name, **made})
    return definitions


def create_tables(client: Any, prefix: str) -> None:
    """Make every table of the product."""
    for definition in table_definitions(prefix):
        client.create_table(**definition)


def empty_tables() -> None:
    """Forget every item of the emulator in this process."""
    for table in dynamodb_backends["123456789012"]["us-east-1"].tables.values():
        table.items.clear()


def empty_queues() -> None:
    """Forget every message: moto looks at each that was ever sent when one more is."""
    for queue in sqs_backends["123456789012"]["us-east-1"].queues.values():
        queue._messages.clear()
        queue.pending_messages.clear()


def sort_keys(table: str) -> set[str]:
    """The sort keys of all items of a table, past its reads: those would cost most of a test."""
    backend = dynamodb_backends["123456789012"]["us-east-1"]
    items = backend.tables[os.environ["TABLE_PREFIX"] + table].items.values()
    return {sort.value for sorted_items in items for sort in sorted_items}


def items_of(table: str) -> list[dict[str, Any]]:
    """All items of a table, past its reads."""
    backend = dynamodb_backends["123456789012"]["us-east-1"]
    partitions = backend.tables[os.environ["TABLE_PREFIX"] + table].items.values()
    return [
        {name: _read(value) for name, value in item.to_json()["Attributes"].items()}
        for partition in partitions
        for item in partition.values()
    ]
