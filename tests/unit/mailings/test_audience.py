"""Who is in a mailing, as of its start, and once each."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON
from tests.support.mailing_world import MailingWorld
from vestnik.clients.model import settled
from vestnik.mailings.model import Filter
from vestnik.mailings.page import Counts

LATER = NOON + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(operator_codes=("916",)), "ab"),
        (Filter(tags=("vip",)), "ac"),
        (Filter(operator_codes=("916", "903"), tags=("vip",)), "ac"),
        (Filter(operator_codes=("916",), tags=("vip",)), "a"),
        (Filter(operator_codes=("916",), tags=("vip",), match="any"), "abc"),
        (Filter(tags=("vip", "new", "vip")), "acd"),
        (Filter(everyone=True), "abcd"),
    ],
)
def test_a_filter_gives_each_client_once(
    mailings: MailingWorld, wanted: Filter, expected: str
) -> None:
    kinds = [("916", "vip"), ("916", None), ("903", "vip"), ("905", "new")]
    made = [mailings.given_clients(1, operator_code=code, tag=tag)[0] for code, tag in kinds]
    mailings.given_mailing(filter=wanted)

    mailings.run()

    phones = sorted(phone for _, phone, _ in mailings.gateway.calls)
    assert phones == [one.phone for one, name in zip(made, "abcd", strict=True) if name in expected]


def test_who_comes_before_the_start_is_in_it_and_who_comes_after_is_not(
    mailings: MailingWorld,
) -> None:
    mailing = mailings.given_mailing(start_at=LATER)
    [before] = mailings.given_clients(1)
    [after] = mailings.given_clients(1)
    mailings.directory.known[after.id] = replace(after, stays=())
    mailings.directory.known[after.id] = settled(
        mailings.directory.known[after.id], LATER + timedelta(milliseconds=1)
    )

    mailings.run()

    assert [phone for _, phone, _ in mailings.gateway.calls] == [before.phone]
    assert mailings.directory.frozen_at[0] == LATER
    assert mailings.counts(mailing.id) == Counts(total=1, sent=1)


def test_a_start_that_has_passed_means_those_who_are_there_now(mailings: MailingWorld) -> None:
    mailings.given_clients(1)
    mailings.given_mailing(start_at=NOON - timedelta(days=3))

    mailings.run()

    assert len(mailings.gateway.calls) == 1


def test_who_changes_groups_while_it_is_planned_is_still_in_it_once(
    mailings: MailingWorld,
) -> None:
    first, *_ = mailings.given_clients(3, tag="vip")
    mailings.given_mailing(filter=Filter(("916",), ("vip",), "any"))
    mailings.advance(timedelta(seconds=5))
    moved = settled(replace(first, operator_code="903", tag="new"), mailings.now)
    mailings.directory.known[first.id] = moved

    mailings.run()

    assert len(mailings.gateway.calls) == len(set(mailings.gateway.ids)) == 3


def test_a_plan_that_broke_off_goes_on_without_anybody_twice(mailings: MailingWorld) -> None:
    mailings.given_clients(250)
    mailing = mailings.given_mailing()
    entry = mailings.hints.take()[0].entry
    claimed = mailings.mailings.claim(entry, now=mailings.now)
    assert claimed
    for number in range(2):
        body = mailings.body_of(claimed, number)
        mailings.pages.put_body(body, attempt=claimed.attempt)

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=250, sent=250)
    assert len({phone for _, phone, _ in mailings.gateway.calls}) == 250


def test_each_gets_the_text_with_his_own_fields_and_who_lacks_one_has_failed(
    mailings: MailingWorld,
) -> None:
    mailings.given_clients(1, fields={"name": "Ada", "city": "Omsk"})
    mailings.given_clients(1)
    mailing = mailings.given_mailing(text="Dear {name}!")

    mailings.run()

    assert [text for _, _, text in mailings.gateway.calls] == ["Dear Ada!"]
    assert mailings.counts(mailing.id) == Counts(total=2, sent=1, failed=1)
    [error] = [one.error for one in mailings.records(mailing.id).values() if one.error]
    assert error == "missing_field: name"


def test_who_has_opted_out_before_the_start_gets_no_message(mailings: MailingWorld) -> None:
    mailings.given_clients(1, opted_out=True)
    mailing = mailings.given_mailing()

    mailings.run()

    assert mailings.counts(mailing.id) == Counts()


def test_pages_of_long_fields_are_smaller_so_that_the_store_takes_them(
    mailings: MailingWorld,
) -> None:
    names = [f"f{n}" for n in range(30)]
    mailings.given_clients(100, fields=dict.fromkeys(names, "\U0001f600" * 500))
    mailing = mailings.given_mailing(text="".join(f"{{{name}}}" for name in names))

    mailings.run()

    assert mailings.counts(mailing.id) == Counts(total=100, sent=100)
    bodies = mailings.pages.bodies(mailing.id, after=-1, limit=100)
    sizes = [sum(len(v) for one in body.addressees for v in one.fields.values()) for body in bodies]
    assert max(sizes) * 4 < 400_000
