"""The product in this process, made ready once: Anna has an account and a linked chat."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine

from functions.runtime import punctual
from functions.runtime.observe import log
from tests.explore import aws, emulator
from tests.explore.faults import Faults
from tests.explore.post import Server
from tests.explore.telegram import Bot
from tests.explore.world import START_MS, World
from tests.fakes.provider import PROVIDERS
from tests.support.api import Api
from vestnik import bootstrap, clock
from vestnik.accounts import activity
from vestnik.accounts.model import TelegramIdentity
from vestnik.accounts.telegram_link import start_telegram_link, telegram_account
from vestnik.digests import begin, walk
from vestnik.platform.due import table
from vestnik.platform.due.table import SHARDS
from vestnik.telegram.outcome import Outcome, Sent
from vestnik.weblinks.model import MakeLink
from vestnik.weblinks.use_cases import make_link, open_link

CHAT_ID = 5
PHONE_ID = 9
WEBHOOK_SECRET = {"X-Telegram-Bot-Api-Secret-Token": "webhook-secret"}
PASSWORD = {"password": "correct horse 7"}
_ANNA = {"email": "anna@example.com", **PASSWORD}


class InlinePool:
    """A pool of one thread, the caller's: the same steps in the same order in every run."""

    def __init__(self, max_workers: int = 1) -> None:
        del max_workers

    def __enter__(self) -> "InlinePool":
        return self

    def __exit__(self, *_raised: object) -> None: ...

    def map(self, work: Any, items: Sequence[Any]) -> list[Any]:
        return [work(item) for item in items]

    def submit(self, work: Any, *arguments: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        try:
            future.set_result(work(*arguments))
        except BaseException as error:  # noqa: BLE001 - a pool's threads keep everything
            future.set_exception(error)
        return future


@dataclass
class Stage:
    """
    Makes worlds; `world` is the present one. `session_id`: of Anna's browser.

    `phone_id`: the account of her other phone, which the bot knows and Anna's account does not;
    `link_pass` opens its tasks, `link_code` ties it to her account.
    """

    traveller: time_machine.Traveller
    world: World | None = None
    user_id: str = ""
    session_id: str = ""
    phone_id: str = ""
    link_code: str = ""
    link_pass: str = ""
    _start: emulator.Snapshot | None = None

    def begin(self, faults: Faults, outcomes: tuple[Outcome, ...] = (Sent(1),)) -> World:
        """A new run from the same start."""
        if self._start is not None:
            emulator.restore(self._start)
        bootstrap.due()._shards = (float("-inf"), SHARDS)
        bootstrap.open_counts.cache_clear()
        bootstrap.people.zones_in_use()._known.clear()
        self.world = World(faults, self.traveller, outcomes)
        return self.world

    @property
    def present(self) -> World:
        assert self.world is not None
        return self.world

    def wait_until(self, instant_ms: int) -> None:
        """Stands where the product waits."""
        self.present.wait_until(instant_ms)

    def furnish(self) -> None:
        """Register Anna and link her chat, by the product's own means."""
        world = self.begin({})
        emulator.write("ephemeral", {"pk": "settings#due", "sk": "settings", "shards": 1})
        emulator.write("accounts", {"pk": "zones", "sk": "seen", "at": START_MS})
        browser = Api()
        answered = browser.post("/user", {**_ANNA, "language": "ru", "timezone": "Europe/Moscow"})
        self.user_id = str(answered.json["id"])
        [session] = [row for row in emulator.rows("accounts") if row["sk"].startswith("S#")]
        self.session_id = session["sk"].removeprefix("S#")
        url = browser.post("/telegram/link").json["url"]
        person = {"id": CHAT_ID, "username": "anna"}
        message = {"from": person, "chat": {"id": CHAT_ID, "type": "private"}}
        message["text"] = "/start " + url.partition("start=")[2]
        Api().post(
            "/telegram/webhook", {"update_id": 1, "message": message}, headers=WEBHOOK_SECRET
        )
        world.run()
        self._furnish_phone()
        self._start = emulator.snapshot()

    def _furnish_phone(self) -> None:
        phone = TelegramIdentity(telegram_id=PHONE_ID, chat_id=PHONE_ID, language_code="ru")
        accounts, desk = bootstrap.accounts(), bootstrap.weblinks_desk()
        self.phone_id = telegram_account(phone, now=clock.now(), accounts=accounts).id
        self.link_pass, _ = open_link(make_link(MakeLink(self.phone_id), desk)[0], desk)
        self.link_code, _ = start_telegram_link(
            self.user_id, epoch=0, now=clock.now(), accounts=accounts
        )

    def visitor(self) -> Api:
        """Somebody who came by the link of the phone's account."""
        return Api(cookies={"lt": self.link_pass})

    def program(self) -> Api:
        """Anna's program, signed in whatever the time."""
        token = bootstrap.tokens().access_token(self.user_id, self.session_id, now=clock.now())
        return Api(headers={"Authorization": f"Bearer {token}"})


@contextmanager
def set_up() -> Iterator[Stage]:
    """The stage, over emulated tables and queues that are there and empty."""
    travel = time_machine.travel(START_MS / 1000, tick=False)
    with pytest.MonkeyPatch.context() as patch, travel as traveller, _quiet():
        stage = Stage(traveller)
        _replace(patch, stage)
        with aws.through(lambda: stage.present.seam):
            stage.furnish()
            yield stage


@contextmanager
def _quiet() -> Iterator[None]:
    """Thousands of faults would be thousands of tracebacks."""
    level = log.log_level
    log.setLevel("CRITICAL")
    try:
        yield
    finally:
        log.setLevel(level)


def _replace(patch: pytest.MonkeyPatch, stage: Stage) -> None:
    """Time, threads, Telegram, the mail server and a provider; nothing of the product's own."""
    bot = Bot(lambda: stage.present.telegram)
    patch.setattr(bootstrap.sending, "DirectBot", lambda **_settings: bot)
    patch.setattr(bootstrap.sending, "_library_bot", lambda: bot)
    server = Server(lambda: stage.present.post)
    patch.setattr(bootstrap.posting, "_email_post", lambda: server)
    patch.setenv("OIDC_PROVIDERS", PROVIDERS)
    patch.setattr("vestnik.oidc.http.ProvidersWeb", lambda *_, **__: stage.present.provider)
    patch.setattr(clock, "wait_until_ms", stage.wait_until)
    for threaded in (table, punctual, begin, walk):
        patch.setattr(threaded, "ThreadPoolExecutor", InlinePool)
    for sharded in (activity, begin):
        patch.setattr(sharded, "SHARDS", 1)
