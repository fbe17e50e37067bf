"""What holds for every text, at every moment, in every zone."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.unit.when.understanding import WEDNESDAY, read
from vestnik.when import Ambiguous, Answer, Refused, When, parse_when
from vestnik.when.parse import TEXT_MAX
from vestnik.when.titles import request_length

_PHRASES = [case["text"] for cases in read("phrases.json")["groups"].values() for case in cases]
_WORDS = sorted({word for phrase in _PHRASES for word in phrase.split()})
_ZONES = (
    "Europe/Moscow", "Asia/Kathmandu", "America/New_York", "Australia/Lord_Howe",
    "Pacific/Apia", "Africa/Casablanca", "Asia/Kamchatka", "UTC",
)  # fmt: skip

_of_words = st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)
_of_phrases = st.lists(st.sampled_from(_PHRASES), min_size=1, max_size=3).map(" ".join)
_texts = st.one_of(_of_words, _of_phrases, st.text(max_size=TEXT_MAX))
_moments = st.integers(1_577_836_800, 3_786_912_000).map(  # 2020 to 2090
    lambda second: datetime.fromtimestamp(second, UTC)
)
_zones = st.sampled_from(_ZONES)
_languages = st.sampled_from(("ru", "en"))


def _readings(answer: Answer) -> tuple[When, ...]:
    match answer:
        case When():
            return (answer,)
        case Ambiguous():
            return answer.options
        case _:
            return ()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@given(text=_texts, now=_moments, zone=_zones, language=_languages)
@settings(max_examples=400, deadline=None)
def test_it_answers_every_text_and_never_with_the_past(
    text: str, now: datetime, zone: str, language: str
) -> None:
    answer = parse_when(text, now, zone, language)

    for reading in _readings(answer):
        assert reading.at > now
        assert reading.at.utcoffset() == timedelta(0)
        assert reading.ends_at is None or reading.ends_at > reading.at


@given(text=_texts, language=_languages)
@settings(max_examples=400, deadline=None)
@example(text="напомни мне через час, что надо выключить плиту", language="ru")
def test_a_title_is_the_text_without_what_was_read(text: str, language: str) -> None:
    for reading in _readings(parse_when(text, WEDNESDAY, "Europe/Moscow", language)):
        left, at = [], request_length(text)
        for span in sorted(reading.spans):
            assert 0 <= span.start < span.end <= len(text)
            left.append(text[at : max(at, span.start)])
            at = max(at, span.end)
        rest = _words(" ".join((*left, text[at:])))

        title = _words(reading.title)

        assert title == rest[len(rest) - len(title) :]
        assert len(rest) - len(title) <= (3 if request_length(text) else 0)  # `о том, что`


@given(text=_texts, now=_moments, zone=_zones, language=_languages)
@settings(max_examples=300, deadline=None)
@example(text="каждый понедельник в 24:00", now=WEDNESDAY, zone="Europe/Moscow", language="ru")
def test_a_series_begins_with_an_occurrence_of_its_rule(
    text: str, now: datetime, zone: str, language: str
) -> None:
    for reading in _readings(parse_when(text, now, zone, language)):
        if reading.rrule:
            begin = reading.at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            rule = re.sub(r";UNTIL=\w+", "", reading.rrule)  # its end may come before its begin

            assert next(iter(rrulestr(rule, dtstart=begin))) == begin


@given(phrase=st.sampled_from(_PHRASES), marks=st.sampled_from(("«»", "“”", '""', "„“")))
@settings(deadline=None)
def test_what_stands_in_quotation_marks_is_never_read(phrase: str, marks: str) -> None:
    if any(mark in phrase for mark in '«»“”„"'):
        return

    assert parse_when(f"{marks[0]}{phrase}{marks[1]}", WEDNESDAY, "Europe/Moscow", "ru") is None


@given(phrase=st.sampled_from(_PHRASES), language=_languages)
@settings(deadline=None)
def test_capitals_and_yo_change_nothing(phrase: str, language: str) -> None:
    written = parse_when(phrase, WEDNESDAY, "Europe/Moscow", language)
    loud = parse_when(phrase.upper().replace("Ё", "Е"), WEDNESDAY, "Europe/Moscow", language)

    assert [one.at for one in _readings(loud)] == [one.at for one in _readings(written)]
    assert isinstance(loud, Refused) == isinstance(written, Refused)
