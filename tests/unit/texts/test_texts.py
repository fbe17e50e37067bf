"""People's texts: the same in both languages, and complete."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.factories import NOON
from vestnik.texts import choose_language, render
from vestnik.texts.dates import short_instant
from vestnik.texts.reminder import late_mark, reminder_text

ROOT = Path(__file__).parents[3]
TEXTS = ROOT / "layers" / "core" / "python" / "vestnik" / "texts"
CODE = re.compile(r'Error\(\s*"([a-z_]+)"|default_code[^=]*= "([a-z_]+)"|Fault\("([a-z_]+)"')


def message_ids(path: Path) -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*) =", path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", sorted(path.name for path in TEXTS.glob("??/*.ftl")))
def test_both_languages_have_the_same_messages(name: str) -> None:
    assert message_ids(TEXTS / "ru" / name) == message_ids(TEXTS / "en" / name)


def test_every_error_code_of_the_product_has_a_text() -> None:
    codes = set()
    for folder in (ROOT / "functions", ROOT / "layers"):
        for path in folder.rglob("*.py"):
            for groups in CODE.findall(path.read_text(encoding="utf-8")):
                codes |= set(filter(None, groups))

    known = message_ids(TEXTS / "en" / "errors.ftl")

    assert len(codes) > 20
    assert {code for code in codes if f"error-{code.replace('_', '-')}" not in known} == set()


@pytest.mark.parametrize(
    ("late_s", "ru", "en"),
    [
        (61, "(с опозданием на 1 мин)", "(1 min late)"),
        (7 * 60 + 59, "(с опозданием на 7 мин)", "(7 min late)"),
        (3600, "(с опозданием на 1 ч 0 мин)", "(1 h 0 min late)"),
        (3600 + 5 * 60, "(с опозданием на 1 ч 5 мин)", "(1 h 5 min late)"),
        (86_400, "(с опозданием на 1 д 0 ч)", "(1 d 0 h late)"),
        (2 * 86_400 + 3 * 3600 + 59 * 60, "(с опозданием на 2 д 3 ч)", "(2 d 3 h late)"),
        (1500 * 86_400, "(с опозданием на 1500 д 0 ч)", "(1500 d 0 h late)"),
    ],
)
def test_lateness_is_rounded_down(late_s: int, ru: str, en: str) -> None:
    assert (late_mark("ru", late_s), late_mark("en", late_s)) == (ru, en)


def test_up_to_a_minute_nothing_is_said_of_lateness() -> None:
    assert reminder_text("en", "Tea", late_s=60) == "Reminder: Tea"
    assert reminder_text("ru", "Чай", late_s=61) == "Напоминание: Чай\n(с опозданием на 1 мин)"


def test_a_title_is_data_whatever_it_looks_like() -> None:
    title = "{ $x } <b>\n.attr = \u202e"

    assert reminder_text("en", title, late_s=0) == f"Reminder: {title}"


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("de-DE", "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en;q=0.3, ru;q=0.7", "ru"),
        ("en, ru", "en"),
        ("ru;q=0", "en"),
        ("ru;q=x", "en"),
    ],
)
def test_the_language_that_is_asked_for(accept: str | None, language: str) -> None:
    assert choose_language(accept, default="en") == language


def test_instants_are_said_in_the_persons_zone() -> None:
    def said(after: timedelta) -> str:
        return short_instant(NOON + after, now=NOON, timezone="Asia/Tokyo", language="en")

    assert said(timedelta(hours=1)) == "today at 22:00"
    assert said(timedelta(hours=5)) == "tomorrow at 02:00"
    assert said(timedelta(days=3)) == "on 25.11.2026 at 21:00"


def test_a_missing_value_is_a_bug_not_a_hole_in_a_text() -> None:
    with pytest.raises(LookupError):
        render("en", "reminder-first-line")
    with pytest.raises(LookupError):
        render("en", "no-such-text")
