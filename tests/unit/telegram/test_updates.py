"""A chat's updates: once, in order, answered until it worked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.support.world import World
from vestnik.platform.due import LEASE, Hint
from vestnik.telegram.outcome import Migrated, Refused, TryLater
from vestnik.telegram.store import UpdateStore
from vestnik.telegram.updates import (
    Call,
    Exchange,
    StoredUpdate,
    drop_orphan,
    handle_chat,
    receive,
    send_later,
)


class Conversation:
    """Echoes each update; `bug` makes it raise for one update_id."""

    def __init__(self) -> None:
        self.answered: list[int] = []
        self.bug: int | None = None

    def answer(self, update: StoredUpdate, _holder: str) -> Sequence[Call]:
        self.answered.append(update.update_id)
        if update.update_id == self.bug:
            raise RuntimeError("bug")
        return [Call("sendMessage", {"chat_id": 5, "text": str(update.update_id)})]


@pytest.fixture
def conversation() -> Conversation:
    return Conversation()


@pytest.fixture
def exchange(world: World, conversation: Conversation) -> Exchange:
    return Exchange(
        updates=UpdateStore(),
        due=world.due,
        hints=world.hints,
        call=world.bot.call,
        answer=conversation.answer,
        now=lambda: world.now,
        sender=world.sender,
        wait_until_ms=world.wait_until_ms,
        time_left_ms=lambda: 60_000,
    )


def given_update(world: World, update_id: int) -> bool:
    payload: dict[str, Any] = {"update_id": update_id, "message": {"chat": {"id": 5}}}
    return receive(
        payload,
        5,
        updates=UpdateStore(),
        due=world.due,
        hints=world.hints,
        now=lambda: world.now,
    )


def handle(exchange: Exchange, holder: str = "one") -> None:
    handle_chat(5, holder=holder, exchange=exchange)


def test_an_update_is_stored_once_and_hinted(world: World) -> None:
    assert given_update(world, 7)
    world.advance(timedelta(seconds=1))
    assert not given_update(world, 7)

    assert len(world.hints.sent) == 2  # the second may be all that is left of the first


def test_the_entry_of_a_repeated_update_is_dropped_when_it_is_old(
    world: World, exchange: Exchange
) -> None:
    given_update(world, 7)
    world.advance(timedelta(seconds=1))
    given_update(world, 7)
    handle(exchange)
    [left] = world.entries("update")

    drop_orphan(Hint(left, world.now_ms), exchange)
    assert world.entries("update") == [left]

    world.advance(timedelta(minutes=6))
    drop_orphan(Hint(left, world.now_ms), exchange)
    assert world.entries("update") == []


def test_the_entry_of_an_open_update_stays_however_old_it_is(
    world: World, exchange: Exchange
) -> None:
    given_update(world, 7)
    world.advance(timedelta(minutes=6))
    [entry] = world.entries("update")

    drop_orphan(Hint(entry, world.now_ms), exchange)

    assert world.entries("update") == [entry]


def test_a_reply_waits_for_its_place_and_brings_it_along(world: World, exchange: Exchange) -> None:
    given_update(world, 7)
    world.hints.take()
    world.sender.reserve(80, now_ms=world.now_ms)
    handle(exchange)
    assert world.bot.texts == []
    [hint] = world.hints.take()
    assert (hint.slot_ms - world.now_ms, hint.reserved) == (10_000, True)

    given_update(world, 8)
    world.hints.take()
    handle(exchange)
    assert (world.bot.texts, world.hints.take()) == ([], [])

    world.advance(timedelta(seconds=10))
    world.sender.reserve(800, now_ms=world.now_ms)
    handle_chat(5, holder="one", exchange=exchange, hint=hint)
    assert world.bot.texts == ["7"]


def test_a_place_that_is_soon_to_be_had_is_waited_for(world: World, exchange: Exchange) -> None:
    given_update(world, 7)
    begun_ms = world.now_ms
    world.sender.reserve(4, now_ms=begun_ms)

    handle(exchange)

    assert (world.bot.texts, world.now_ms - begun_ms) == (["7"], 500)


def test_updates_are_handled_in_order_whatever_order_they_came_in(
    world: World, exchange: Exchange
) -> None:
    for update_id in (9, 7, 8):
        given_update(world, update_id)

    handle(exchange)

    assert world.bot.texts == ["7", "8", "9"]
    assert world.entries("update") == []


def test_a_repeated_hint_answers_nothing_twice(world: World, exchange: Exchange) -> None:
    given_update(world, 7)

    handle(exchange)
    handle(exchange)
    given_update(world, 7)
    handle(exchange)

    assert world.bot.texts == ["7"]


def test_a_reply_that_has_to_wait_keeps_the_chat_in_order(world: World, exchange: Exchange) -> None:
    given_update(world, 7)
    given_update(world, 8)
    world.bot.outcomes = [TryLater("too_many_requests", 3.0)]
    world.hints.take()

    handle(exchange)

    assert world.bot.texts == ["7"]
    [hint] = world.hints.take()
    assert hint.slot_ms - world.now_ms == 3_000
    world.advance(timedelta(seconds=3))
    handle(exchange)
    assert world.bot.texts == ["7", "7", "8"]
    assert world.entries("update") == []


def test_a_reply_is_left_to_the_next_run_when_this_one_is_about_to_end(
    world: World, exchange: Exchange, conversation: Conversation
) -> None:
    given_update(world, 7)
    world.hints.take()

    handle(replace(exchange, time_left_ms=lambda: 14_999))

    assert world.bot.calls == []
    [hint] = world.hints.take()
    handle_chat(5, holder="two", exchange=exchange, hint=hint)
    assert world.bot.texts == ["7"]
    assert conversation.answered == [7]


def test_what_an_update_asked_for_is_not_done_again_for_a_waiting_reply(
    world: World, exchange: Exchange, conversation: Conversation
) -> None:
    given_update(world, 7)
    world.bot.outcomes = [TryLater("telegram_500")]
    handle(exchange)
    world.advance(timedelta(seconds=5))

    handle(exchange)

    assert conversation.answered == [7]


def test_a_refused_reply_does_not_stop_the_chat(world: World, exchange: Exchange) -> None:
    given_update(world, 7)
    given_update(world, 8)
    world.bot.outcomes = [Refused("message is not modified")]

    handle(exchange)

    assert world.bot.texts == ["7", "8"]


def chats_of(world: World) -> list[object]:
    return [params.get("chat_id") for _, params in world.bot.calls]


@pytest.fixture
def three_replies(exchange: Exchange) -> Exchange:
    """Two to the chat, and one that no chat is named in."""

    def answer(_update: StoredUpdate, _holder: str) -> Sequence[Call]:
        texts = [Call("sendMessage", {"chat_id": 5, "text": text}) for text in ("one", "two")]
        return [texts[0], Call("answerCallbackQuery", {"callback_query_id": "x"}), texts[1]]

    return replace(exchange, answer=answer)


def test_replies_follow_a_group_that_became_a_supergroup(
    world: World, three_replies: Exchange
) -> None:
    given_update(world, 7)
    world.bot.outcomes = [Migrated("upgraded", -100)]

    handle(three_replies)

    assert chats_of(world) == [5, -100, None, -100]
    assert world.bot.texts == ["one", "one", None, "two"]
    assert world.entries("update") == []


def test_where_replies_go_is_remembered_while_they_wait(
    world: World, three_replies: Exchange
) -> None:
    given_update(world, 7)
    world.bot.outcomes = [Migrated("upgraded", -100), TryLater("too_many_requests", 3.0)]

    handle(three_replies)
    world.advance(timedelta(seconds=3))
    handle(three_replies)

    assert chats_of(world) == [5, -100, -100, None, -100]


def test_a_chat_that_is_sent_on_and_on_is_followed_once(
    world: World, three_replies: Exchange
) -> None:
    given_update(world, 7)
    world.bot.outcomes = [Migrated("upgraded", -100), Migrated("upgraded", -200)]

    handle(three_replies)

    assert chats_of(world) == [5, -100, None, -100]


def test_what_we_send_unasked_is_sent_once_and_after_what_was_asked(
    world: World, exchange: Exchange, conversation: Conversation
) -> None:
    calls = [Call("sendMessage", {"chat_id": 5, "text": "unasked"})]
    for _ in range(2):
        send_later(
            calls,
            5,
            updates=UpdateStore(),
            due=world.due,
            hints=world.hints,
            now=lambda: world.now,
        )
    given_update(world, 2**31)

    handle(exchange)
    handle(exchange)

    assert world.bot.texts == [str(2**31), "unasked", "unasked"]
    assert conversation.answered == [2**31]
    assert world.entries("update") == []


def test_a_chat_that_somebody_handles_is_left_to_him_until_his_lease_ends(
    world: World, exchange: Exchange
) -> None:
    given_update(world, 7)
    until = world.now + LEASE
    exchange.updates.take_chat(5, holder="other", now=world.now, until=until)

    handle(exchange)
    assert world.bot.calls == []

    world.advance(LEASE)
    handle(exchange)
    assert world.bot.texts == ["7"]


def test_what_comes_while_a_chat_is_handled_is_handled_by_the_same_worker(
    world: World, exchange: Exchange, conversation: Conversation
) -> None:
    given_update(world, 7)
    answer = conversation.answer

    def answer_and_get_another(update: StoredUpdate, holder: str) -> Sequence[Call]:
        if update.update_id == 7:
            given_update(world, 8)
        return answer(update, holder)

    handle(Exchange(**{**vars(exchange), "answer": answer_and_get_another}))

    assert world.bot.texts == ["7", "8"]


def test_a_bug_in_one_update_stops_the_chat_for_three_runs_at_most(
    world: World, exchange: Exchange, conversation: Conversation
) -> None:
    given_update(world, 7)
    given_update(world, 8)
    conversation.bug = 7

    for _ in range(3):
        with pytest.raises(RuntimeError):
            handle(exchange)
    handle(exchange)

    assert conversation.answered == [7, 7, 7, 8]
    assert world.bot.texts == ["8"]
