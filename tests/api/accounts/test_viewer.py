"""Whose address limits are counted for, directly and behind CloudFront."""

from collections.abc import Callable

import pytest
import time_machine

from tests.support.api import Answered, Api

CLOUDFRONT = "203.0.113.200"
SECRETS = {"LIMITS_FACTOR": "1", "ORIGIN_SECRET": "known", "ORIGIN_SECRET_PREVIOUS": "rotated"}
MOST = 20  # sign-ins a minute for an address

Sender = Callable[[int], Answered]


def sign_in(number: int, *, ip: str = CLOUDFRONT, **headers: str) -> Answered:
    """A wrong password for an account of its own; `vestnik_origin` becomes Vestnik-Origin."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    body = {"email": f"nobody{number}@example.com", "password": "wrong horse"}
    return Api(ip=ip).post("/session", body, headers=named)


def statuses(send: Sender) -> list[int]:
    """Of one more than an address may have."""
    return [send(number).status for number in range(MOST + 1)]


@pytest.fixture(autouse=True)
def behind_cloudfront(
    configured: Callable[[dict[str, str]], None], time: time_machine.Traveller
) -> None:
    configured(SECRETS)


@pytest.mark.parametrize("secret", ["known", "rotated"])
def test_behind_cloudfront_each_viewer_has_a_limit_of_his_own(secret: str) -> None:
    def one_viewer(number: int) -> Answered:
        return sign_in(number, vestnik_origin=secret, vestnik_viewer="198.51.100.7")

    def many_viewers(number: int) -> Answered:
        return sign_in(100 + number, vestnik_origin=secret, vestnik_viewer=f"192.0.2.{number}")

    assert statuses(one_viewer) == [401] * MOST + [429]
    assert set(statuses(many_viewers)) == {401}


def test_a_viewers_neighbours_in_his_ipv6_network_share_his_limit() -> None:
    def neighbour(number: int) -> Answered:
        return sign_in(number, vestnik_origin="known", vestnik_viewer=f"2001:db8::{number:x}")

    assert statuses(neighbour)[-1] == 429


@pytest.mark.parametrize("secret", ["", "guess", "known ", "knowN", "known,known", "ключ"])
def test_whoever_does_not_know_the_secret_is_who_he_is(secret: str) -> None:
    def forged(number: int) -> Answered:
        return sign_in(number, vestnik_origin=secret, vestnik_viewer=f"192.0.2.{number}")

    assert statuses(forged)[-1] == 429


@pytest.mark.parametrize(
    "name", ["x_forwarded_for", "cloudfront_viewer_address", "true_client_ip", "vestnik_viewer"]
)
def test_no_header_alone_makes_somebody_else_of_him(name: str) -> None:
    def forged(number: int) -> Answered:
        return sign_in(number, ip="198.51.100.9", **{name: f"192.0.2.{number}"})

    assert statuses(forged)[-1] == 429


def test_where_there_is_no_secret_none_is_right(
    configured: Callable[[dict[str, str]], None],
) -> None:
    configured(dict.fromkeys(("ORIGIN_SECRET", "ORIGIN_SECRET_PREVIOUS"), ""))

    def forged(number: int) -> Answered:
        return sign_in(number, vestnik_origin="", vestnik_viewer=f"192.0.2.{number}")

    assert statuses(forged)[-1] == 429


@pytest.mark.parametrize("address", ["", "nobody", "1.2.3.4, 5.6.7.8"])
def test_what_is_no_address_counts_as_one(address: str) -> None:
    def strange(number: int) -> Answered:
        return sign_in(number, vestnik_origin="known", vestnik_viewer=address)

    assert statuses(strange)[-1] == 429
