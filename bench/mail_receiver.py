"""The mail server as the bench sees it: started in a process of its own, read, stopped."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from infra import ROOT

_LOOK_EVERY_S = 0.2


@dataclass
class MailReceiver:
    """Where everybody sends mail; `arrivals`: Message-ID and epoch seconds, in order."""

    port: int
    arrivals: list[tuple[str, float]] = field(default_factory=list)

    def wait_for(self, wanted: Callable[[str], bool], count: int, *, patience_s: float) -> None:
        """Until so many of the wanted mails have arrived, or patience ends."""
        ends_s = time.monotonic() + patience_s
        while len(self.of(wanted)) < count and time.monotonic() < ends_s:
            time.sleep(_LOOK_EVERY_S)

    def of(self, wanted: Callable[[str], bool]) -> list[tuple[str, float]]:
        """The arrivals of the wanted mails."""
        return [one for one in list(self.arrivals) if wanted(one[0])]


@contextmanager
def taking_mail(delay_ms: int) -> Iterator[MailReceiver]:
    """Start the server, stop it at the end."""
    module = ("-m", "infra.local.tied", "bench.mail_stub", str(delay_ms))
    pipe = subprocess.PIPE
    with subprocess.Popen(
        (sys.executable, *module), cwd=ROOT, stdin=pipe, stdout=pipe, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout)
            receiver = MailReceiver(json.loads(next(lines))["port"])

            def read() -> None:
                for line in lines:
                    mail = json.loads(line)
                    receiver.arrivals.append((mail["id"], mail["at_s"]))

            threading.Thread(target=read, daemon=True, name="mail").start()
            yield receiver
        finally:
            process.terminate()
