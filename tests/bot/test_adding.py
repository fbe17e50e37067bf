"""Anything that is written becomes a task; its time is understood, or asked."""

import pytest

from tests.bot.people import tasks, wall, whole
from tests.support.chat import Chat
from vestnik import bootstrap
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.use_cases import edit_task


def test_any_text_is_a_task_with_its_time(anna: Chat) -> None:
    [answer] = anna.says("купить молоко завтра в 9")

    assert answer == "Записано:\nкупить молоко\n⏰ завтра в 09:00 (Europe/Moscow)"
    assert list(anna.buttons()) == [
        "✅ Готово", "🗑 Удалить", "⏰ Время", "Без времени", "🔁 Повтор", "⋯ Подробнее",
    ]  # fmt: skip
    [task] = tasks(anna)
    assert (task.title, task.source, wall(task)) == (
        "купить молоко",
        "telegram",
        "2026-11-23 09:00",
    )


def test_english_people_are_understood_and_answered_in_english(boris: Chat) -> None:
    [answer] = boris.says("buy milk tomorrow at 9am")

    assert answer == "Added:\nbuy milk\n⏰ tomorrow at 09:00 (Europe/Moscow)"


def test_a_text_without_time_is_a_task_without_time(anna: Chat) -> None:
    [answer] = anna.says("купить молоко")

    assert answer == "Записано:\nкупить молоко"
    assert "Без времени" not in anna.buttons()


def test_what_was_understood_is_taken_back_by_a_button(anna: Chat) -> None:
    anna.says("купить молоко завтра в 9")

    assert anna.presses("Без времени") == "Готово"

    assert anna.last["text"] == "купить молоко"
    assert wall(tasks(anna)[0]) is None


def test_a_repetition_shows_its_next_dates(anna: Chat) -> None:
    [answer] = anna.says("полить цветы каждый вторник в 10:00")

    assert "⏰ 24.11.2026 в 10:00" in answer
    assert "🔁 Затем: 01.12.2026, 08.12.2026, 15.12.2026" in answer


def test_an_ambiguous_time_is_asked_with_two_buttons(anna: Chat) -> None:
    [answer] = anna.says("позвонить в 9")

    assert answer == "Записано:\nпозвонить\n\nКогда именно?"
    assert wall(tasks(anna)[0]) is None
    assert list(anna.buttons()) == ["сегодня в 21:00", "завтра в 09:00"]
    anna.presses("завтра в 09:00")
    assert wall(tasks(anna)[0]) == "2026-11-23 09:00"
    assert "⏰ завтра в 09:00" in anna.last["text"]


def test_an_ambiguous_time_may_be_answered_in_words(anna: Chat) -> None:
    anna.says("позвонить в 9")

    anna.says("завтра в 9 утра")

    [task] = tasks(anna)
    assert (task.title, wall(task)) == ("позвонить", "2026-11-23 09:00")


def test_a_time_that_has_passed_says_so_and_asks_again(anna: Chat) -> None:
    [answer] = anna.says("позвонить сегодня в 14:00")

    assert answer == (
        "Записано:\nпозвонить\n\nЭто время уже прошло: сейчас 22.11.2026 15:00 (Europe/Moscow).\n"
        "Когда напомнить? Выберите или напишите по-другому."
    )
    [again] = anna.says("2026-11-20 10:00")
    assert "Это время уже прошло" in again
    [understood] = anna.says("2026-11-25 18:30")
    assert "⏰ 25.11.2026 в 18:30" in understood
    assert len(tasks(anna)) == 1


def test_a_time_alone_asks_what_is_to_be_done_then(anna: Chat) -> None:
    [question] = anna.says("завтра в 9:30")
    assert question == "Что сделать: завтра в 9:30?"

    anna.says("позвонить маме")

    [task] = tasks(anna)
    assert (task.title, wall(task)) == ("позвонить маме", "2026-11-23 09:30")


