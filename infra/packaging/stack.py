"""The files of infra/stack as one template."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from infra.errors import OperatorError

Template = dict[str, Any]


class StackError(OperatorError):
    """The description of the stack contradicts itself or the app."""


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms (`!Ref x`) as their long ones (`{"Ref": "x"}`)."""


def _long_form(loader: _Loader, name: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.MappingNode):
        value = loader.construct_mapping(node, deep=True)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in {"Ref", "Condition"} else f"Fn::{name}": value}


_Loader.add_multi_constructor("!", _long_form)


def read_stack(folder: Path) -> Template:
    """
    All files of the folder as one template; each thing is described in one place.

    Raises:
        StackError: two files give the same thing different values.
    """
    template: Template = {}
    for path in sorted(folder.glob("*.yaml")):
        described = yaml.load(path.read_text(), _Loader)  # noqa: S506 - a SafeLoader
        template = _joined(template, described, path.name)
    return template


def _joined(one: Template, other: Mapping[str, Any], where: str) -> Template:
    joined = dict(one)
    for name, value in other.items():
        known = joined.get(name)
        if isinstance(known, dict) and isinstance(value, dict):
            joined[name] = _joined(known, value, f"{where}: {name}")
        elif name in joined and known != value:
            raise StackError(f"{where}: {name} is described twice")
        else:
            joined[name] = value
    return joined


def check_functions(merged: Template) -> None:
    """
    Refuse a template whose functions and app don't match.

    Raises:
        StackError: a resource that no file and no handler declares, or a handler without its part
            in functions.yaml.
    """
    resources = merged["Resources"]
    strangers = [name for name, resource in resources.items() if "Type" not in resource]
    if strangers:
        raise StackError(f"infra/stack describes what the app has not: {', '.join(strangers)}")
    nameless = [
        name
        for name, resource in resources.items()
        if resource["Type"] == "AWS::Serverless::Function"
        and "FunctionName" not in resource["Properties"]
    ]
    if nameless:
        raise StackError(f"infra/stack/functions.yaml lacks: {', '.join(nameless)}")
