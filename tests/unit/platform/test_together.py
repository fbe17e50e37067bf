"""Reading for all who ask within a moment."""

import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from vestnik import clock
from vestnik.errors import TransientError
from vestnik.platform.together import Together

KEYS = ("anna", "boris", "vera")


@pytest.fixture
def all_have_asked(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The moment is over when this is set."""
    event = threading.Event()
    monkeypatch.setattr(clock, "wait_until_ms", lambda _: event.wait(5))
    return event


def asked(together: Together[str], all_have_asked: threading.Event) -> list[object]:
    """What each of them was answered, or what was raised."""
    with ThreadPoolExecutor(len(KEYS)) as pool:
        answers = [pool.submit(together.read, key) for key in KEYS]
        while together._open is None or together._open.keys != set(KEYS):
            time.sleep(0.001)
        all_have_asked.set()
    return [one.exception() or one.result() for one in answers]


def test_who_asks_within_a_moment_is_read_with_the_others(all_have_asked: threading.Event) -> None:
    requests: list[Sequence[str]] = []

    def read_all(keys: Sequence[str]) -> Mapping[str, str]:
        requests.append(keys)
        return {key: key.title() for key in keys if key != "vera"}

    answers = asked(Together(read_all, moment_ms=50), all_have_asked)

    assert answers == ["Anna", "Boris", None]
    assert requests == [list(KEYS)]


def test_who_asks_later_is_not_answered_with_what_was_read_before() -> None:
    versions = iter(["first", "second"])
    together = Together(lambda keys: dict.fromkeys(keys, next(versions)), moment_ms=0)

    assert [together.read("anna"), together.read("anna")] == ["first", "second"]


def test_nobody_waits_for_ever_for_a_read_that_failed(all_have_asked: threading.Event) -> None:
    def read_all(_keys: Sequence[str]) -> Mapping[str, str]:
        raise TransientError("storage_unavailable")

    answers = asked(Together(read_all, moment_ms=50), all_have_asked)

    assert [type(one) for one in answers] == [TransientError] * 3
