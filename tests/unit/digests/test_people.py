"""Who is told what, over several nights."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import a_link
from tests.support.town import Town
from vestnik import bootstrap, clock
from vestnik.accounts import activity
from vestnik.accounts.model import EditProfile, Preferences
from vestnik.accounts.profile import edit_preferences, edit_profile
from vestnik.digests import begin
from vestnik.tasks.clearing import delete_all, undo_delete_all

MIDNIGHT = datetime(2026, 11, 22, 21, tzinfo=UTC)  # in Moscow
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_shard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nights of several shards are walked elsewhere; here they would only cost time."""
    for module in (activity, begin):
        monkeypatch.setattr(module, "SHARDS", 1)


def prefer(user_id: str = "anna", **changes: object) -> None:
    edit_preferences(
        EditProfile(user_id),
        lambda before: replace(before, **changes),  # type: ignore[arg-type] # any preference
        accounts=bootstrap.accounts(),
    )


def move(timezone: str) -> None:
    edit_profile(EditProfile("anna", timezone=timezone), accounts=bootstrap.accounts())


def dates(town: Town) -> list[str]:
    return [mail.values["date"] for mail in town.mails()]


def done_titles(town: Town) -> list[list[str]]:
    return [[one["title"] for one in mail.values["done"]] for mail in town.mails()]


def test_who_has_nothing_to_be_told_gets_no_mail(town: Town) -> None:
    town.settle()
    town.delete(town.add("Tea"))

    town.live_through(MIDNIGHT)

    assert town.mails() == []


def test_tasks_that_are_left_are_told_each_night(town: Town) -> None:
    town.settle()
    town.add("Tea")

    for night in range(3):
        town.live_through(MIDNIGHT + night * DAY)

    assert dates(town) == ["2026-11-22", "2026-11-23", "2026-11-24"]


def test_what_was_told_is_not_told_again(town: Town) -> None:
    town.settle()
    town.finish(town.add("Tea"))
    town.live_through(MIDNIGHT)
    town.finish(town.add("Milk"))

    town.live_through(MIDNIGHT + DAY)

    assert done_titles(town) == [["Tea"], ["Milk"]]


def test_who_has_nothing_left_is_asked_for_one_more_night_and_then_sleeps(town: Town) -> None:
    town.settle()
    town.finish(town.add("Tea"))

    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)

    assert len(town.mails()) == 1
    assert "digest_bucket" not in town.row()


def test_who_sleeps_is_woken_by_the_next_task(town: Town) -> None:
    town.settle()
    town.finish(town.add("Tea"))
    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)
    town.add("Milk")

    town.live_through(MIDNIGHT + 2 * DAY)

    assert dates(town) == ["2026-11-22", "2026-11-24"]


def test_what_was_deleted_all_at_once_is_not_told(town: Town) -> None:
    town.settle()
    town.finish(town.add("Tea"))
    town.add("Milk")
    delete_all("anna", bootstrap.desk(), key="all")

    town.live_through(MIDNIGHT)

    assert town.mails() == []


def test_a_deletion_of_all_that_is_taken_back_wakes_up(town: Town) -> None:
    town.settle()
    town.add("Tea")
    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)
    deleted = delete_all("anna", bootstrap.desk(), key="all")
    town.live_through(MIDNIGHT + 2 * DAY)
    assert "digest_bucket" not in town.row()

    undo_delete_all("anna", deleted.undo, bootstrap.desk())
    town.live_through(MIDNIGHT + 3 * DAY)

    assert dates(town) == ["2026-11-22", "2026-11-23", "2026-11-25"]


def test_one_mail_covers_the_days_of_an_outage_and_no_more_than_three_of_them(town: Town) -> None:
    town.settle()
    for night in range(6):
        town.move_to(MIDNIGHT + night * DAY - HOUR)
        town.finish(town.add(f"Day {22 + night}"))

    town.live_through(MIDNIGHT + 5 * DAY)

    mail = town.mail()
    assert (mail.values["first_date"], mail.values["date"]) == ("2026-11-24", "2026-11-27")
    assert done_titles(town) == [["Day 24", "Day 25", "Day 26", "Day 27"]]


