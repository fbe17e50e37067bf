"""The world of unit and API tests: AWS in this process, a frozen clock, no network."""

import gc
import os

os.environ.update(
    {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "STAGE": "local",
        "TABLE_PREFIX": "vestnik-test-",
        "SESSION_KEY": "0123456789abcdef0123456789abcdef",
        "TELEGRAM_TOKEN": "4242:test",
        "TELEGRAM_WEBHOOK_SECRET": "webhook-secret",
        "LIMITS_FACTOR": "100",
        "LEAD_S": "1",
        "POWERTOOLS_DEV": "0",
    }
)

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from _pytest.main import pytest_runtestloop as run_tests
from moto import mock_aws

from infra.local import venvs
from tests.support import processes
from tests.support.product import copy_of_the_tree, running
from tests.support.quicker_moto import quicker_moto
from tests.support.tables import create_tables, empty_queues, empty_tables
from tests.support.world import World

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def _with_room(session: pytest.Session) -> object:
    return run_tests(session)


# CPython keeps frames in chunks of 16 KiB and maps and unmaps one at each call that crosses the
# end of the last: a fifth of a test's time where a loop happens to do it. A huge frame gets a
# chunk as huge, and what it calls lives in the rest of that.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=100_000)


def pytest_collection_finish() -> None:
    """Modules live as long as the process: the collector need not look at them ever again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> object:
    """Run the tests with room for their frames."""
    return _with_room(session)


@pytest.fixture(scope="session")
def _emulator() -> Iterator[None]:
    """The product's tables and queues; making them for each test would cost most of its time."""
    with mock_aws(), quicker_moto():
        create_tables(boto3.client("dynamodb"), os.environ["TABLE_PREFIX"])
        sqs = boto3.client("sqs")
        for name in (
            *("reminders", "telegram-updates", "emails"),
            *("mailing-pages", "imports", "sign-ins"),
        ):
            url = sqs.create_queue(QueueName=name)["QueueUrl"]
            os.environ["QUEUE_URL_" + name.upper().replace("-", "_")] = url
        yield


@pytest.fixture
def aws(_emulator: None) -> Iterator[None]:
    """The product's tables and queues, empty, and a process that has made no adapter yet."""
    processes.forget_adapters()
    empty_tables()
    empty_queues()
    yield
    processes.forget_adapters()


@pytest.fixture
def world(aws: None) -> World:
    """An empty world over the product's tables."""
    return World()


@pytest.fixture(scope="session")
def aws_venv() -> venvs.Venv:
    """MiniStack's own virtual environment, made if it is missing."""
    venvs.ensure(venvs.TOOLS, venvs.AWS, say=print)
    return venvs.AWS


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The deployed product on the embedded AWS; yields what `./run --json` printed."""
    folder = copy_of_the_tree(tmp_path_factory.mktemp("product"))
    with running(folder) as announcement:
        yield announcement


@pytest.fixture(scope="session")
def app_url(product: dict[str, Any]) -> str:
    """Address of the web app."""
    return str(product["app"])


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A real browser; Playwright takes one at a time in a process."""
    from tests.support.chromium import running_browser

    with running_browser() as running:
        yield running
