"""A task's card: done, words, time, repetition, deletion."""

import pytest

from tests.bot.people import tasks, wall, whole
from tests.support.chat import Chat


@pytest.fixture
def card(anna: Chat) -> Chat:
    """Anna looks at the card of her only task."""
    anna.says("купить молоко завтра в 9")
    anna.presses("⋯ Подробнее")
    return anna


def test_a_card_has_everything_that_can_be_done(card: Chat) -> None:
    assert list(card.buttons()) == [
        "✅ Готово", "✏️ Название", "📝 Описание", "⏰ Время", "🔁 Повтор", "🗑 Удалить",
    ]  # fmt: skip


def test_done_and_not_done_after_all(card: Chat) -> None:
    assert card.presses("✅ Готово") == "Сделано"
    assert card.last["text"] == "✅ купить молоко"
    assert len(tasks(card, done=True)) == 1

    assert card.presses("↩️ Вернуть в список") == "Вернули в список"
    assert card.last["text"].startswith("купить молоко\n⏰ завтра")
    assert len(tasks(card)) == 1


def test_another_title(card: Chat) -> None:
    card.presses("✏️ Название")
    assert card.last["text"].startswith("Новое название для «купить молоко»?")

    [answer] = card.says("купить  кефир\nв среду")

    assert answer.startswith("Изменено:\nкупить кефир в среду\n⏰ завтра в 09:00")
    assert wall(tasks(card)[0]) == "2026-11-23 09:00"


def test_a_title_that_is_too_long_is_asked_again(card: Chat) -> None:
    card.presses("✏️ Название")

    [answer] = card.says("х" * 301)
    card.says("х" * 300)

    assert "до 300 символов" in answer
    assert tasks(card)[0].title == "х" * 300


def test_another_description(card: Chat) -> None:
    card.presses("📝 Описание")

    [answer] = card.says("две бутылки\n3,2 %")

    assert "две бутылки\n3,2 %" in answer
    assert whole(card, tasks(card)[0].id).description == "две бутылки\n3,2 %"


def test_a_long_description_is_cut_on_the_card(card: Chat) -> None:
    card.presses("📝 Описание")

    [answer] = card.says("д" * 4000)

    assert "д…" in answer
    assert len(answer) < 1200
    assert whole(card, tasks(card)[0].id).description == "д" * 4000


def test_deleted_and_restored(card: Chat) -> None:
    assert card.presses("🗑 Удалить") == "Удалено"
    assert card.last["text"] == "Удалено: купить молоко"
    assert tasks(card) == []

    assert card.presses("↩️ Вернуть") == "Вернули"
    assert wall(tasks(card)[0]) == "2026-11-23 09:00"


def test_a_button_of_a_deleted_task_says_so(card: Chat) -> None:
    message = card.last
    card.presses("🗑 Удалить")

    assert card.presses("✅ Готово", message) == "Это удалено. Сначала восстановите."


def test_a_button_works_also_in_the_middle_of_a_dialogue(card: Chat) -> None:
    message = card.last
    card.says("/new_task")

    card.presses("✅ Готово", message)
    card.says("купить кефир")

    assert [task.title for task in tasks(card)] == ["купить кефир"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Через 15 минут", "2026-11-22 15:15"),
        ("Через час", "2026-11-22 16:00"),
        ("Сегодня вечером", "2026-11-22 19:00"),
        ("Завтра утром", "2026-11-23 09:00"),
    ],
)
def test_ready_made_times(card: Chat, label: str, expected: str) -> None:
    card.presses("⏰ Время")

    assert card.presses(label) == "Готово"

    assert wall(tasks(card)[0]) == expected


def test_a_ready_made_time_ends_the_question(card: Chat) -> None:
    card.presses("⏰ Время")
    card.presses("Через час")

    card.says("позвонить маме")

    assert len(tasks(card)) == 2


def test_own_words_for_a_time_and_words_that_are_none(card: Chat) -> None:
    card.presses("⏰ Время")

    [confused] = card.says("когда рак свистнет")
    [understood] = card.says("послезавтра в 18:30")

    assert confused.startswith("Не понял время.")
    assert "⏰ 24.11.2026 в 18:30" in understood


@pytest.mark.parametrize(
    "words", ["2026-11-25 10:00", "25.11.2026 10:00", "2026-11-25T10:00+03:00"]
)
def test_fixed_formats_always_work(card: Chat, words: str) -> None:
    card.presses("⏰ Время")

    card.says(words)

    assert wall(tasks(card)[0]) == "2026-11-25 10:00"


@pytest.mark.parametrize(
    ("label", "rrule", "first"),
    [
        ("Каждый день", "FREQ=DAILY", "2026-11-23 09:00"),
        ("По будням", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 09:00"),
        ("Раз в месяц", "FREQ=MONTHLY", "2026-11-23 09:00"),
    ],
)
def test_ready_made_repetitions(card: Chat, label: str, rrule: str, first: str) -> None:
    card.presses("🔁 Повтор")

    card.presses(label)

    [task] = tasks(card)
    assert task.recurrence
    assert (task.recurrence.repeat.rrule, wall(task)) == (rrule, first)


def test_a_repetition_in_own_words_keeps_the_time_of_day(card: Chat) -> None:
    card.presses("🔁 Повтор")

    [confused] = card.says("часто")
    card.says("каждый вторник")

    assert confused.startswith("Не понял, как повторять")
    assert wall(tasks(card)[0]) == "2026-11-24 09:00"


def test_a_repetition_in_own_words_begins_at_the_task_s_date(anna: Chat) -> None:
    anna.says("полить цветы 25.11.2026 в 9:00")
    anna.presses("🔁 Повтор")

    anna.says("каждый день")

    assert wall(tasks(anna)[0]) == "2026-11-25 09:00"


def test_a_task_without_time_may_repeat_too(anna: Chat) -> None:
    anna.says("полить цветы")
    anna.presses("🔁 Повтор")

    anna.presses("Каждый день")

    assert wall(tasks(anna)[0]) == "2026-11-23 09:00"


def test_no_more_repetition(card: Chat) -> None:
    card.presses("🔁 Повтор")
    card.presses("Каждый день")
    card.presses("🔁 Повтор")

    card.presses("Не повторять")

    assert tasks(card)[0].recurrence is None


@pytest.mark.parametrize("label", ["✏️ Название", "📝 Описание", "⏰ Время", "🔁 Повтор"])
def test_cancel_leaves_every_dialogue(card: Chat, label: str) -> None:
    card.presses(label)

    assert card.says("/cancel") == ["Хорошо, оставим."]
    assert card.says("/cancel") == ["Нечего отменять."]

    card.says("завтра в 10 кино")
    assert [task.title for task in tasks(card)] == ["купить молоко", "кино"]
