"""One Telegram user, one account: linking, moving, unlinking, each of them repeated."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON, a_link, a_user
from tests.fakes.accounts import FakeAccounts
from tests.fakes.hints import FakeHints
from tests.fakes.outbox import an_outbox
from tests.model.ports import MemoryDue
from tests.support.interleave import Pause, Stepping, schedules
from tests.unit.accounts.conftest import Stores
from vestnik.accounts.merge import MERGE, Joining, addressee
from vestnik.accounts.model import (
    Credentials,
    LinkOutcome,
    LinkResult,
    Preferences,
    TelegramIdentity,
    User,
)
from vestnik.accounts.ports import Accounts
from vestnik.accounts.telegram_link import (
    link_telegram,
    start_telegram_link,
    telegram_account,
    unlink_telegram,
)
from vestnik.emails.model import MailKind
from vestnik.errors import ConflictError

ANNA = a_user(telegram=None)
PHONE = TelegramIdentity(telegram_id=5, chat_id=5, username="anna", language_code="ru")
OTHER_PHONE = TelegramIdentity(telegram_id=77, chat_id=77)


def joining(*, tasks: bool = False) -> Joining:
    """What the link of an account leaves is planned; `tasks`: whether there are any."""
    due = MemoryDue(shards=lambda: 4, known_shards=lambda: 4)
    return Joining(an_outbox(), due, FakeHints(), lambda: NOON, has_tasks=lambda _user_id: tasks)


def redeem(
    accounts: Accounts, code: str, who: TelegramIdentity = PHONE, **options: object
) -> LinkOutcome:
    options = {"now": NOON, "joining": joining(), **options}
    return link_telegram(code, who, accounts=accounts, **options)  # type: ignore[arg-type] # now, joining, confirmed


def given_code(accounts: Accounts, user_id: str = "anna") -> str:
    return start_telegram_link(user_id, epoch=0, now=NOON, accounts=accounts)[0]


def test_a_code_fits_into_a_deep_link_and_lives_ten_minutes(accounts: Accounts) -> None:
    code, expires_at = start_telegram_link("anna", epoch=0, now=NOON, accounts=accounts)

    assert 22 <= len(code) <= 64  # 128 bits of base64; Telegram's longest
    assert code.replace("-", "").replace("_", "").isalnum()
    assert expires_at == NOON + timedelta(minutes=10)


def test_a_code_links_the_chat_that_sends_it(accounts: Accounts) -> None:
    accounts.add(ANNA)

    outcome = redeem(accounts, given_code(accounts))

    assert outcome == LinkOutcome(LinkResult.LINKED, a_user())
    assert accounts.user_of_telegram(5) == a_user()


def test_an_update_that_comes_twice_answers_the_same(accounts: Accounts) -> None:
    accounts.add(ANNA)
    code = given_code(accounts)

    first = redeem(accounts, code)
    again = redeem(accounts, code, now=NOON + timedelta(minutes=9))

    assert first == again


def test_the_owner_is_told_once_of_a_chat_that_is_linked(stores: Stores) -> None:
    stores.accounts.add(ANNA)
    code = given_code(stores.accounts)

    for minute in range(3):
        redeem(stores.accounts, code, now=NOON + timedelta(minutes=minute))

    [mail] = stores.mails("anna")
    assert (mail.kind, mail.address) == (MailKind.TELEGRAM_LINKED, "anna@example.com")
    assert mail.values == {"at": "2026-11-22T12:00:00.000Z", "username": "anna"}


@pytest.mark.parametrize(
    "owner",
    [
        replace(ANNA, email=None),
        replace(ANNA, email_refused="smtp_550"),
        replace(ANNA, preferences=Preferences(notice_mail=False)),
    ],
)
def test_who_takes_no_notices_is_linked_without_one(stores: Stores, owner: User) -> None:
    stores.accounts.add(owner)

    assert redeem(stores.accounts, given_code(stores.accounts)).result is LinkResult.LINKED

    assert stores.mails("anna") == []


def test_a_link_that_is_asked_about_first_is_not_told_of_yet(stores: Stores) -> None:
    stores.accounts.add(a_user(telegram=a_link(77)))
    code = given_code(stores.accounts)

    redeem(stores.accounts, code)
    assert stores.mails("anna") == []

    redeem(stores.accounts, code, confirmed=True)
    assert len(stores.mails("anna")) == 1


def test_a_code_is_of_no_use_to_anybody_else(accounts: Accounts) -> None:
    accounts.add(ANNA)
    code = given_code(accounts)
    redeem(accounts, code)

    outcome = redeem(accounts, code, OTHER_PHONE, confirmed=True)

    assert outcome == LinkOutcome(LinkResult.UNKNOWN_CODE)
    assert accounts.user_of_telegram(77) is None


def test_a_code_stays_with_who_used_it_when_the_account_is_linked_elsewhere_since(
    accounts: Accounts,
) -> None:
    accounts.add(ANNA)
    first, second = given_code(accounts), given_code(accounts)
    redeem(accounts, first)
    redeem(accounts, second, OTHER_PHONE, confirmed=True)

    assert redeem(accounts, first, OTHER_PHONE).result is LinkResult.UNKNOWN_CODE


@pytest.mark.parametrize("code", ["", "never-made", "x" * 5000])
def test_an_unknown_code_links_nothing(accounts: Accounts, code: str) -> None:
    assert redeem(accounts, code).result is LinkResult.UNKNOWN_CODE


def test_an_expired_code_links_nothing(accounts: Accounts) -> None:
    accounts.add(ANNA)
    code = given_code(accounts)

    outcome = redeem(accounts, code, now=NOON + timedelta(minutes=10))

    assert outcome.result is LinkResult.UNKNOWN_CODE
    assert accounts.user("anna") == ANNA


def test_another_password_makes_a_code_void_and_later_ones_link(accounts: Accounts) -> None:
    accounts.add(ANNA, "hash")
    code = given_code(accounts)
    accounts.change_password(Credentials(ANNA, "hash"), "new", keep=None)

    assert redeem(accounts, code).result is LinkResult.UNKNOWN_CODE

    assert accounts.user("anna") == replace(ANNA, epoch=1)
    later, _ = start_telegram_link("anna", epoch=1, now=NOON, accounts=accounts)
    assert redeem(accounts, later).result is LinkResult.LINKED


def test_a_code_that_was_used_does_not_undo_a_later_unlinking(accounts: Accounts) -> None:
    accounts.add(ANNA)
    code = given_code(accounts)
    redeem(accounts, code)
    unlink_telegram("anna", accounts=accounts)

    assert redeem(accounts, code).result is LinkResult.UNKNOWN_CODE

    assert accounts.user("anna") == ANNA


def test_another_phone_of_the_same_account_is_linked_after_a_confirmation(
    accounts: Accounts,
) -> None:
    accounts.add(a_user())
    code = given_code(accounts)

    assert redeem(accounts, code, OTHER_PHONE).result is LinkResult.NEEDS_CONFIRMATION
    assert accounts.user("anna") == a_user()

    confirmed = redeem(accounts, code, OTHER_PHONE, confirmed=True)
    assert confirmed.result is LinkResult.LINKED
    assert accounts.user_of_telegram(5) is None


def test_a_phone_of_another_account_is_moved_after_a_confirmation(accounts: Accounts) -> None:
    former = a_user("former")
    accounts.add(former)
    accounts.add(ANNA)
    code = given_code(accounts)

    assert redeem(accounts, code).result is LinkResult.NEEDS_CONFIRMATION
    assert accounts.user_of_telegram(5) == former

    first = redeem(accounts, code, confirmed=True)
    again = redeem(accounts, code, confirmed=True)
    assert first == again == LinkOutcome(LinkResult.LINKED, a_user())
    assert accounts.user("former") == replace(former, telegram=None)


def test_an_account_that_nobody_could_sign_in_to_is_joined_after_a_confirmation(
    accounts: Accounts,
) -> None:
    former = a_user("former", email=None)
    accounts.add(former)
    accounts.add(ANNA)
    code, with_tasks = given_code(accounts), joining(tasks=True)

    asked = redeem(accounts, code, joining=with_tasks)
    assert asked == LinkOutcome(LinkResult.NEEDS_CONFIRMATION, would_merge=True)
    assert accounts.user_of_telegram(5) == former
    assert len(with_tasks.due.read(MERGE, from_key="", before_key="9", limit=9).entries) == 0

    outcome = redeem(accounts, code, joining=with_tasks, confirmed=True)
    assert (outcome.result, outcome.user) == (LinkResult.LINKED, a_user())
    assert outcome.merge is not None
    assert (outcome.merge.former_id, outcome.merge.heir_id) == ("former", "anna")
    assert accounts.user("former") == replace(former, telegram=None, merged_into="anna")
    [entry] = with_tasks.due.read(MERGE, from_key="", before_key="9", limit=9).entries
    assert (entry.ref, entry.rev) == ("former", outcome.merge.rev)


def test_an_account_without_tasks_is_joined_without_a_question(accounts: Accounts) -> None:
    accounts.add(a_user("former", email=None))
    accounts.add(ANNA)
    code = given_code(accounts)

    first, again = redeem(accounts, code), redeem(accounts, code)

    assert first.result is again.result is LinkResult.LINKED
    assert first.merge is not None
    assert again.merge is None


def test_an_account_whose_own_phone_would_be_forgotten_is_asked_though_nothing_is_merged(
    accounts: Accounts,
) -> None:
    accounts.add(a_user("former", email=None))
    accounts.add(a_user(telegram=a_link(77)))

    outcome = redeem(accounts, given_code(accounts))

    assert outcome == LinkOutcome(LinkResult.NEEDS_CONFIRMATION)


def test_reminders_of_a_joined_account_go_to_its_heir(accounts: Accounts) -> None:
    accounts.add(a_user("former", email=None))
    accounts.add(ANNA)
    redeem(accounts, given_code(accounts))

    assert addressee("former", accounts=accounts) == a_user()
    assert addressee("anna", accounts=accounts) == a_user()
    assert addressee("nobody", accounts=accounts) is None


def test_linking_what_is_linked_asks_nothing(accounts: Accounts) -> None:
    linked = a_user(telegram=a_link(blocked=True))
    accounts.add(linked)

    outcome = redeem(accounts, given_code(accounts), now=NOON + timedelta(minutes=1))

    assert outcome == LinkOutcome(LinkResult.LINKED, a_user())


def test_unlinking_may_be_repeated(accounts: Accounts) -> None:
    accounts.add(a_user())

    unlink_telegram("anna", accounts=accounts)
    unlink_telegram("anna", accounts=accounts)

    assert accounts.user("anna") == ANNA


def test_an_account_keeps_its_only_way_in(accounts: Accounts) -> None:
    accounts.add(a_user(email=None))

    with pytest.raises(ConflictError):
        unlink_telegram("anna", accounts=accounts)


def test_the_first_contact_makes_an_account_and_the_next_ones_find_it(accounts: Accounts) -> None:
    made = telegram_account(PHONE, now=NOON, accounts=accounts)
    found = telegram_account(PHONE, now=NOON + timedelta(days=1), accounts=accounts)

    assert made == found == accounts.user_of_telegram(5)
    assert (made.email, made.timezone, made.language) == (None, "Europe/Moscow", "ru")
    assert made.telegram == a_link()


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("ru-RU", "ru"), (None, "ru"), ("en", "en"), ("de", "en"), ("pt-br", "en")],
)
def test_a_newcomer_is_spoken_to_in_the_better_language(code: str | None, language: str) -> None:
    who = replace(PHONE, language_code=code)

    assert telegram_account(who, now=NOON, accounts=FakeAccounts()).language == language


def test_whoever_writes_is_no_longer_blocked_and_has_the_name_of_today(
    accounts: Accounts,
) -> None:
    accounts.add(a_user(telegram=a_link(blocked=True, username="old")))

    seen = telegram_account(PHONE, now=NOON, accounts=accounts)

    assert seen == accounts.user("anna") == a_user()


def test_a_chat_is_blocked_and_unblocked(accounts: Accounts) -> None:
    accounts.add(a_user())

    accounts.set_blocked("anna", 5, blocked=True)
    assert accounts.user("anna") == a_user(telegram=a_link(blocked=True))

    accounts.set_blocked("anna", 5, blocked=False)
    assert accounts.user("anna") == a_user()


Stage = Callable[[], tuple[FakeAccounts, list[Callable[[Pause], object]]]]


def test_one_update_that_is_handled_twice_at_once_makes_one_account() -> None:
    def stage() -> tuple[FakeAccounts, list[Callable[[Pause], object]]]:
        accounts = FakeAccounts()

        def contact(pause: Pause) -> object:
            return telegram_account(PHONE, now=NOON, accounts=Stepping(accounts, pause))

        return accounts, [contact, contact]

    for accounts, (one, other) in schedules(stage):
        assert one == other
        assert len(accounts.users) == 1


def test_one_code_that_is_redeemed_from_two_phones_at_once_links_one() -> None:
    def stage() -> tuple[FakeAccounts, list[Callable[[Pause], object]]]:
        accounts = FakeAccounts({"anna": ANNA})
        code = given_code(accounts)

        def redeemed(who: TelegramIdentity) -> Callable[[Pause], object]:
            return lambda pause: redeem(Stepping(accounts, pause), code, who, confirmed=True)

        return accounts, [redeemed(PHONE), redeemed(OTHER_PHONE)]

    runs = list(schedules(stage))

    assert len(runs) >= 50
    for accounts, outcomes in runs:
        results = sorted(outcome.result for outcome in outcomes)
        assert results == [LinkResult.LINKED, LinkResult.UNKNOWN_CODE]
        assert len([user for user in accounts.users.values() if user.telegram]) == 1
        assert len(accounts.mails) == 1


def test_one_code_that_comes_twice_at_once_is_told_of_once() -> None:
    def stage() -> tuple[FakeAccounts, list[Callable[[Pause], object]]]:
        accounts = FakeAccounts({"anna": ANNA})
        code = given_code(accounts)

        def redeemed(pause: Pause) -> LinkOutcome:
            return redeem(Stepping(accounts, pause), code)

        return accounts, [redeemed, redeemed]

    for accounts, (one, other) in schedules(stage):
        assert one == other
        assert one.result is LinkResult.LINKED
        assert len(accounts.mails) == 1


def test_two_accounts_that_take_one_phone_at_once_leave_it_with_one() -> None:
    def stage() -> tuple[FakeAccounts, list[Callable[[Pause], object]]]:
        accounts = FakeAccounts({"anna": ANNA, "boris": a_user("boris", telegram=None)})
        codes = [given_code(accounts, user_id) for user_id in accounts.users]

        def redeemed(code: str) -> Callable[[Pause], object]:
            return lambda pause: redeem(Stepping(accounts, pause), code)

        return accounts, [redeemed(code) for code in codes]

    for accounts, outcomes in schedules(stage):
        results = sorted(outcome.result for outcome in outcomes)
        assert results == [LinkResult.LINKED, LinkResult.NEEDS_CONFIRMATION]
        assert len([user for user in accounts.users.values() if user.telegram]) == 1
