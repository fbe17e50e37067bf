"""`python -m infra.local.embedded_aws --port N --state-dir DIR --clock-file FILE`."""

import argparse
import asyncio
from pathlib import Path

from infra.local.embedded_aws import emulator, environment, log
from infra.local.embedded_aws.checkpoint import Checkpoints
from infra.local.embedded_aws.journal import Journal
from infra.local.embedded_aws.jump import Jumps
from infra.local.embedded_aws.seams import (
    INSTALL,
    durable_items,
    expired_items,
    recorded_requests,
    schedules,
)
from infra.local.embedded_aws.server import Server
from infra.local.embedded_aws.store import Store
from infra.local.product_clock import ProductClock


def main() -> None:
    """Mend MiniStack, load the state, serve; MiniStack reads the environment when first used."""
    options = _options()
    emulator.check_version()
    environment.prepare(port=options.port, state_dir=options.state_dir)
    log.configure()
    asyncio.run(_serve(options.port, options.state_dir, ProductClock(options.clock_file)))


async def _serve(port: int, state_dir: Path, clock: ProductClock) -> None:
    for install in INSTALL:
        install()
    schedules.install(clock)
    store = Store(state_dir / "state.sqlite3")
    store.test_itself()
    durable_items.install(store, Journal(store))
    recorded_requests.install()
    server = Server(Checkpoints(store), Jumps(clock))
    expiring = asyncio.create_task(expired_items.keep_deleting(clock))
    await server.run(port)
    expiring.cancel()
    store.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--state-dir", type=Path, required=True)
    parser.add_argument("--clock-file", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
