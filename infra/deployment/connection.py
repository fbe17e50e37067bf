"""The AWS account, or its double, that a stage lives in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import botocore.session

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
    from mypy_boto3_ssm import SSMClient

_REGION_OF_DOUBLES = "us-east-1"


class Connection:
    """
    Clients, each made when it is first needed.

    The local stage is an embedded AWS, which takes any credentials; localstack goes through
    localstack-client; dev and prod use the ambient credentials and region.
    """

    def __init__(self, stage: str, endpoint_url: str | None) -> None:
        self.stage = stage
        self._client, self.region = _connect(stage, endpoint_url)

    @cached_property
    def endpoint_url(self) -> str | None:
        """Where the double is; None for AWS itself."""
        address = str(self.cloudformation.meta.endpoint_url)
        return None if urlsplit(address).netloc.endswith((".amazonaws.com", ".aws")) else address

    @cached_property
    def account(self) -> str:
        """The account's number."""
        return str(self._client("sts").get_caller_identity()["Account"])

    @cached_property
    def cloudformation(self) -> CloudFormationClient:
        """Stacks."""
        client: CloudFormationClient = self._client("cloudformation")
        return client

    @cached_property
    def ssm(self) -> SSMClient:
        """Parameters."""
        client: SSMClient = self._client("ssm")
        return client

    @cached_property
    def s3(self) -> Any:
        """Buckets."""
        return self._client("s3")

    @cached_property
    def cloudfront(self) -> Any:
        """What serves the web app."""
        return self._client("cloudfront")


def _connect(stage: str, endpoint_url: str | None) -> tuple[Callable[[str], Any], str]:
    """What makes a service's client, and the region."""
    if stage == "localstack":
        return _connect_localstack(endpoint_url)
    # botocore's own session: importing boto3 takes longer, for nothing that is used here.
    session = botocore.session.get_session()
    if stage == "local":
        session.set_credentials("test", "test")
        session.set_config_variable("region", _REGION_OF_DOUBLES)

    def client(service: str) -> Any:
        return session.create_client(service, endpoint_url=endpoint_url)

    return client, str(session.get_config_variable("region"))


def _connect_localstack(endpoint_url: str | None) -> tuple[Callable[[str], Any], str]:
    from localstack_client.session import (  # type: ignore[import-untyped]  # it ships no types
        Session,
    )

    host = urlsplit(endpoint_url).netloc if endpoint_url else None
    session = Session(localstack_host=host, region_name=_REGION_OF_DOUBLES)
    return session.client, _REGION_OF_DOUBLES
