"""The contract of the ports, for the tables and for the fakes alike."""

from dataclasses import replace
from datetime import time, timedelta

from tests.factories import NOON, a_link, a_user
from tests.unit.accounts.conftest import Stores
from vestnik.accounts.model import (
    Credentials,
    EditProfile,
    LinkCode,
    LinkMove,
    Merge,
    Preferences,
    QuietHours,
    User,
)
from vestnik.accounts.ports import Accounts, Sessions
from vestnik.accounts.session_family import Session
from vestnik.emails.model import Mail, MailKind

CODE = LinkCode("c" * 64, "anna", NOON + timedelta(minutes=10), epoch=0)


def a_web_user(user_id: str = "anna", **changes: object) -> User:
    return a_user(user_id, **{"telegram": None, **changes})


def a_session(session_id: str = "s1", user_id: str = "anna") -> Session:
    return Session(
        id=session_id,
        user_id=user_id,
        seed="seed",
        current="hash 1",
        created_at=NOON,
        rotated_at=NOON,
        expires_at=NOON + timedelta(days=30),
        device="curl/8",
    )


def test_an_account_is_read_as_it_was_added(accounts: Accounts) -> None:
    anna = a_user(roles=frozenset({"user", "manager"}), telegram=a_link(username=None))

    assert accounts.add(anna, "hash")

    assert accounts.user("anna") == anna
    assert accounts.user_of_telegram(5) == anna
    found = accounts.credentials("anna@example.com")
    assert found is not None
    assert (found.user, found.password_hash) == (anna, "hash")


def test_what_is_not_there_is_none(accounts: Accounts) -> None:
    assert accounts.user("nobody") is None
    assert accounts.user_of_telegram(404) is None
    assert accounts.credentials("nobody@example.com") is None
    assert accounts.link_code("c" * 64) is None


def test_several_are_found_at_once_by_their_ids(accounts: Accounts) -> None:
    anna, boris = a_user(), a_user("boris", email="boris@example.com", telegram=None)
    for one in (anna, boris):
        accounts.add(one)

    assert accounts.users_by_id(["anna", "nobody", "boris"]) == {"anna": anna, "boris": boris}
    assert accounts.users_by_id([]) == {}


def test_an_address_has_one_account(accounts: Accounts) -> None:
    accounts.add(a_web_user("anna", email="a@example.com"), "hash 1")

    assert not accounts.add(a_web_user("boris", email="a@example.com"), "hash 2")

    assert accounts.user("boris") is None
    found = accounts.credentials("a@example.com")
    assert found is not None
    assert found.password_hash == "hash 1"


def test_a_telegram_user_has_one_account(accounts: Accounts) -> None:
    accounts.add(a_user("anna", email=None))

    assert not accounts.add(a_user("boris", email=None))

    assert accounts.user("boris") is None


def test_an_edit_raises_the_version_and_keeps_the_rest(accounts: Accounts) -> None:
    anna = a_user()
    accounts.add(anna)

    edited = accounts.edit_profile(EditProfile("anna", timezone="Asia/Tokyo", expected_version=1))

    assert edited == replace(anna, timezone="Asia/Tokyo", version=2)
    assert accounts.user("anna") == edited


def test_preferences_are_kept_whole_and_the_first_ones_come_back(accounts: Accounts) -> None:
    accounts.add(a_user())
    wishes = Preferences(
        quiet_hours=QuietHours(time(22), time(7, 30)),
        catch_up=timedelta(minutes=5),
        reminder_channel="email",
        digest="off",
    )

    edited = accounts.edit_profile(EditProfile("anna", preferences=wishes))

    assert edited == replace(a_user(), preferences=wishes, version=2)
    assert accounts.user("anna") == edited
    accounts.edit_profile(EditProfile("anna", preferences=Preferences()))
    assert accounts.user("anna") == a_user(version=3)
    accounts.add(a_web_user("boris", preferences=wishes))
    assert accounts.user("boris") == a_web_user("boris", preferences=wishes)


def test_an_edit_of_an_old_version_changes_nothing(accounts: Accounts) -> None:
    accounts.add(a_user())
    accounts.edit_profile(EditProfile("anna", language="en"))

    assert accounts.edit_profile(EditProfile("anna", language="ru", expected_version=1)) is None

    user = accounts.user("anna")
    assert user is not None
    assert user.language == "en"


