"""What happened, in memory and in the table."""

import logging
from datetime import timedelta
from typing import Any

import pytest

from tests.factories import NOON
from tests.fakes.events import FakeEvents
from vestnik.platform.dynamodb import Row, committed, table_name
from vestnik.platform.events import Event, Events, Subject, cut_answer
from vestnik.platform.events.store import EventStore, add_event

MAILING = Subject("mailing", "12")
MESSAGE = Subject("message", "12")


@pytest.fixture(params=["memory", "table"])
def events(request: pytest.FixtureRequest) -> Events:
    if request.param == "memory":
        return FakeEvents()
    request.getfixturevalue("aws")
    return EventStore()


def an_event(second: int = 0, *subjects: Subject, **detail: Any) -> Event:
    at = NOON + timedelta(seconds=second)
    return Event(subjects or (MAILING,), "attempt_failed", "mailing_pages", at, detail)


def test_events_are_told_in_the_order_in_which_they_happened(events: Events) -> None:
    events.record([an_event(second, status=503) for second in (40, 7, 100)])

    assert [event.at - NOON for event in events.of(MAILING)] == [
        timedelta(seconds=second) for second in (7, 40, 100)
    ]


def test_an_event_is_told_of_each_of_its_subjects_and_of_no_other(events: Events) -> None:
    events.record([an_event(0, MAILING, MESSAGE, text="Отказ «сети»"), an_event(1)])

    assert list(events.of(MESSAGE)) == [an_event(0, MESSAGE, text="Отказ «сети»")]
    assert len(list(events.of(MAILING))) == 2


def test_an_event_that_is_recorded_twice_has_happened_once(events: Events) -> None:
    events.record([an_event(status=500), an_event(status=500), an_event(status=502)])
    events.record([an_event(status=500)])

    assert len(list(events.of(MAILING))) == 2


def test_a_page_of_refusals_is_kept_whole(events: Events) -> None:
    events.record(an_event(0, message_id=str(number)) for number in range(100))

    assert len(list(events.of(MAILING))) == 100


@pytest.mark.usefixtures("aws")
def test_an_event_happens_with_what_causes_it_or_not_at_all() -> None:
    class Cause(Row):
        class Meta:
            table_name = table_name("events")

    def pause(*, again: bool) -> bool:
        def fill(write: Any) -> None:
            known = Cause.pk.exists() if again else Cause.pk.does_not_exist()
            write.save(Cause("M#12", "M"), condition=known)
            add_event(write, an_event(int(again)))

        return committed(fill)

    assert [pause(again=True), pause(again=False)] == [False, True]
    assert list(EventStore().of(MAILING)) == [an_event()]


@pytest.mark.usefixtures("aws")
def test_events_that_cannot_be_kept_stop_nobody_and_are_logged_without_what_they_say(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("vestnik.platform.events.store._EventRow.Meta.table_name", "none")
    monkeypatch.setattr("vestnik.platform.events.store._EventRow._connection", None)

    with caplog.at_level(logging.ERROR):
        EventStore().record([an_event(phone="79161234567")])

    assert caplog.messages == ["events not kept"]
    assert "7916" not in str([record.__dict__ for record in caplog.records])


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (b'{"code": 3}', '{"code": 3}'),
        ("Ж" * 400, "Ж" * 250),  # two bytes each
        (b"a" + "Ж".encode() * 400, "a" + "Ж" * 249),
        (b"\xff\xfe", "\ufffd\ufffd"),
    ],
)
def test_of_an_outside_answer_500_bytes_are_kept(answer: bytes | str, kept: str) -> None:
    assert cut_answer(answer) == kept
