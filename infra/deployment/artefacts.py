"""The bucket that CloudFormation fetches templates and archives from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from infra.deployment.connection import Connection
from infra.package import Package
from infra.packaging.stack import Template

_CODE_OF = {
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
}


def publish(connection: Connection, package: Package) -> str:
    """Upload what is not there yet; return the template's URL."""
    bucket = _bucket(connection)
    keys = {name: f"{package.digests[name]}/{name}" for name in package.archives}
    for name, path in package.archives.items():
        _upload(connection.s3, bucket, keys[name], path)
    template = _with_locations(package.template, {n: f"s3://{bucket}/{k}" for n, k in keys.items()})
    return publish_template(connection, template, package.digests["template.json"])


def publish_template(connection: Connection, template: Template, name: str) -> str:
    """Upload a template (inline ones may have 51 200 bytes only); return its URL."""
    bucket, key = _bucket(connection), f"{name}/template.json"
    connection.s3.put_object(Bucket=bucket, Key=key, Body=json.dumps(template).encode())
    return f"{connection.s3.meta.endpoint_url}/{bucket}/{key}"


def _with_locations(template: Template, locations: dict[str, str]) -> Template:
    for resource in template["Resources"].values():
        if property_name := _CODE_OF.get(resource["Type"]):
            properties = resource["Properties"]
            properties[property_name] = locations[properties[property_name]]
    return template


def _bucket(connection: Connection) -> str:
    """The stage's bucket; made when there is none. Its name is unique in all of AWS."""
    name = f"vestnik-{connection.stage}-artefacts-{connection.account}-{connection.region}"
    if _is_missing(lambda: connection.s3.head_bucket(Bucket=name)):
        _create_bucket(connection, name)
    return name


def _create_bucket(connection: Connection, name: str) -> None:
    place: dict[str, Any] = {}
    if connection.region != "us-east-1":  # the one region that must not be named
        place["CreateBucketConfiguration"] = {"LocationConstraint": connection.region}
    connection.s3.create_bucket(Bucket=name, **place)
    connection.s3.put_public_access_block(
        Bucket=name,
        PublicAccessBlockConfiguration={
            "BlockPublicAcls": True,
            "IgnorePublicAcls": True,
            "BlockPublicPolicy": True,
            "RestrictPublicBuckets": True,
        },
    )


def _upload(s3: Any, bucket: str, key: str, path: Path) -> None:
    if _is_missing(lambda: s3.head_object(Bucket=bucket, Key=key)):
        with path.open("rb") as archive:
            s3.put_object(Bucket=bucket, Key=key, Body=archive)


def _is_missing(look: Callable[[], object]) -> bool:
    try:
        look()
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return True
        raise
    return False
