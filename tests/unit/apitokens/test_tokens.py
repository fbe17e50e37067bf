"""API tokens: made, shown, used, revoked; in memory and in the table alike."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from tests.factories import NOON, a_user
from tests.fakes.apitokens import FakeApiTokens
from vestnik.accounts.store import AccountStore
from vestnik.apitokens.model import LIFE, TOKENS_MAX, ApiToken, MakeToken, Scope
from vestnik.apitokens.ports import ApiTokens
from vestnik.apitokens.store import ApiTokenStore
from vestnik.apitokens.use_cases import (
    TokenDesk,
    come_in,
    is_api_token,
    make_token,
    revoke_token,
    tokens_of,
)
from vestnik.errors import ConflictError, NotFoundError, UnauthorizedError
from vestnik.ids import sha256_hex

ANNA, BORIS = a_user(), a_user("boris", telegram=None)
FORMER = a_user("former", email=None, telegram=None, merged_into="anna")
READING = frozenset({Scope.TASKS_READ})


@dataclass
class Clock:
    now: datetime = NOON


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["memory", "tables"])
def kept(request: pytest.FixtureRequest) -> ApiTokens:
    if request.param == "memory":
        return FakeApiTokens({one.id: one for one in (ANNA, BORIS, FORMER)})
    request.getfixturevalue("aws")
    for user in (ANNA, BORIS, FORMER):
        AccountStore().add(user)
    return ApiTokenStore()


@pytest.fixture
def desk(kept: ApiTokens, clock: Clock) -> TokenDesk:
    return TokenDesk(tokens=kept, now=lambda: clock.now)


def made(
    desk: TokenDesk, user_id: str = "anna", name: str = "cron", life: timedelta = LIFE
) -> tuple[str, ApiToken]:
    return make_token(MakeToken(user_id, name, READING, life), desk)


def opens(shown: str, desk: TokenDesk) -> bool:
    try:
        come_in(shown, desk)
    except UnauthorizedError:
        return False
    return True


def test_a_token_has_256_bits_and_only_its_hash_is_kept(desk: TokenDesk) -> None:
    shown, token = made(desk)

    assert shown.startswith("vk_anna_")
    assert len(shown.removeprefix("vk_anna_")) == 43
    assert token.secret_hash == sha256_hex(shown)
    assert shown.removeprefix("vk_anna_") not in repr(token)
    assert tokens_of("anna", desk) == [token]
    assert token.expires_at == NOON + timedelta(days=90)


def test_whoever_shows_it_comes_in_as_its_owner(desk: TokenDesk) -> None:
    shown, token = made(desk)

    assert come_in(shown, desk) == (ANNA, token)


def test_what_is_forged_opens_nothing(desk: TokenDesk) -> None:
    shown, _ = made(desk)
    his, _ = made(desk, "boris")
    secret = shown.removeprefix("vk_anna_")

    for forged in (
        "vk_",
        "vk_anna",
        "vk_anna_",
        f"vk_boris_{secret}",
        shown[:-1],
        shown + "x",
        his.replace("boris", "anna"),
        "vk_é",
        "vk_" + "x" * 5000,
    ):
        assert is_api_token(forged)
        assert not opens(forged, desk), forged
    assert opens(shown, desk)


def test_a_row_of_another_secret_opens_nothing(desk: TokenDesk) -> None:
    shown, token = made(desk)
    desk.tokens.add(replace(token, secret_hash=sha256_hex("another")))

    assert not opens(shown, desk)


def test_a_token_ends_at_its_instant(desk: TokenDesk, clock: Clock) -> None:
    shown, _ = made(desk, life=timedelta(days=1))

    clock.now = NOON + timedelta(days=1) - timedelta(milliseconds=1)
    assert opens(shown, desk)

    clock.now = NOON + timedelta(days=1)
    assert not opens(shown, desk)
    assert tokens_of("anna", desk) == []


def test_a_revoked_token_ends_at_once_and_the_others_stay(desk: TokenDesk) -> None:
    shown, token = made(desk)
    other, _ = made(desk)

    revoke_token("anna", token.id, desk)

    assert not opens(shown, desk)
    assert opens(other, desk)
    with pytest.raises(NotFoundError):
        revoke_token("anna", token.id, desk)


def test_nobody_revokes_another_persons_token(desk: TokenDesk) -> None:
    shown, token = made(desk)

    with pytest.raises(NotFoundError):
        revoke_token("boris", token.id, desk)

    assert opens(shown, desk)


def test_the_last_use_is_exact_to_a_minute(desk: TokenDesk, clock: Clock) -> None:
    shown, _ = made(desk)

    used = []
    for seconds in (0, 59, 60, 119, 600):
        clock.now = NOON + timedelta(seconds=seconds)
        come_in(shown, desk)
        used.append(tokens_of("anna", desk)[0].last_used_at)

    minutes = [timedelta(minutes=one) for one in (0, 0, 1, 1, 10)]
    assert used == [NOON + one for one in minutes]


def test_the_use_of_a_token_that_is_gone_is_noted_nowhere(desk: TokenDesk) -> None:
    _, token = made(desk)
    revoke_token("anna", token.id, desk)

    desk.tokens.note_use(token, NOON)

    assert tokens_of("anna", desk) == []


def test_tokens_are_listed_newest_first_for_their_owner_only(desk: TokenDesk, clock: Clock) -> None:
    made(desk, name="first")
    clock.now += timedelta(seconds=1)
    made(desk, name="second")
    made(desk, "boris", name="his")

    assert [one.name for one in tokens_of("anna", desk)] == ["second", "first"]


def test_a_person_has_so_many_good_tokens_at_most(desk: TokenDesk, clock: Clock) -> None:
    for _ in range(TOKENS_MAX):
        made(desk, life=timedelta(days=1))

    with pytest.raises(ConflictError) as refused:
        made(desk)

    assert (refused.value.code, refused.value.params) == ("too_many_tokens", {"limit": TOKENS_MAX})
    made(desk, "boris")
    clock.now += timedelta(days=1)
    made(desk)


@pytest.mark.parametrize("user_id", ["former", "ghost"])
def test_an_account_that_is_nobodys_lets_nobody_in(desk: TokenDesk, user_id: str) -> None:
    shown, _ = made(desk, user_id)

    assert not opens(shown, desk)
