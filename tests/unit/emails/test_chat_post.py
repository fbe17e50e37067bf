"""Mails that go to a chat."""

from datetime import timedelta

import pytest

from tests.factories import NOON, a_mail
from tests.fakes.bot import FakeBot
from tests.support.letters import digest
from tests.support.mail import LINKS
from vestnik import clock
from vestnik.digests.chat_post import PACED, ChatPost
from vestnik.emails.letter import chat_text
from vestnik.emails.model import Mail, MailKind
from vestnik.errors import AddressRefusedError, PermanentError, TransientError
from vestnik.platform.sender import MemorySender
from vestnik.telegram.outcome import Blocked, Outcome, Refused, TryLater

PER_S = 8


class Chat:
    """A bot at noon, and a pace that can be used up."""

    def __init__(self) -> None:
        self.now, self.bot, self.sender = NOON, FakeBot(), MemorySender(PER_S)
        self.digest_pace = MemorySender(PER_S)
        self.post = ChatPost(
            call=self.bot.call,
            links=LINKS,
            sender=self.sender,
            digest_pace=self.digest_pace,
            now_ms=lambda: clock.to_ms(self.now),
            wait_until_ms=self.wait,
        )

    def wait(self, instant_ms: int) -> None:
        self.now = max(self.now, clock.from_ms(instant_ms))

    def use_up(self, seconds: int) -> None:
        """The pace of digests."""
        self.digest_pace.reserve(seconds * PER_S, now_ms=clock.to_ms(self.now))


@pytest.fixture
def chat() -> Chat:
    return Chat()


def a_digest(**changes: object) -> Mail:
    values = digest(open_count=2, done_count=1)
    return a_mail(values.kind, values=values.values, chat_id=5, **changes)


def test_it_is_plain_words_and_opens_no_link(chat: Chat) -> None:
    chat.post.send(a_digest())

    assert chat.bot.calls == [
        (
            "sendMessage",
            {
                "chat_id": 5,
                "text": chat_text(a_digest(), LINKS),
                "link_preview_options": {"is_disabled": True},
                "disable_notification": True,
            },
        )
    ]


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        (Blocked("bot was blocked by the user"), AddressRefusedError),
        (Refused("message is too long"), PermanentError),
        (TryLater("telegram_500"), TransientError),
    ],
)
def test_what_telegram_did_not_do_is_said(
    chat: Chat, outcome: Outcome, error: type[Exception]
) -> None:
    chat.bot.outcomes = [outcome]

    with pytest.raises(error) as raised:
        chat.post.send(a_digest())

    assert raised.type is error


def test_a_wait_that_telegram_asks_for_is_passed_on(chat: Chat) -> None:
    chat.bot.outcomes = [TryLater("too_many_requests", 7.0)]

    with pytest.raises(TransientError) as raised:
        chat.post.send(a_digest())

    assert raised.value.retry_after_s == 7.0


def test_a_place_that_is_near_is_waited_for(chat: Chat) -> None:
    chat.use_up(1)

    chat.post.send(a_digest())

    assert chat.now - NOON == timedelta(seconds=1)
    assert len(chat.bot.calls) == 1


def test_a_place_that_is_far_off_is_come_back_for_and_asked_for_once(chat: Chat) -> None:
    chat.use_up(60)

    with pytest.raises(TransientError, match=PACED) as raised:
        chat.post.send(a_digest())
    assert (raised.value.retry_after_s, chat.bot.calls) == (60, [])
    chat.now += timedelta(seconds=60)
    chat.use_up(60)
    chat.post.send(a_digest(error=PACED, next_at=chat.now))

    assert len(chat.bot.calls) == 1


@pytest.mark.parametrize("paused", [False, True])
def test_who_misses_his_place_or_finds_the_bot_paused_asks_again(chat: Chat, paused: bool) -> None:
    if paused:
        chat.sender.pause(clock.to_ms(NOON) + 30_000, now_ms=clock.to_ms(NOON))
    chat.use_up(60)
    missed = NOON if paused else NOON - timedelta(seconds=3)

    with pytest.raises(TransientError, match=PACED):
        chat.post.send(a_digest(error=PACED, next_at=missed))


def test_digests_leave_the_pace_of_the_bot_to_its_answers(chat: Chat) -> None:
    chat.use_up(60)

    chat.post.send(a_mail(MailKind.PASSWORD_RESET, values={"reset_id": "r"}, chat_id=5))

    assert chat.now == NOON
    assert chat.bot.calls[0][1]["disable_notification"] is False
