"""Every dialogue goes on after everything was killed in its middle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from tests.e2e.clock import Clock
from tests.e2e.conversation import Conversation
from tests.e2e.person import Telegram
from tests.infra_local.house import House, Run

pytestmark = pytest.mark.deployed


@dataclass(frozen=True)
class Dialogue:
    """What is said before the kill (buttons in brackets), what after it, and how that ends."""

    before: tuple[str, ...]
    after: str
    answer: str


DIALOGUES = {
    "new task": Dialogue(("Новая задача",), "чай завтра в 9", "Записано:\nчай\n⏰ завтра в 09:00"),
    "title": Dialogue(("завтра в 9:30",), "чай", "Записано:\nчай\n⏰ завтра в 09:30"),
    "edit title": Dialogue(("чай", "[⋯ Подробнее]", "[✏️ Название]"), "кофе", "Изменено:\nкофе"),
    "edit description": Dialogue(
        ("чай", "[⋯ Подробнее]", "[📝 Описание]"), "с мятой", "Изменено:\nчай\nс мятой"
    ),
    "time": Dialogue(("чай", "[⏰ Время]"), "завтра в 9", "Изменено:\nчай\n⏰ завтра в 09:00"),
    "which time": Dialogue(
        ("чай завтра в 8 или в 9",), "завтра в 8 утра", "Изменено:\nчай\n⏰ завтра в 08:00"
    ),
    "repeat": Dialogue(
        ("чай завтра в 9", "[🔁 Повтор]"), "каждый день", "Изменено:\nчай\n⏰ завтра в 09:00"
    ),
    "zone": Dialogue(("/tz",), "Омск", "Часовой пояс — Asia/Omsk"),
    "quiet hours": Dialogue(("/settings", "[Тихие часы]"), "с 23 до 8", "Настройки"),
}


# Who is killed between an answer and its record holds the chat for the 75 s of its lease; what came
# meanwhile is found by the sweep of the next minute.
FREE_AGAIN_S = 160


@pytest.fixture
def house(tmp_path: Path, aws_venv: object) -> Iterator[House]:
    """A copy of the tree, in which nothing runs after the test."""
    made = House(tmp_path)
    yield made
    made.stop()


def _next_morning() -> str:
    """Far from the midnight of whoever writes: `tomorrow` is the same day until the end."""
    day = datetime.now(UTC).date() + timedelta(days=1)
    return f"{day}T06:00:00Z"


def _in_the_middle(run: Run, client: httpx.Client, number: int, dialogue: Dialogue) -> Telegram:
    telegram = Telegram(client, run.line["local"] + "api/telegram", 7000 + number)
    chat = Conversation(telegram)
    for said in dialogue.before:
        if said.startswith("["):
            chat.taps(said.strip("[]"))
        else:
            chat.asks(said)
    return telegram


def test_every_dialogue_goes_on_after_a_kill_in_its_middle(house: House) -> None:
    run = house.start()
    with httpx.Client(timeout=30) as client:
        Clock(client, run.line["local"] + "api/clock").move(set=_next_morning())
        chats = {
            name: _in_the_middle(run, client, number, dialogue)
            for number, (name, dialogue) in enumerate(DIALOGUES.items())
        }
        run.kill_all()
        run = house.start()
        answers = {}
        for name, telegram in chats.items():
            telegram.interface = run.line["local"] + "api/telegram"
            chat = Conversation(telegram, patience_s=FREE_AGAIN_S)
            answers[name] = chat.asks(DIALOGUES[name].after)

    expected = {name: dialogue.answer for name, dialogue in DIALOGUES.items()}
    begun = {name: text[: len(expected[name])] for name, text in answers.items()}
    assert begun == expected
