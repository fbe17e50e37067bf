"""The same words at other moments, in other zones, over changes of the clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.unit.when.understanding import MOSCOW, local
from vestnik.when import Ambiguous, Refused, When, parse_when

BERLIN = ZoneInfo("Europe/Berlin")
KATHMANDU = ZoneInfo("Asia/Kathmandu")


def at(now: str, text: str, zone: ZoneInfo = MOSCOW, language: str = "ru") -> str:
    answer = parse_when(text, datetime.fromisoformat(now).replace(tzinfo=zone), zone, language)
    match answer:
        case When():
            return local(answer.at, zone)
        case Ambiguous():
            return " | ".join(local(one.at, zone) for one in answer.options)
        case Refused():
            return answer.fault.code
        case None:
            return "nothing"


@pytest.mark.parametrize(
    ("now", "text", "instant"),
    [
        ("2026-11-18T08:00", "в 9", "2026-11-18T09:00"),
        ("2026-11-18T09:00", "в 9", "2026-11-18T21:00 | 2026-11-19T09:00"),
        ("2026-11-18T22:00", "в 9", "2026-11-19T09:00"),
        ("2026-11-18T18:30", "в 5", "2026-11-19T17:00"),
        ("2026-11-18T22:00", "в половине восьмого", "2026-11-19T07:30 | 2026-11-19T19:30"),
        ("2026-11-18T06:00", "в половине восьмого", "2026-11-18T07:30"),
        ("2026-11-18T20:10", "вечером", "2026-11-18T21:00"),
        ("2026-11-18T22:50", "вечером", "2026-11-19T19:00"),
        ("2026-11-18T08:00", "сегодня", "2026-11-18T09:00"),
        ("2026-11-18T20:00", "сегодня", "2026-11-18T21:00"),
        ("2026-11-18T23:30", "сегодня", "2026-11-18T23:59"),
        ("2026-11-18T23:59", "сегодня", "time_in_past"),
        ("2026-11-18T23:30", "через час", "2026-11-19T00:30"),
        ("2026-11-18T00:30", "сегодня в 3", "2026-11-18T15:00"),
        ("2026-11-21T10:00", "в выходные", "2026-11-22T09:00"),
        ("2026-11-22T10:00", "на следующей неделе", "2026-11-23T09:00"),
        ("2026-11-22T10:00", "в следующую пятницу", "2026-11-27T09:00"),
        ("2026-12-31T23:00", "завтра в 9", "2027-01-01T09:00"),
        ("2026-12-31T23:00", "в конце месяца", "2027-01-31T09:00"),
        ("2027-01-31T10:00", "через месяц", "2027-02-28T09:00"),
        ("2027-02-10T10:00", "31 числа", "2027-03-31T09:00"),
        ("2028-02-29T10:00", "через год", "2029-02-28T09:00"),
        ("2027-01-30T10:00", "каждое 31 число", "2027-01-31T09:00"),
    ],
)
def test_the_same_words_at_another_moment(now: str, text: str, instant: str) -> None:
    assert at(now, text) == instant


@pytest.mark.parametrize(
    ("now", "text", "instant"),
    [
        # 2027-03-28: 02:00 CET becomes 03:00 CEST.
        ("2027-03-27T12:00", "завтра в 2:30", "2027-03-28T03:30"),
        ("2027-03-28T01:30", "через час", "2027-03-28T03:30"),
        ("2027-03-27T12:00", "через день в 9 утра", "2027-03-28T09:00 | 2027-03-29T09:00"),
        # 2026-10-25: 03:00 CEST becomes 02:00 CET, 02:30 comes twice; the first is meant.
        ("2026-10-24T12:00", "завтра в 2:30", "2026-10-25T02:30"),
        ("2026-10-24T12:00", "через 24 часа", "2026-10-25T11:00"),
    ],
)
def test_over_a_change_of_the_clock(now: str, text: str, instant: str) -> None:
    assert at(now, text, BERLIN) == instant


def test_the_first_of_two_equal_wall_times_is_meant() -> None:
    now = datetime(2026, 10, 24, 12, tzinfo=BERLIN)

    answer = parse_when("завтра в 2:30", now, BERLIN, "ru")

    assert isinstance(answer, When)
    assert answer.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_wall_time_is_of_the_person_s_zone_even_of_a_half_hour() -> None:
    answer = parse_when("завтра в 9", datetime(2026, 11, 18, 9, 0, tzinfo=UTC), KATHMANDU, "ru")

    assert isinstance(answer, When)
    assert answer.at == datetime(2026, 11, 19, 3, 15, tzinfo=UTC)


def test_tomorrow_is_counted_from_the_person_s_midnight() -> None:
    late_in_utc = datetime(2026, 11, 18, 22, 0, tzinfo=UTC)  # 01:00 of the 19th in Moscow

    answer = parse_when("завтра в 9", late_in_utc, "Europe/Moscow", "ru")

    assert isinstance(answer, When)
    assert local(answer.at) == "2026-11-20T09:00"


def test_a_zone_said_with_the_time_counts() -> None:
    kamchatka = ZoneInfo("Asia/Kamchatka")
    now = datetime(2026, 11, 18, 12, 0, tzinfo=kamchatka)

    answer = parse_when("завтра в 10:00 по москве созвон", now, kamchatka, "ru")

    assert isinstance(answer, When)
    assert answer.title == "созвон"
    assert local(answer.at) == "2026-11-19T10:00"


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-12-01 10:00", "2026-12-01T10:00"),
        ("01.12.2026 10:00", "2026-12-01T10:00"),
        ("2026-12-01T10:00", "2026-12-01T10:00"),
        ("2026-12-01T10:00:30", "2026-12-01T10:00"),
        ("2026-12-01T10:00Z", "2026-12-01T13:00"),
        ("2026-12-01T10:00:00+05:00", "2026-12-01T08:00"),
        ("2026-12-01T10:00:00.000-0500", "2026-12-01T18:00"),
        ("2026-12-01 10:00 +05:00", "2026-12-01T08:00"),
        ("2026-11-18T14:30:00+03:00", "time_in_past"),
        ("2020-01-01T10:00Z", "time_in_past"),
        ("2020-01-01 10:00", "time_in_past"),
    ],
)
def test_written_out_formats_always_work(text: str, instant: str) -> None:
    for language in ("ru", "en"):
        assert at("2026-11-18T14:30", text, language=language) == instant
        assert at("2026-11-18T14:30", f"отчёт {text} сдать", language=language) == instant


@pytest.mark.parametrize(
    ("language", "instant"),
    [("ru", "2026-12-03T09:00"), ("en", "2027-03-12T09:00 | 2026-12-03T09:00")],
)
def test_an_american_writes_the_month_first(language: str, instant: str) -> None:
    assert at("2026-11-18T14:30", "на 3/12", language=language) == instant


def test_only_the_first_300_characters_are_read() -> None:
    long_title = "а" * 299

    answer = parse_when(f"завтра {long_title} в 9", datetime(2026, 11, 18, tzinfo=UTC), "UTC", "ru")

    assert isinstance(answer, When)
    assert (answer.time_given, answer.title) == (False, f"{long_title} в 9")
