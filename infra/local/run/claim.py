"""One run a folder at a time."""

import fcntl
import os

from infra.local.run.home import LOCK, Home


class Claim:
    """
    A lock held by the run and by the children that inherit it.

    So a run that follows a killed one can wait until the last child has let go.
    """

    def __init__(self, home: Home) -> None:
        home.path.mkdir(exist_ok=True)
        self.fd = os.open(home.path / LOCK, os.O_RDWR | os.O_CREAT, 0o600)

    def take(self) -> bool:
        """Take the lock and write down who has it; False when somebody else does."""
        try:
            fcntl.flock(self.fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        os.ftruncate(self.fd, 0)
        os.pwrite(self.fd, str(os.getpid()).encode(), 0)
        return True

    def living_holder(self) -> int | None:
        """Pid of the run that has the lock; None when only children of a dead one hold it."""
        text = os.pread(self.fd, 32, 0)
        if not text:
            return None
        pid = int(text)
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return None
        return pid
