"""Copies of real rows: other keys, the same size, and the figures that the bench assumes."""

import re
from pathlib import Path

from bench.crowd import Pattern, copy_of
from bench.digests import Household
from bench.measured import IN_FLIGHT
from bench.sweeps import entry_copy
from bench.units import item_bytes
from functions.runtime import punctual

_TEMPLATE = Path(__file__).parents[3] / "infra" / "stack" / "functions.yaml"

ENTRY = {
    "pk": {"S": "reminder#2"},
    "sk": {"S": "1795312345123#user0001:task0001:rem1#rev0001"},
    "made": {"N": "1795312000111"},
}
USER = {"pk": {"S": "U#user0001"}, "sk": {"S": "user"}, "chat_id": {"N": "9000"}}
REMINDER = {"M": {"at": {"N": "1795312345123"}, "next_at": {"N": "1795312345123"}}}
TASK = {
    "pk": {"S": "U#user0001"},
    "sk": {"S": "T#task0001"},
    "title": {"S": "pattern"},
    "reminders": {"M": {"rem1": REMINDER}},
}


def test_copied_entries_are_others_of_the_same_size() -> None:
    one, two = (entry_copy(ENTRY, 1795312999123, tag) for tag in ("n1", "n2"))

    assert one["sk"]["S"] == "1795312999123#user0001:n1task00:rem1#rev0001"
    assert one["sk"] != two["sk"]
    assert item_bytes(one) == item_bytes(ENTRY)


def test_a_crowd_has_an_owner_a_chat_and_a_reminder_each() -> None:
    pattern = Pattern(USER, TASK, ENTRY)

    one, two = (copy_of(pattern, number, 1795312999123) for number in (0, 1))

    assert one.user["pk"]["S"] == one.task["pk"]["S"] == "U#c00000us"
    assert (one.user["chat_id"]["N"], two.user["chat_id"]["N"]) == ("109000", "109001")
    assert one.task["reminders"]["M"]["rem1"]["M"]["next_at"]["N"] == "1795312999123"
    assert two.entry["sk"]["S"] == "1795312999123#c00001us:task0001:rem1#rev0001"
    assert REMINDER["M"]["at"]["N"] == "1795312345123"


def test_what_may_be_in_flight_is_what_is_deployed() -> None:
    reminders = _TEMPLATE.read_text().partition("  Reminders:\n")[2].partition("\n\n")[0]
    [concurrency] = re.findall(r"MaximumConcurrency: (\d+)", reminders)

    assert int(concurrency) * punctual.THREADS == IN_FLIGHT


def test_copied_people_are_others_and_only_who_is_mailed_is_in_a_bucket() -> None:
    user = {**USER, "timezone": {"S": "Europe/Moscow"}, "digest_bucket": {"S": "D#Europe/Moscow#0"}}
    household = Household(user, [TASK])

    mailed, sleeper = household.copy("m00001"), household.asleep("s00001")

    assert mailed.user["pk"]["S"] == mailed.tasks[0]["pk"]["S"] == "U#m00001us"
    assert mailed.user["digest_bucket"]["S"].startswith("D#Europe/Moscow#")
    assert "digest_bucket" not in sleeper.user
    assert len({one["sk"]["S"] for one in sleeper.tasks}) == 10
    assert len({item_bytes(one) for one in (*sleeper.tasks, *mailed.tasks, TASK)}) == 1