def test_an_edit_makes_no_account(accounts: Accounts) -> None:
    assert accounts.edit_profile(EditProfile("nobody", language="ru")) is None

    assert accounts.user("nobody") is None


def test_a_password_hash_is_replaced_only_where_it_is_still_the_old_one(
    accounts: Accounts,
) -> None:
    accounts.add(a_web_user(), "first")

    accounts.replace_password_hash("anna", old="first", new="second")
    accounts.replace_password_hash("anna", old="first", new="third")

    found = accounts.credentials("anna@example.com")
    assert found is not None
    assert found.password_hash == "second"


def test_a_link_goes_to_an_account_without_one(accounts: Accounts) -> None:
    accounts.add(a_web_user())
    accounts.add_link_code(CODE)

    assert accounts.move_link(LinkMove(CODE.code_hash, a_web_user(), a_link(), former=None))

    assert accounts.user_of_telegram(5) == a_user()
    assert accounts.link_code(CODE.code_hash) == replace(CODE, redeemed_by=5)


def test_a_link_moves_from_one_account_to_another(accounts: Accounts) -> None:
    former = a_user("former", email=None)
    accounts.add(a_web_user())
    accounts.add(former)
    accounts.add_link_code(CODE)

    assert accounts.move_link(LinkMove(CODE.code_hash, a_web_user(), a_link(), former=former))

    assert accounts.user_of_telegram(5) == a_user()
    assert accounts.user("former") == replace(former, telegram=None)


def test_an_account_that_is_linked_anew_frees_its_older_telegram(accounts: Accounts) -> None:
    anna = a_user()
    accounts.add(anna)
    accounts.add_link_code(CODE)

    assert accounts.move_link(LinkMove(CODE.code_hash, anna, a_link(77), former=None))

    assert accounts.user_of_telegram(5) is None
    assert accounts.user_of_telegram(77) == replace(anna, telegram=a_link(77))
    assert accounts.add(a_user("boris", email=None))


def test_a_link_does_not_move_when_it_was_changed_since_it_was_read(accounts: Accounts) -> None:
    accounts.add(a_user("somebody", email=None))
    accounts.add(a_web_user())
    accounts.add_link_code(CODE)
    as_if_free = LinkMove(CODE.code_hash, a_web_user(), a_link(), former=None)
    as_if_unlinked = LinkMove(CODE.code_hash, a_web_user("somebody"), a_link(77), former=None)

    assert not accounts.move_link(as_if_free)
    assert not accounts.move_link(as_if_unlinked)

    assert accounts.user("anna") == a_web_user()
    assert accounts.link_code(CODE.code_hash) == CODE


def test_a_link_does_not_move_once_another_password_was_chosen(accounts: Accounts) -> None:
    accounts.add(a_web_user(), "hash")
    accounts.add_link_code(CODE)
    accounts.change_password(Credentials(a_web_user(), "hash"), "new", keep=None)

    assert not accounts.move_link(LinkMove(CODE.code_hash, a_web_user(), a_link(), former=None))

    assert accounts.user("anna") == a_web_user(epoch=1)
    of_today = LinkMove(CODE.code_hash, a_web_user(epoch=1), a_link(), former=None)
    assert accounts.move_link(of_today)


def test_a_code_is_good_for_one_telegram_user(accounts: Accounts) -> None:
    accounts.add(a_web_user())
    accounts.add_link_code(CODE)
    accounts.move_link(LinkMove(CODE.code_hash, a_web_user(), a_link(), former=None))

    assert not accounts.move_link(LinkMove(CODE.code_hash, a_user(), a_link(77), former=None))

    assert accounts.user("anna") == a_user()


def test_a_dropped_link_leaves_both_sides_free(accounts: Accounts) -> None:
    accounts.add(a_user())

    accounts.drop_link("anna", 77)
    assert accounts.user("anna") == a_user()

    accounts.drop_link("anna", 5)
    assert accounts.user("anna") == a_web_user()
    assert accounts.user_of_telegram(5) is None
    assert accounts.add(a_user("boris", email=None))