@pytest.mark.parametrize("way", ["Новая задача", "New task", "/new_task", "/new_task@vestnik_bot"])
def test_a_new_task_is_asked_for(anna: Chat, way: str) -> None:
    [question] = anna.says(way)
    assert question.startswith("Что нужно сделать?")

    anna.says("купить молоко")

    assert [task.title for task in tasks(anna)] == ["купить молоко"]


def test_a_command_carries_its_text(anna: Chat) -> None:
    anna.says("/new_task купить молоко")

    assert [task.title for task in tasks(anna)] == ["купить молоко"]


def test_further_lines_are_the_description(anna: Chat) -> None:
    anna.says("Отпуск завтра в 10:00\nпаспорт\nбилеты")

    [task] = tasks(anna)
    assert (task.title, task.description) == ("Отпуск", "паспорт\nбилеты")


def test_a_line_that_is_too_long_for_a_title_loses_nothing(anna: Chat) -> None:
    text = "слово " * 400

    anna.says(text)

    task = whole(anna, tasks(anna)[0].id)
    assert len(task.title) <= 300
    assert task.title.endswith("…")
    assert task.description == text.strip()


def test_an_edited_message_changes_the_task_that_it_made(anna: Chat) -> None:
    anna.says("купить молоко завтра в 9")

    [answer] = anna.edits("купить кефир завтра в 10")

    assert answer == "Изменено:\nкупить кефир\n⏰ завтра в 10:00 (Europe/Moscow)"
    [task] = tasks(anna)
    assert (task.title, wall(task)) == ("купить кефир", "2026-11-23 10:00")


def test_an_edited_line_leaves_the_description_that_was_written_elsewhere(anna: Chat) -> None:
    anna.says("купить молоко")
    [task] = tasks(anna)
    change = TaskChanges(description="полтора процента")
    edit_task(task.user_id, task.id, change, bootstrap.desk(), source="web")

    anna.edits("купить кефир")

    changed = whole(anna, task.id)
    assert (changed.title, changed.description) == ("купить кефир", "полтора процента")


def test_an_edited_message_leaves_a_done_task_alone(anna: Chat) -> None:
    anna.says("купить молоко")
    anna.presses("✅ Готово")

    assert anna.edits("купить кефир") == []

    assert [task.title for task in tasks(anna, done=True)] == ["купить молоко"]


def test_an_edited_answer_in_a_dialogue_makes_nothing(anna: Chat) -> None:
    anna.says("/tz")
    anna.says("Казань")

    assert anna.edits("Самара") == []

    assert tasks(anna) == []


def test_a_picture_with_a_caption_is_a_task_and_without_one_gets_a_friendly_line(
    anna: Chat,
) -> None:
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]

    anna.sends(photo=photo, caption="купить такое же")
    [answer] = anna.sends(photo=photo)
    [other] = anna.sends(sticker={"file_id": "s"})

    assert [task.title for task in tasks(anna)] == ["купить такое же"]
    assert answer == other
    assert answer.startswith("Здесь я понимаю только слова")


def test_a_picture_in_a_dialogue_does_not_end_it(anna: Chat) -> None:
    anna.says("/new_task")
    anna.sends(sticker={"file_id": "s"})

    anna.says("New York tomorrow 10:00")

    assert len(tasks(anna)) == 1


def test_what_telegram_itself_writes_is_not_answered(anna: Chat) -> None:
    assert anna.sends(pinned_message={"message_id": 1, "date": 1, "chat": anna.chat}) == []


def test_markup_in_a_title_is_just_text(anna: Chat) -> None:
    [answer] = anna.says("<b>*купить* [x](http://a.b)</b>")

    assert answer.endswith("<b>*купить* [x](http://a.b)</b>")


def test_an_update_that_comes_again_has_no_second_effect(anna: Chat) -> None:
    anna.says("купить молоко завтра в 9")

    assert anna.delivers(anna.updates[-1]) == []

    assert len(tasks(anna)) == 1
