"""
Brings the embedded AWS to the state of this tree: the stack, the settings, the administrator.

A program of its own, `python -m infra.local.run.prepare`, because it loads much that the run then
never needs again. It reads an order on its standard input and prints what it deployed.
"""

import json
import os
import sys
from pathlib import Path

from infra.deploy import DeployedStack, deploy
from infra.local.run.announcement import ADMIN_EMAIL
from infra.local.run.deployment import Order

STAGE = "local"


def main() -> None:
    """Carry out one order."""
    order = Order(**json.load(sys.stdin))
    stack = deploy(
        STAGE,
        endpoint_url=order.aws_url,
        settings=order.settings,
        clock_file=Path(order.clock_file),
        say=lambda step: print(step, file=sys.stderr, flush=True),
    )
    _make_admin(order, stack)
    print(json.dumps({"api_url": stack.api_url}))


def _make_admin(order: Order, stack: DeployedStack) -> None:
    """Make the account that always exists; with the product's own code, told what a function is."""
    os.environ.update(
        STAGE=STAGE,
        TABLE_PREFIX=f"vestnik-{STAGE}-",
        SETTINGS_PATH=f"/vestnik/{STAGE}/",
        CLOCK_FILE=order.clock_file,
        QUEUE_URL_REMINDERS=stack.queue_urls["reminders"],
        QUEUE_URL_TELEGRAM_UPDATES=stack.queue_urls["telegram-updates"],
    )
    from infra.local.seed import ensure_admin  # the product reads the environment when imported

    ensure_admin(email=ADMIN_EMAIL, password=order.admin_password)


if __name__ == "__main__":
    main()
