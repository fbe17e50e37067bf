"""The secret address of a calendar."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.world import World
from vestnik.calendars.store import AddressStore
from vestnik.calendars.use_cases import (
    DONE_FOR,
    Desk,
    address_of,
    make_address,
    subscriber_of,
    tasks_shown,
)
from vestnik.errors import NotFoundError
from vestnik.tasks.clearing import delete_all
from vestnik.tasks.edits import TaskChanges
from vestnik.tasks.use_cases import edit_task


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(
        addresses=AddressStore(),
        keys=("newest key",),
        user=world.users.get,
        tasks_of=lambda _user: world.desk.tasks,
        now=lambda: world.now,
        new_id=world.desk.new_id,
    )


def test_an_address_can_be_shown_again_and_opens_its_owner_s_calendar(desk: Desk) -> None:
    token = make_address("anna", desk)

    assert address_of("anna", desk) == token
    assert subscriber_of(token, desk).id == "anna"


def test_the_secret_itself_is_not_stored(desk: Desk) -> None:
    token = make_address("anna", desk)

    address = desk.addresses.of("anna")

    assert address is not None
    assert token not in {address.nonce, address.token_hash}
    assert len(token.removeprefix("anna")) * 4 == 256


def test_a_new_address_is_the_end_of_the_former_one(desk: Desk) -> None:
    former = make_address("anna", desk)

    token = make_address("anna", desk)

    assert token != former
    with pytest.raises(NotFoundError):
        subscriber_of(former, desk)


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: t + "0", lambda t: t.upper()])
def test_nearly_the_secret_is_not_the_secret(desk: Desk, change: object) -> None:
    token = make_address("anna", desk)

    for wrong in (change(token), "", "anna", token.replace("anna", "boris")):  # type: ignore[operator] # a lambda
        with pytest.raises(NotFoundError):
            subscriber_of(wrong, desk)


def test_what_was_revoked_is_not_there(desk: Desk) -> None:
    token = make_address("anna", desk)
    desk.addresses.delete("anna")
    desk.addresses.delete("anna")

    with pytest.raises(NotFoundError):
        subscriber_of(token, desk)
    with pytest.raises(NotFoundError):
        address_of("anna", desk)


def test_an_address_outlives_the_key_it_was_made_with(desk: Desk) -> None:
    token = make_address("anna", desk)

    rotated = replace(desk, keys=("another key", "newest key"))
    assert address_of("anna", rotated) == token
    long_after = replace(desk, keys=("third key", "another key"))
    with pytest.raises(NotFoundError):
        address_of("anna", long_after)
    assert subscriber_of(token, long_after).id == "anna"


def test_an_account_that_is_gone_has_no_calendar(world: World, desk: Desk) -> None:
    token = make_address("anna", desk)
    world.users.clear()

    with pytest.raises(NotFoundError):
        subscriber_of(token, desk)


def test_open_tasks_and_those_done_in_the_last_thirty_days_are_shown(
    world: World, desk: Desk
) -> None:
    for title in ("done long ago", "done lately", "open"):
        world.given_task(title)
    [_, lately, long_ago] = world.desk.tasks.page("anna", done=False, after_key=None, limit=9)[0]
    edit_task("anna", long_ago.id, TaskChanges(done=True), world.desk)
    world.advance(timedelta(seconds=1))
    edit_task("anna", lately.id, TaskChanges(done=True), world.desk)
    world.advance(DONE_FOR)

    shown = [task.title for task in tasks_shown(world.users["anna"], desk)]

    assert len(shown) == 2
    assert "done long ago" not in shown or "done lately" not in shown
    delete_all("anna", world.desk, key="press 1")
    assert tasks_shown(world.users["anna"], desk) == []