def test_who_switched_it_off_is_told_nothing_and_sleeps(town: Town) -> None:
    town.settle(preferences=Preferences(digest="off"))
    town.add("Tea")

    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)

    assert town.mails() == []
    assert "digest_bucket" not in town.row()


def test_who_switches_it_on_again_is_told_of_that_whole_day_and_not_of_those_before(
    town: Town,
) -> None:
    town.settle(preferences=Preferences(digest="off"))
    town.finish(town.add("Before"))
    town.move_to(MIDNIGHT + HOUR)
    town.finish(town.add("In the morning"))
    town.move_to(MIDNIGHT + 12 * HOUR)

    prefer(digest="email")
    town.live_through(MIDNIGHT + DAY)

    assert done_titles(town) == [["In the morning"]]


def test_who_switches_it_on_while_he_sleeps_is_told_of_what_is_left(town: Town) -> None:
    town.settle(preferences=Preferences(digest="off"))
    town.add("Tea")
    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)

    prefer(digest="email")
    town.live_through(MIDNIGHT + 2 * DAY)

    assert dates(town) == ["2026-11-24"]


def test_who_switches_it_on_just_after_midnight_is_not_told_of_the_day_that_ended(
    town: Town,
) -> None:
    town.settle(preferences=Preferences(digest="off"))
    town.add("Tea")
    town.move_to(MIDNIGHT)
    town.look_for_midnights()

    prefer(digest="email")
    town.move_to(MIDNIGHT + HOUR)
    town.walk()

    assert town.mails() == []


def test_a_move_to_the_west_loses_nothing_and_tells_no_date_twice(town: Town) -> None:
    town.settle()
    town.finish(town.add("In Moscow"))
    town.live_through(MIDNIGHT)
    move("America/New_York")
    town.finish(town.add("In New York, still on the 22nd"))
    town.live_through(datetime(2026, 11, 23, 5, tzinfo=UTC))
    town.live_through(datetime(2026, 11, 24, 5, tzinfo=UTC))

    assert dates(town) == ["2026-11-22", "2026-11-23"]
    assert done_titles(town) == [["In Moscow"], ["In New York, still on the 22nd"]]


def test_a_move_to_the_east_loses_nothing(town: Town) -> None:
    town.settle(timezone="America/New_York")
    town.finish(town.add("In New York"))
    town.move_to(datetime(2026, 11, 22, 20, tzinfo=UTC))
    move("Asia/Tokyo")

    town.live_through(datetime(2026, 11, 23, 15, tzinfo=UTC))

    assert dates(town) == ["2026-11-23"]
    assert done_titles(town) == [["In New York"]]


def test_who_moves_while_his_night_is_walked_is_left_to_his_new_midnight(town: Town) -> None:
    town.settle()
    town.add("Tea")
    town.move_to(MIDNIGHT)
    town.look_for_midnights()

    move("Europe/London")
    town.live_through(MIDNIGHT + 3 * HOUR)

    assert [(mail.values["date"], mail.timezone) for mail in town.mails()] == [
        ("2026-11-22", "Europe/London")
    ]


def test_it_goes_to_the_chat_where_one_wishes_that_with_the_address_beside_it(town: Town) -> None:
    town.settle(telegram=a_link(5), preferences=Preferences(digest="telegram"))
    town.add("Tea")

    town.live_through(MIDNIGHT)

    assert (town.mail().chat_id, town.mail().address) == (5, "anna@example.com")


def test_it_goes_by_mail_where_the_chat_is_blocked(town: Town) -> None:
    link = a_link(5, blocked=True)
    town.settle(telegram=link, preferences=Preferences(digest="telegram"))
    town.add("Tea")

    town.live_through(MIDNIGHT)

    assert (town.mail().chat_id, town.mail().address) == (None, "anna@example.com")


def test_somebody_without_an_address_is_told_nothing_and_sleeps(town: Town) -> None:
    town.settle(email=None, telegram=a_link(5))
    town.add("Tea")

    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)

    assert town.mails() == []
    assert "digest_bucket" not in town.row()


