"""The product's settings as parameters under /vestnik/<stage>/."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from infra.errors import OperatorError
from vestnik import ids
from vestnik.config import SETTINGS

if TYPE_CHECKING:
    from mypy_boto3_ssm import SSMClient


_MADE_WHEN_MISSING = ("SESSION_KEY", "TELEGRAM_WEBHOOK_SECRET", "ORIGIN_SECRET")


class UnknownSettingError(OperatorError):
    """A setting that vestnik.config does not declare."""


@dataclass(frozen=True)
class SettingsPlan:
    """
    What must be written so that the stored settings are the given ones.

    `revision` names the versions that will then be stored; it tells nothing of the values.
    """

    path: str
    writes: Mapping[str, str]
    deletions: tuple[str, ...]
    revision: str

    @property
    def changes(self) -> bool:
        """Whether anything is to be done."""
        return bool(self.writes or self.deletions)


def plan_settings(ssm: SSMClient, stage: str, settings: Mapping[str, str]) -> SettingsPlan:
    """
    Compare the settings with the stored ones. An empty value deletes; a name not given stays.

    Raises:
        UnknownSettingError: a name is not declared.
    """
    declared = {setting.name for setting in SETTINGS}
    if unknown := sorted(settings.keys() - declared):
        raise UnknownSettingError(f"not a setting: {', '.join(unknown)}")
    path = _path(stage)
    stored = _stored(ssm, path)
    values = {name: value for name, (value, _) in stored.items()}
    writes = {n: v for n, v in settings.items() if v and values.get(n) != v}
    deletions = tuple(name for name, value in settings.items() if not value and name in values)
    versions = {name: version for name, (_, version) in stored.items() if name not in deletions}
    versions |= {name: versions.get(name, 0) + 1 for name in writes}
    return SettingsPlan(path, writes, deletions, _revision(versions))


def store_settings(ssm: SSMClient, plan: SettingsPlan) -> None:
    """Carry the plan out; secret ones become SecureString parameters."""
    secret = {setting.name for setting in SETTINGS if setting.secret}
    for name, value in plan.writes.items():
        ssm.put_parameter(
            Name=plan.path + name,
            Value=value,
            Type="SecureString" if name in secret else "String",
            Overwrite=True,
        )
    for name in plan.deletions:
        ssm.delete_parameter(Name=plan.path + name)


def stored_settings(ssm: SSMClient, stage: str) -> dict[str, str]:
    """The settings that a stage has, without defaults."""
    return {name: value for name, (value, _) in _stored(ssm, _path(stage)).items()}


def with_missing_secrets(
    ssm: SSMClient, stage: str, settings: Mapping[str, str]
) -> Mapping[str, str]:
    """The settings and a new secret for each purpose that has neither a given nor a stored one."""
    known = {**stored_settings(ssm, stage), **settings}
    made = {name: ids.new_secret() for name in _MADE_WHEN_MISSING if not known.get(name)}
    return {**settings, **made}


def _path(stage: str) -> str:
    return f"/vestnik/{stage}/"


def _stored(ssm: SSMClient, path: str) -> dict[str, tuple[str, int]]:
    """Name -> (value, version)."""
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path=path, WithDecryption=True)
    return {
        parameter["Name"].removeprefix(path): (parameter["Value"], parameter["Version"])
        for page in pages
        for parameter in page["Parameters"]
    }


def _revision(versions: Mapping[str, int]) -> str:
    words = " ".join(f"{name}:{version}" for name, version in sorted(versions.items()))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
