"""The embedded AWS in a process of its own, for the gate tests of its seams."""

import contextlib
import http.client
import io
import json
import os
import signal
import socket
import sqlite3
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import boto3

from infra import ROOT
from infra.local import venvs
from tests.infra_local.waiting import until

HOST = "127.0.0.1"
_REGION = "us-east-1"
_ROLE = "arn:aws:iam::000000000000:role/any"


class Emulator:
    """One run of the embedded AWS over a folder of state."""

    def __init__(self, folder: Path, *, port: int | None = None) -> None:
        self.port = port or free_port()
        self._log = folder / "log"
        self._folder = folder
        command = (venvs.AWS.python, "-m", "infra.local.tied", "infra.local.embedded_aws")
        places = (f"--state-dir={folder / 'state'}", f"--clock-file={folder / 'clock'}")
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own program
                (*command, f"--port={self.port}", *places),
                stdin=subprocess.PIPE,
                stderr=log,
                cwd=ROOT,
                start_new_session=True,
                env={"PATH": os.environ["PATH"], "LOG_LEVEL": "ERROR"},
            )
        until(lambda: self.process.poll() is not None or self.answers("GET", "/_launcher/ready"))
        assert self.process.poll() is None, self._log.read_text()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{HOST}:{self.port}"

    def answers(self, method: str, path: str) -> bool:
        """Whether a call is answered with 200."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request(method, path, headers={"Content-Length": "0"})
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def move_clock(self, **order: object) -> None:
        """Move the product's clock."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        connection.request("POST", "/_launcher/clock", body=json.dumps(order))
        assert connection.getresponse().status == 200
        connection.close()

    def client(self, service: str) -> Any:
        """A boto3 client of one service."""
        make: Any = boto3.client  # its stubs want each service by its literal name
        return make(
            service,
            endpoint_url=self.url,
            region_name=_REGION,
            aws_access_key_id="test",
            aws_secret_access_key="test",
        )

    def make_function(self, name: str, code: str, **environment: str) -> str:
        """Make a function of one file with a `handler`; its ARN."""
        arn: str = self.client("lambda").create_function(
            FunctionName=name,
            Runtime="python3.11",
            Role=_ROLE,
            Handler="entry.handler",
            Code={"ZipFile": _zipped(code)},
            Environment={"Variables": environment},
        )["FunctionArn"]
        return arn

    def invoke(self, name: str, event: object = None) -> Any:
        """What a function answers."""
        answer = self.client("lambda").invoke(FunctionName=name, Payload=json.dumps(event))
        return json.loads(answer["Payload"].read())

    def feed(self, function: str, queue: str) -> str:
        """Make a queue that feeds a function; its URL."""
        url: str = self.client("sqs").create_queue(QueueName=queue)["QueueUrl"]
        self.client("lambda").create_event_source_mapping(
            EventSourceArn=f"arn:aws:sqs:{_REGION}:000000000000:{queue}", FunctionName=function
        )
        return url

    def records(self, function: str) -> list[dict[str, Any]]:
        """What the log has of a function, this and earlier runs."""
        lines = self._log.read_text().splitlines()
        records = [json.loads(line) for line in lines if line.startswith("{")]
        return [record for record in records if record.get("function") == function]

    def messages(self, function: str) -> list[str]:
        """The messages of these records."""
        return [str(record["message"]) for record in self.records(function)]

    def signal(self, number: int) -> None:
        """Send a signal to the emulator alone."""
        self.process.send_signal(number)

    def stop(self) -> int:
        """Stop it cleanly; its exit status."""
        self.signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def break_state(self) -> None:
        """Make its database unwritable, as a full or failing disk would."""
        with contextlib.closing(sqlite3.connect(self._folder / "state" / "state.sqlite3")) as other:
            other.execute("DROP TABLE items")

    def leaves_nothing(self) -> bool:
        """Whether neither a process of its session nor its port is left."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return is_free(self.port)
        return False

    def end(self) -> None:
        """End it and its workers at once."""
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        finally:
            self.process.wait()
            assert self.process.stdin
            self.process.stdin.close()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def is_free(port: int) -> bool:
    """Whether a server could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _zipped(code: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("entry.py", code)
    return held.getvalue()