def test_who_wishes_it_in_the_chat_after_all_is_woken(town: Town) -> None:
    town.settle(email=None, telegram=a_link(5))
    town.add("Tea")
    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)

    prefer(digest="telegram")
    town.live_through(MIDNIGHT + 2 * DAY)

    assert town.mail().chat_id == 5


def test_an_address_that_refused_mail_is_not_forgotten(town: Town) -> None:
    town.settle(email_refused="smtp_550")
    town.add("Tea")

    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)

    assert town.mails() == []
    assert "digest_bucket" in town.row()


def test_what_a_digest_that_was_refused_would_have_told_is_told_by_the_next(town: Town) -> None:
    town.settle()
    town.finish(town.add("Tea"))
    town.live_through(MIDNIGHT)
    mails, [entry] = bootstrap.mails(), town.mail_entries()
    refused = mails.claim(entry, now=clock.now())
    assert refused is not None
    assert mails.commit(refused.failed("smtp_550"))

    town.finish(town.add("Milk"))
    town.live_through(MIDNIGHT + DAY)

    assert done_titles(town) == [["Tea"], ["Tea", "Milk"]]
    assert town.mails()[-1].values["first_date"] == "2026-11-22"


def test_mails_of_a_night_keep_their_distance(town: Town) -> None:
    for number in range(12):
        town.settle(f"p{number}")
        town.add("Tea", f"p{number}")

    town.live_through(MIDNIGHT)

    instants = [town.mail(f"p{number}").next_at for number in range(12)]
    assert max(instants) - min(instants) >= timedelta(milliseconds=80) * 2
    assert len(town.mail_entries()) == 12


def test_a_person_who_is_active_all_the_time_is_noted_once_a_day(town: Town) -> None:
    town.settle()
    town.add("Tea")
    noted_at = town.row()["active_at"]

    town.move_to(clock.now() + 19 * HOUR)
    town.add("Milk")
    assert town.row()["active_at"] == noted_at

    town.move_to(clock.now() + 2 * HOUR)
    town.add("Bread")
    assert town.row()["active_at"] > noted_at


def test_who_writes_after_a_midnight_that_is_told_late_keeps_the_next_one(town: Town) -> None:
    town.settle()
    town.delete(town.add("Tea"))
    town.move_to(MIDNIGHT + HOUR)
    town.add("Milk")
    town.move_to(MIDNIGHT + 23 * HOUR)
    town.look_for_midnights()
    town.walk()

    town.live_through(MIDNIGHT + DAY)

    assert dates(town) == ["2026-11-23"]


def test_who_wishes_it_in_a_chat_that_was_blocked_is_told_when_it_is_open_again(
    town: Town,
) -> None:
    link, wishes = a_link(5, blocked=True), Preferences(digest="telegram")
    town.settle(email=None, telegram=link, preferences=wishes)
    town.add("Tea")
    town.live_through(MIDNIGHT)
    town.live_through(MIDNIGHT + DAY)

    bootstrap.accounts().set_blocked("anna", link.telegram_id, blocked=False)
    town.live_through(MIDNIGHT + 2 * DAY)

    assert dates(town) == ["2026-11-24"]


def test_who_was_active_while_the_clock_was_ahead_is_told(town: Town) -> None:
    town.settle()
    town.move_to(MIDNIGHT + 10 * DAY)
    town.delete(town.add("Tea"))
    town.live_through(MIDNIGHT + 12 * DAY)
    town.live_through(MIDNIGHT + 13 * DAY)

    town.move_to(MIDNIGHT - HOUR)
    town.add("Milk")
    town.live_through(MIDNIGHT)

    assert dates(town) == ["2026-11-22"]


def test_who_switched_it_on_while_the_clock_was_ahead_is_told(town: Town) -> None:
    town.settle(preferences=Preferences(digest="off"))
    town.move_to(MIDNIGHT + 10 * DAY)
    prefer(digest="email")

    town.move_to(MIDNIGHT - HOUR)
    town.finish(town.add("Tea"))
    town.live_through(MIDNIGHT)

    assert done_titles(town) == [["Tea"]]