def test_a_link_that_alone_opens_an_account_is_not_dropped(accounts: Accounts) -> None:
    accounts.add(a_user(email=None))

    accounts.drop_link("anna", 5)

    assert accounts.user("anna") == a_user(email=None)


def test_with_something_elsewhere_that_opens_it_a_link_is_dropped(accounts: Accounts) -> None:
    nina = a_user(email=None, outside=frozenset({"o1"}))
    accounts.add(nina)

    accounts.drop_link("anna", 5)

    assert accounts.user("anna") == replace(nina, telegram=None)


def test_an_account_that_something_elsewhere_opens_is_not_joined(accounts: Accounts) -> None:
    """It was connected after the move was planned."""
    accounts.add(a_web_user())
    accounts.add(a_user("boris", email=None, outside=frozenset({"o1"})))
    accounts.add_link_code(CODE)
    former = a_user("boris", email=None)
    merge = Merge("boris", "anna", "rev", began_at=NOON, next_at=NOON)

    move = LinkMove(CODE.code_hash, a_web_user(), a_link(), former, merge)

    assert not accounts.move_link(move)


def test_a_chat_is_marked_only_while_it_is_the_accounts(accounts: Accounts) -> None:
    accounts.add(a_user())

    accounts.set_blocked("anna", 77, blocked=True)
    accounts.update_link("anna", a_link(77, username="x"))
    assert accounts.user("anna") == a_user()

    accounts.set_blocked("anna", 5, blocked=True)
    assert accounts.user("anna") == a_user(telegram=a_link(blocked=True))

    accounts.update_link("anna", a_link(username=None))
    assert accounts.user("anna") == a_user(telegram=a_link(username=None))


def test_a_session_is_read_with_its_account(accounts: Accounts, sessions: Sessions) -> None:
    accounts.add(a_user())
    sessions.add(a_session())

    assert sessions.signed_in("anna", "s1") == (a_user(), a_session())
    assert sessions.session("anna", "s1") == a_session()


def test_nobody_is_signed_in_without_session_or_without_account(
    accounts: Accounts, sessions: Sessions
) -> None:
    accounts.add(a_user())
    sessions.add(a_session(user_id="ghost"))

    assert sessions.signed_in("anna", "s1") is None
    assert sessions.signed_in("ghost", "s1") is None
    assert sessions.signed_in("", "") is None


def test_a_family_is_rotated_once_from_each_generation(sessions: Sessions) -> None:
    first = a_session()
    second = first.rotated("hash 2", now=NOON + timedelta(minutes=5))
    sessions.add(first)

    assert sessions.rotate(first, second)
    assert not sessions.rotate(first, first.rotated("hash 2'", now=NOON))

    assert sessions.session("anna", "s1") == second


def test_an_ended_family_is_not_rotated_and_not_ended_again(sessions: Sessions) -> None:
    sessions.add(a_session())

    assert sessions.end("anna", "s1")
    assert not sessions.end("anna", "s1")
    assert not sessions.rotate(a_session(), a_session().rotated("hash 2", now=NOON))

    assert sessions.session("anna", "s1") is None


def test_sessions_are_listed_for_their_account_only(accounts: Accounts, sessions: Sessions) -> None:
    accounts.add(a_user())
    for session in (a_session("s1"), a_session("s2"), a_session("s3", user_id="boris")):
        sessions.add(session)

    assert {session.id for session in sessions.of_user("anna")} == {"s1", "s2"}


def a_mail(mail_id: str) -> Mail:
    return Mail(mail_id, "anna", MailKind.WELCOME, "ru", "UTC", {}, "about", NOON, NOON)


def test_a_session_that_tells_of_a_new_device_is_refused_where_it_is_known(stores: Stores) -> None:
    sessions = stores.sessions
    assert sessions.add(a_session("s1"), [a_mail("m1")])

    assert not sessions.add(a_session("s2"), [a_mail("m2")])
    assert sessions.add(a_session("s3"))
    later = replace(a_session("s4"), created_at=NOON + timedelta(days=180))
    assert sessions.add(later, [a_mail("m4")])

    assert {one.id for one in sessions.of_user("anna")} == {"s1", "s3", "s4"}
    assert [one.id for one in stores.mails("anna")] == ["m1", "m4"]
