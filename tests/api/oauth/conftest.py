"""A browser, a provider, and the worker between them."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import boto3
import pytest
import time_machine

from functions.workers import sign_ins
from tests.factories import NOON
from tests.fakes.provider import PROVIDERS, FakeProvider
from tests.support import processes
from tests.support.api import Answered, Api
from tests.support.permissions import permitted
from vestnik import clock


@dataclass
class Town:
    """Where somebody signs in: one browser, one provider, one worker that works when told to."""

    provider: FakeProvider
    time: time_machine.Traveller
    browser: Api = field(default_factory=lambda: Api(headers={"Accept-Language": "en"}))

    def work(self) -> int:
        """Let the worker see to all that waits for it; answers how much that was."""
        messages = self.take_messages()
        for message in messages:
            with permitted("sign_ins"):
                sign_ins.handle(message)
        return len(messages)

    def take_messages(self) -> list[Any]:
        """What lies in the worker's queue, which loses it."""
        sqs, url = boto3.client("sqs"), os.environ["QUEUE_URL_SIGN_INS"]
        found = []
        while got := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
            for one in got:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=one["ReceiptHandle"])
                found.append(json.loads(one["Body"]))
        return found

    def start(self, browser: Api | None = None, **query: str) -> Answered:
        """Click the button; the provider is known by then."""
        (browser or self.browser).get("/oauth")
        self.work()
        suffix = f"?{urlencode(query)}" if query else ""
        return (browser or self.browser).get(f"/oauth/example/start{suffix}")

    def come_back(self, sent: dict[str, str], browser: Api | None = None) -> Answered:
        """The provider's redirect."""
        return (browser or self.browser).get(f"/oauth/example/callback?{urlencode(sent)}")

    def go(self, browser: Api | None = None, **query: str) -> None:
        """All that happens before the page asks whether it is signed in."""
        began = self.start(browser, **query)
        assert began.status == 302, began.text
        self.come_back(self.provider.visit(began.headers["location"]), browser)
        self.work()

    def enter(self, browser: Api | None = None) -> Answered:
        return (browser or self.browser).post("/oauth/session")

    def sign_in(self, browser: Api | None = None, **query: str) -> Answered:
        self.go(browser, **query)
        return self.enter(browser)


@pytest.fixture
def town(aws: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """At noon; time stands still until it is moved, or somebody waits."""
    monkeypatch.setenv("OIDC_PROVIDERS", PROVIDERS)
    processes.forget_adapters()
    provider = FakeProvider()
    monkeypatch.setattr("vestnik.oidc.http.ProvidersWeb", lambda *_, **__: provider)
    with time_machine.travel(NOON, tick=False) as traveller:

        def wait(instant_ms: int) -> None:
            traveller.move_to(max(clock.now(), clock.from_ms(instant_ms)), tick=False)

        monkeypatch.setattr(clock, "wait_until_ms", wait)
        made = Town(provider, traveller)
        made.take_messages()
        yield made
