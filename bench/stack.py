"""The product as it is deployed on the embedded AWS, and what the bench does to it from outside."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3
import httpx
from botocore.config import Config

from bench.requests import OURS, Request, read_records
from bench.units import Index
from tests.support.product import copy_of_the_tree, running

PREFIX = "vestnik-local-"
SWEEP = PREFIX + "sweep-reminders"
WORKER = PREFIX + "reminders"
_TICK: Mapping[str, object] = {
    "version": "0",
    "id": "bench",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "000000000000",
    "time": "2026-11-22T00:00:00Z",
    "region": "us-east-1",
    "resources": ["arn:aws:events:us-east-1:000000000000:rule/bench"],
    "detail": {},
}
_TABLES = ("accounts", "tasks", "due", "updates", "ephemeral", "clients", "mailings")


@dataclass
class Stack:
    """A running product: what `./run --json` printed, and a client."""

    announcement: Mapping[str, Any]
    http: httpx.Client
    _clients: dict[str, Any] = field(default_factory=dict)

    @property
    def api(self) -> str:
        return str(self.announcement["api"])

    @property
    def double(self) -> str:
        """The JSON interface of the Telegram double."""
        return str(self.announcement["local"]) + "api/telegram"

    def aws(self, service: str) -> Any:
        """A client whose requests are not counted."""
        if service not in self._clients:
            self._clients[service] = self._client(service)
        return self._clients[service]

    def _client(self, service: str) -> Any:
        config = Config(user_agent_extra=OURS, read_timeout=120, retries={"max_attempts": 1})
        return boto3.client(
            service,  # type: ignore[call-overload] # the name isn't known to the type checker
            endpoint_url=self.announcement["aws"],
            region_name="us-east-1",
            aws_access_key_id="test",
            aws_secret_access_key="test",  # noqa: S106 - the embedded AWS takes any
            config=config,
        )

    def record(self) -> None:
        """Begin to count."""
        self.http.post(f"{self.announcement['aws']}/_launcher/record").raise_for_status()

    def recorded(self) -> list[Request]:
        """End counting; the product's requests."""
        answer = self.http.get(f"{self.announcement['aws']}/_launcher/record")
        return read_records(answer.raise_for_status().json(), self.indexes)

    @cached_property
    def indexes(self) -> dict[str, list[Index]]:
        """The local indexes of each table, as they are deployed."""
        client = self.aws("dynamodb")
        tables = [client.describe_table(TableName=PREFIX + name)["Table"] for name in _TABLES]
        return {table["TableName"]: _indexes_of(table) for table in tables}

    def run_sweep(self, name: str = SWEEP) -> None:
        """Run a sweep now and wait for its end."""
        answer = self.aws("lambda").invoke(FunctionName=name, Payload=json.dumps(_TICK))
        if answer.get("FunctionError"):
            raise RuntimeError(f"the sweep failed: {answer['Payload'].read()!r}")


def _indexes_of(table: Mapping[str, Any]) -> list[Index]:
    own = {one["AttributeName"] for one in table["KeySchema"]}
    found = []
    for index in [
        *table.get("LocalSecondaryIndexes", ()),
        *table.get("GlobalSecondaryIndexes", ()),
    ]:
        keys = frozenset(one["AttributeName"] for one in index["KeySchema"])
        copied = {*own, *keys, *index["Projection"].get("NonKeyAttributes", ())}
        whole = index["Projection"]["ProjectionType"] == "ALL"
        found.append(Index(keys, None if whole else frozenset(copied)))
    return found


@contextmanager
def deployed(bot_api: str, **settings: str) -> Iterator[Stack]:
    """A copy of this tree, deployed in a folder of its own, that sends to `bot_api`."""
    given = {"TELEGRAM_API_BASE": bot_api, **settings}
    folder = Path(tempfile.mkdtemp(prefix="vestnik-bench-"))
    try:
        copy_of_the_tree(folder)
        (folder / ".env").write_text("".join(f"{k}={v}\n" for k, v in given.items()))
        with running(folder) as announcement, httpx.Client(timeout=120, trust_env=False) as client:
            yield Stack(announcement, client)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
