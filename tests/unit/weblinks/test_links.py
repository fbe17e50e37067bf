"""Web links: made, opened, seen, revoked; in memory and in the table alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from tests.factories import NOON, a_user
from tests.fakes.weblinks import FakeWebLinks
from vestnik.accounts.store import AccountStore
from vestnik.errors import NotFoundError
from vestnik.ids import sha256_hex
from vestnik.weblinks.model import LIFE, LinkMode, MakeLink
from vestnik.weblinks.ports import WebLinks
from vestnik.weblinks.store import WebLinkStore
from vestnik.weblinks.use_cases import (
    LinkDesk,
    current_link,
    make_link,
    open_link,
    revoke_link,
    visit_by,
)

KEY, OTHER_KEY = "0123456789abcdef" * 4, "fedcba9876543210" * 4
ANNA, BORIS = a_user(), a_user("boris", telegram=None)
FORMER = a_user("former", email=None, telegram=None, merged_into="anna")


@dataclass
class Clock:
    now: datetime = NOON


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "tables"])
def links(request: pytest.FixtureRequest) -> WebLinks:
    if request.param == "memory":
        return FakeWebLinks({one.id: one for one in (ANNA, BORIS, FORMER)})
    request.getfixturevalue("aws")
    for user in (ANNA, BORIS, FORMER):
        AccountStore().add(user)
    return WebLinkStore()


@pytest.fixture
def desk(links: WebLinks, clock: Clock) -> LinkDesk:
    return LinkDesk(links=links, keys=(KEY,), now=lambda: clock.now)


def opens(token: str, desk: LinkDesk) -> bool:
    try:
        open_link(token, desk)
    except NotFoundError:
        return False
    return True


def given_pass(desk: LinkDesk, user_id: str = "anna") -> str:
    return open_link(make_link(MakeLink(user_id), desk)[0], desk)[0]


def test_a_token_has_256_bits_and_only_its_hash_is_kept(desk: LinkDesk) -> None:
    token, link = make_link(MakeLink("anna"), desk)

    assert len(token) == 43
    assert link.token_hash == sha256_hex(token)
    assert desk.links.of_user("anna") == link


def test_a_link_edits_for_thirty_days_unless_its_owner_says_otherwise(desk: LinkDesk) -> None:
    _, link = make_link(MakeLink("anna"), desk)
    _, other = make_link(MakeLink("boris", LinkMode.READ, timedelta(days=1)), desk)

    assert (link.mode, link.expires_at) == (LinkMode.EDIT, NOON + timedelta(days=30))
    assert (other.mode, other.expires_at) == (LinkMode.READ, NOON + timedelta(days=1))


def test_a_token_opens_the_tasks_of_its_owner(desk: LinkDesk) -> None:
    token, link = make_link(MakeLink("anna", LinkMode.READ), desk)
    make_link(MakeLink("boris"), desk)

    visit = visit_by(open_link(token, desk)[0], desk)

    assert visit is not None
    assert (visit.owner, visit.link) == (ANNA, link)


def test_a_new_link_ends_the_old_one_and_its_passes(desk: LinkDesk) -> None:
    old_token, _ = make_link(MakeLink("anna"), desk)
    old_pass, _ = open_link(old_token, desk)

    new_token, _ = make_link(MakeLink("anna"), desk)

    assert not opens(old_token, desk)
    assert visit_by(old_pass, desk) is None
    assert opens(new_token, desk)


def test_a_revoked_link_ends_with_its_passes_and_may_be_revoked_again(desk: LinkDesk) -> None:
    token, _ = make_link(MakeLink("anna"), desk)
    link_pass, _ = open_link(token, desk)

    revoke_link("anna", desk)
    revoke_link("anna", desk)

    assert current_link("anna", desk) is None
    assert not opens(token, desk)
    assert visit_by(link_pass, desk) is None


def test_a_link_ends_at_its_instant_though_its_row_is_still_there(
    desk: LinkDesk, clock: Clock
) -> None:
    token, link = make_link(MakeLink("anna"), desk)
    link_pass, _ = open_link(token, desk)

    clock.now = NOON + LIFE - timedelta(seconds=1)
    assert visit_by(link_pass, desk)
    assert current_link("anna", desk)

    clock.now = NOON + LIFE
    assert not opens(token, desk)
    assert visit_by(link_pass, desk) is None
    assert current_link("anna", desk) is None
    assert desk.links.of_user(link.user_id)


@pytest.mark.parametrize(
    "forged",
    [
        lambda p: p[:-1],
        lambda p: p + "0",
        lambda p: "boris" + p[4:],
        lambda p: "nobody" + p[4:],
        lambda p: "ä" + p[1:],
        lambda p: "anna" * 900 + p[4:],
    ],
)
def test_a_forged_pass_opens_nothing(desk: LinkDesk, forged: Callable[[str], str]) -> None:
    link_pass = given_pass(desk)
    given_pass(desk, "boris")

    assert visit_by(forged(link_pass), desk) is None


@pytest.mark.parametrize("scrap", ["", ".", "anna", "anna.", ".0", "anna.0"])
def test_what_is_no_pass_opens_nothing(desk: LinkDesk, scrap: str) -> None:
    given_pass(desk)

    assert visit_by(scrap, desk) is None


@pytest.mark.parametrize("token", ["", "wrong", "x" * 256, "ы"])
def test_a_wrong_token_opens_nothing(desk: LinkDesk, token: str) -> None:
    make_link(MakeLink("anna"), desk)

    assert not opens(token, desk)


def test_a_hash_that_was_read_in_the_table_opens_nothing(desk: LinkDesk) -> None:
    _, link = make_link(MakeLink("anna"), desk)

    assert not opens(link.token_hash, desk)
    assert visit_by(f"anna.{link.token_hash}", desk) is None


def test_passes_live_on_while_the_key_rotates(desk: LinkDesk) -> None:
    link_pass = given_pass(desk)

    rotated = replace(desk, keys=(OTHER_KEY, KEY))

    assert visit_by(link_pass, rotated)
    assert visit_by(link_pass, replace(desk, keys=(OTHER_KEY,))) is None


def test_the_last_use_is_kept_to_a_minute(desk: LinkDesk, clock: Clock) -> None:
    link_pass = given_pass(desk)
    seen = []
    for seconds in (0, 59, 60, 61, 130):
        clock.now = NOON + timedelta(seconds=seconds)
        visit_by(link_pass, desk)
        link = current_link("anna", desk)
        assert link is not None
        assert link.last_used_at is not None
        seen.append(int((link.last_used_at - NOON).total_seconds()))

    assert seen == [0, 0, 60, 60, 130]


def test_a_late_note_of_a_use_does_not_touch_another_link(desk: LinkDesk) -> None:
    _, old = make_link(MakeLink("anna"), desk)
    _, new = make_link(MakeLink("anna"), desk)
    desk.links.note_use(old, NOON)
    assert desk.links.of_user("anna") == new

    revoke_link("anna", desk)
    desk.links.note_use(new, NOON)
    assert desk.links.of_user("anna") is None


def test_the_link_of_an_account_that_was_joined_to_another_opens_nothing(desk: LinkDesk) -> None:
    token, _ = make_link(MakeLink("former"), desk)

    assert not opens(token, desk)


def test_a_link_whose_owner_is_gone_opens_nothing(desk: LinkDesk) -> None:
    token, _ = make_link(MakeLink("ghost"), desk)

    assert not opens(token, desk)


def test_nothing_tells_of_a_link_that_is_no_more(desk: LinkDesk) -> None:
    first, _ = make_link(MakeLink("anna"), desk)
    second, _ = make_link(MakeLink("anna"), desk)
    assert desk.links.owner_of(sha256_hex(first)) is None
    assert desk.links.owner_of(sha256_hex(second)) == "anna"

    revoke_link("anna", desk)
    revoke_link("anna", desk)

    assert desk.links.owner_of(sha256_hex(second)) is None
