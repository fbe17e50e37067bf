"""
A queue keeps its URL when the port changes.

AWS: a queue's URL is its name for as long as it lives.
MiniStack: the URL is made of its own host and port, and event sources look it up literally, so the
queues of yesterday's state are lost to their functions on another port.
Here: URLs are always made with one port. Clients take them as names: requests go to the endpoint.
"""

from infra.local.embedded_aws import emulator

_PORT_IN_NAMES = "4566"


def install() -> None:
    """Fix the port that goes into queue URLs."""
    sqs = emulator.module("services.sqs")
    emulator.replace(sqs, "DEFAULT_PORT", _PORT_IN_NAMES)
