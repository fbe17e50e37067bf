"""Five thousand clients as CSV: the same at each run."""

import csv
import io
import random
from collections.abc import Iterator

import httpx

COUNT = 5_000
VIP = "vip"
_PER_FILE = 250
_HEADER = ("phone", "tag", "timezone", "name", "city")
_CODES = ("903", "909", "916", "921", "926", "952", "961", "985")
_TAGS = (VIP, "постоянный", "новый", "")
_TAG_WEIGHTS = (10, 40, 30, 20)
_PLACES = (
    ("Europe/Kaliningrad", "Калининград"),
    ("Europe/Moscow", "Москва"),
    ("Europe/Moscow", "Казань"),
    ("Europe/Samara", "Самара"),
    ("Asia/Yekaterinburg", "Пермь"),
    ("Asia/Novosibirsk", "Новосибирск"),
    ("Asia/Vladivostok", "Владивосток"),
)
_NAMES = (
    "Александр", "Алина", "Анна", "Борис", "Вера", "Галина", "Глеб", "Дарья", "Елена", "Иван",
    "Кирилл", "Лев", "Мария", "Никита", "Ольга", "Павел", "Роман", "Софья", "Тимур", "Юлия",
)  # fmt: skip


def files() -> Iterator[str]:
    """The clients in files that are imported at once."""
    rows = list(_rows())
    for first in range(0, COUNT, _PER_FILE):
        file = io.StringIO()
        csv.writer(file).writerows((_HEADER, *rows[first : first + _PER_FILE]))
        yield file.getvalue()


def is_there(client: httpx.Client, manager: dict[str, str]) -> bool:
    """Whether the last of them has been imported."""
    *_, (phone, *_rest) = _rows()
    found = client.get("/clients", params={"q": phone}, headers=manager).raise_for_status()
    return bool(found.json())


def _rows() -> Iterator[tuple[str, ...]]:
    dice = random.Random(COUNT)  # noqa: S311  an example, the same each time
    for number in range(COUNT):
        zone, city = dice.choice(_PLACES)
        [tag] = dice.choices(_TAGS, _TAG_WEIGHTS)
        phone = f"+7{dice.choice(_CODES)}{number:07d}"
        yield phone, tag, zone, dice.choice(_NAMES), city
