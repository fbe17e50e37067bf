"""
Brings the embedded AWS to the state of this tree: the stack, the settings, the administrator.

A program of its own, `python -m infra.local.run.prepare`, because it loads much that the run then
never needs again. It reads an order on its standard input and prints one JSON object a line: each
`step`, then the `api_url` or why it `failed`.
"""

import json
import os
import sys
from pathlib import Path
from types import TracebackType

from infra.deploy import DeployedStack, deploy
from infra.local.run.announcement import ADMIN_EMAIL
from infra.local.run.deployment import Order

STAGE = "local"


def main() -> None:
    """Carry out one order."""
    sys.excepthook = _tell_why
    order = Order(**json.load(sys.stdin))
    stack = deploy(
        STAGE,
        endpoint_url=order.aws_url,
        settings=order.settings,
        clock_file=Path(order.clock_file),
        say=lambda step: _print(step=step),
    )
    _make_admin(order, stack)
    _print(api_url=stack.api_url)


def _make_admin(order: Order, stack: DeployedStack) -> None:
    """Make the account that always exists; with the product's own code, told what a function is."""
    os.environ.update(
        STAGE=STAGE,
        TABLE_PREFIX=f"vestnik-{STAGE}-",
        SETTINGS_PATH=f"/vestnik/{STAGE}/",
        CLOCK_FILE=order.clock_file,
        QUEUE_URL_REMINDERS=stack.queue_urls["reminders"],
        QUEUE_URL_TELEGRAM_UPDATES=stack.queue_urls["telegram-updates"],
        QUEUE_URL_EMAILS=stack.queue_urls["emails"],
        QUEUE_URL_MAILING_PAGES=stack.queue_urls["mailing-pages"],
        QUEUE_URL_IMPORTS=stack.queue_urls["imports"],
        QUEUE_URL_SIGN_INS=stack.queue_urls["sign-ins"],
    )
    from infra.local.seed import ensure_admin  # the product reads the environment when imported

    ensure_admin(email=ADMIN_EMAIL, password=order.admin_password)


def _tell_why(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The reason for the person at the terminal, the trace for the log."""
    _print(failed=f"{kind.__name__}: {error}")
    sys.__excepthook__(kind, error, trace)


def _print(**fields: str) -> None:
    print(json.dumps(fields), flush=True)


if __name__ == "__main__":
    main()
