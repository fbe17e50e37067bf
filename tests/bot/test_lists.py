"""Lists: pages, marks, choosing and deleting from them, everything at once."""

from datetime import timedelta
from itertools import pairwise

import time_machine

from tests.bot.people import account, tasks
from tests.support.chat import Chat
from vestnik import bootstrap
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.use_cases import CreateTask, create_task


def given_tasks(chat: Chat, count: int) -> None:
    chat.says("/start")
    for number in range(1, count + 1):
        changes = TaskChanges(title=f"дело {'а' * number}")
        command = CreateTask(account(chat).id, changes, source="telegram", request_hash="hash")
        create_task(command, bootstrap.desk())


def test_an_empty_list_says_so(anna: Chat) -> None:
    assert anna.says("Список задач") == ["Открытых задач нет. Напишите первую."]


def test_a_list_is_numbered_with_times_newest_first(anna: Chat) -> None:
    anna.says("купить молоко завтра в 9")
    anna.says("позвонить")

    [text] = anna.says("/tasks")

    assert text == ("Открытые задачи (2)\n\n1. позвонить\n2. купить молоко — ⏰ завтра в 09:00")
    assert list(anna.buttons()) == ["⬜️ позвонить", "⋯", "⬜️ купить молоко", "Сделанные"]


def test_pages_turn_in_place(anna: Chat) -> None:
    given_tasks(anna, 14)

    anna.says("/tasks")
    assert [label for label in anna.buttons() if "/" in label or label in "‹›"] == ["1/3", "›"]
    anna.presses("›")

    assert anna.last["text"].splitlines()[2] == f"7. дело {'а' * 8}"
    anna.presses("›")
    assert [label for label in anna.buttons() if "/" in label or label in "‹›"] == ["‹", "3/3"]
    assert len(anna.last["text"].splitlines()) == 4


def test_ticking_off_keeps_the_task_in_its_place(anna: Chat) -> None:
    given_tasks(anna, 8)
    anna.says("/tasks")
    anna.presses("›")

    assert anna.presses("⬜️ дело аа") == "Сделано"
    assert anna.last["text"] == "Открытые задачи (8)\n\n7. ✅ дело аа\n8. дело а"
    assert anna.presses("✅ дело аа") == "Вернули в список"
    assert anna.last["text"] == "Открытые задачи (8)\n\n7. дело аа\n8. дело а"


def test_the_done_ones_are_a_list_of_their_own(anna: Chat) -> None:
    given_tasks(anna, 2)
    anna.says("/tasks")
    anna.presses("⬜️ дело а")

    anna.presses("Сделанные")

    assert anna.last["text"] == "Сделанные (1)\n\n1. ✅ дело а"
    anna.presses("Открытые")
    assert anna.last["text"] == "Открытые задачи (1)\n\n1. дело аа"


def test_a_button_under_a_message_that_is_too_old_to_be_shown_still_works(anna: Chat) -> None:
    given_tasks(anna, 2)
    anna.says("/tasks")
    data, number = anna.buttons()["⬜️ дело а"], anna.last["message_id"]

    old = {"message_id": number, "date": 0, "chat": anna.chat}
    assert anna.presses_data(data, old) == "Сделано"

    assert anna.last["text"] == "Открытые задачи (1)\n\n1. дело аа"


def test_a_task_is_opened_from_the_list(anna: Chat) -> None:
    given_tasks(anna, 1)
    anna.says("/tasks")

    anna.presses("⋯")

    assert "✏️ Название" in anna.buttons()


def test_a_task_is_chosen_and_deleted_and_put_back(anna: Chat) -> None:
    given_tasks(anna, 2)
    anna.says("Удалить задачу")

    assert anna.presses("🗑 дело а") == "Удалено"
    assert anna.last["text"] == "Какую удалить? (2)\n\n1. дело аа\n2. 🗑 дело а"
    assert [task.title for task in tasks(anna)] == ["дело аа"]
    assert anna.presses("↩️ дело а") == "Вернули"
    assert len(tasks(anna)) == 2


def test_a_task_is_chosen_and_gets_a_time(anna: Chat) -> None:
    given_tasks(anna, 1)
    anna.says("Установить время")

    anna.presses("⏰ дело а")
    anna.presses("Завтра утром")

    assert "⏰ завтра в 09:00" in anna.last["text"]


def test_today_has_what_is_due_and_overdue(anna: Chat, noon: time_machine.Traveller) -> None:
    assert anna.says("/today") == ["На сегодня ничего нет."]
    anna.says("вечером в 20:00 кино")
    anna.says("завтра в 9 врач")

    assert anna.says("/today") == ["На сегодня 1 задача:\n\n1. кино — ⏰ сегодня в 20:00"]

    noon.shift(timedelta(days=1))
    [text] = anna.says("/today")
    assert text.startswith("На сегодня 2 задачи:")


def test_everything_is_deleted_after_a_question_and_comes_back(anna: Chat) -> None:
    given_tasks(anna, 3)
    anna.says("Удалить все")

    anna.presses("🗑 Удалить все")
    assert anna.last["text"] == "Все задачи удалены."
    assert tasks(anna) == []

    anna.presses("↩️ Вернуть все")
    assert len(tasks(anna)) == 3


def test_nothing_is_deleted_when_the_answer_is_no(anna: Chat) -> None:
    given_tasks(anna, 1)
    anna.says("/rmtasks")

    anna.presses("Оставить")

    assert anna.last["text"] == "Ничего не удалено."
    assert len(tasks(anna)) == 1


def test_whoever_shows_the_tasks_elsewhere_is_told_of_what_is_done_in_the_chat(
    anna: Chat,
) -> None:
    anna.says("/start")
    numbers = [account(anna).changes]

    for deed in (
        lambda: anna.says("купить молоко"),
        lambda: anna.says("/tasks"),
        lambda: anna.presses("⬜️ купить молоко"),
        lambda: anna.says("Удалить все"),
        lambda: anna.presses("🗑 Удалить все"),
        lambda: anna.presses("↩️ Вернуть все"),
    ):
        deed()
        numbers.append(account(anna).changes)

    changed = [before < after for before, after in pairwise(numbers)]
    assert changed == [True, False, True, False, True, True]


FORGED = (
    "", "2", "2:", "2:nothing", "2:list:open:x", "2:list:other:0", "2:at:x:never", "9:done:x",
    "2:reading:x:!!!", "2:reading:x:zzzzzzz", "2:reading:x:zzzzzzzzzzzz",
    "2:speak:fr", "2:quiet:x", "2:digest-to:x", "x" * 64, "2:every",
    "2:unclear:nothing", "1:done:x:1", "1:x",
)  # fmt: skip


def test_buttons_that_nobody_made_are_answered_politely(anna: Chat) -> None:
    anna.says("/tasks")
    message = anna.last

    toasts = [anna.presses_data(data) for data in FORGED]

    assert all(toasts)
    assert anna.last == message


def test_nobody_touches_what_is_not_his(anna: Chat, boris: Chat) -> None:
    anna.says("купить молоко")
    message = anna.last
    boris.says("/start")

    for verb in ("done", "delete", "set-time", "no-time", "tick", "drop", "card", "edit-title"):
        toast = boris.presses_data(f"2:{verb}:{tasks(anna)[0].id}:", boris.last)
        assert toast == "There is no such thing here."

    assert message == anna.last
    assert [task.title for task in tasks(anna)] == ["купить молоко"]
