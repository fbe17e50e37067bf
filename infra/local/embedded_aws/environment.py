"""What MiniStack reads from the environment when it is imported."""

import os
import shutil
from pathlib import Path

HOST = "127.0.0.1"

# Loopback only, state kept, no listener but the gateway. DOCKER_HOST names no socket because
# MiniStack would remove every container of any other MiniStack.
SWITCHES = {
    "BIND_HOST": HOST,
    "MINISTACK_HOST": HOST,
    "PERSIST_STATE": "1",
    "S3_PERSIST": "1",
    "SFTP_ENABLED": "0",
    "IOT_MTLS_ENABLED": "0",
    "DOCKER_HOST": "unix:///nonexistent",
    "LOG_LEVEL": "INFO",
}

NAMES = (*SWITCHES, "GATEWAY_PORT", "STATE_DIR", "S3_DATA_DIR")


def prepare(*, port: int, state_dir: Path) -> None:
    """
    Set MiniStack's switches and empty its folder for temporary files.

    Killed workers leave their unpacked code in that folder.
    """
    scratch = state_dir / "tmp"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    os.environ.update(SWITCHES)
    os.environ.update(
        GATEWAY_PORT=str(port),
        STATE_DIR=str(state_dir),
        S3_DATA_DIR=str(state_dir / "s3"),
        TMPDIR=str(scratch),
    )
