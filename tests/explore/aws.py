"""The seam at AWS: botocore's `BaseClient._make_api_call`, under boto3 and PynamoDB alike."""

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from botocore.client import BaseClient
from botocore.exceptions import ClientError, ReadTimeoutError

from tests.explore.faults import Mode
from tests.explore.seam import Apply, Kind, Seam

_LATE_S = 100  # beyond the lease of 75 s


@contextmanager
def through(seam: Callable[[], Seam]) -> Iterator[None]:
    """Every call of AWS in this process goes through the present run's seam."""
    base: Any = BaseClient
    original = base._make_api_call

    def call(self: Any, operation: str, arguments: dict[str, Any]) -> Any:
        perform = partial(original, self, operation)
        apply = partial(perform, arguments)
        kind = _kind(operation, arguments, perform)
        return seam().passes(operation, _target(arguments), arguments, apply, kind)

    base._make_api_call = call
    try:
        yield
    finally:
        base._make_api_call = original


def _target(arguments: Mapping[str, Any]) -> str:
    name = arguments.get("TableName") or arguments.get("QueueUrl")
    return str(name).rsplit("/", 1)[-1] if name else "several rows"


def _kind(
    operation: str, arguments: dict[str, Any], perform: Callable[[dict[str, Any]], Any]
) -> Kind:
    def timed_out() -> None:
        raise ReadTimeoutError(endpoint_url="https://aws")

    def throttled() -> None:
        error = {"Code": "ThrottlingException", "Message": "slow down"}
        raise ClientError({"Error": error}, operation)  # type: ignore[typeddict-item] # as SQS sends it

    def lost(_apply: Apply) -> Any:
        return {"Successful": [], "Failed": []}

    def doubled(apply: Apply) -> Any:
        apply()
        return apply()

    def late(_apply: Apply) -> Any:
        delayed = copy.deepcopy(arguments)
        for entry in delayed["Entries"]:
            entry["DelaySeconds"] += _LATE_S
        return perform(delayed)

    messages = {
        Mode.MESSAGE_LOST: lost,
        Mode.MESSAGE_DOUBLED: doubled,
        Mode.MESSAGE_LATE: late,
    }
    return Kind(timed_out, throttled, messages)
