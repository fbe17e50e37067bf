"""How often somebody may call, at the figures of production."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from tests.api.accounts.conftest import ANNA
from tests.api.accounts.test_credentials import basic
from tests.support.api import Answered, Api
from vestnik import bootstrap
from vestnik.errors import TransientError


@pytest.fixture(autouse=True)
def production(configured: Callable[[dict[str, str]], None], time: time_machine.Traveller) -> None:
    configured({"LIMITS_FACTOR": "1"})


def assert_limited(answer: Answered, *, retry_after_s: int, limit: int) -> None:
    assert answer.status == 429
    assert answer.json["code"] == "too_many_requests"
    assert answer.headers["retry-after"] == str(retry_after_s)
    assert answer.headers["ratelimit-limit"] == str(limit)
    assert answer.headers["ratelimit-remaining"] == "0"
    assert int(answer.headers["ratelimit-reset"]) >= retry_after_s


def wrong(email: str = "anna@example.com", ip: str = "203.0.113.7") -> Answered:
    return Api(ip=ip).post("/session", {"email": email, "password": "wrong horse"})


def test_five_sign_ins_a_minute_for_each_account(
    browser: Api, time: time_machine.Traveller
) -> None:
    answers = [wrong(ip=f"203.0.113.{number}") for number in range(5)]
    assert {answer.status for answer in answers} == {401}

    assert_limited(wrong(ip="203.0.113.99"), retry_after_s=12, limit=5)
    assert Api().post("/session", ANNA).status == 429
    assert wrong("boris@example.com").status == 401

    time.shift(timedelta(seconds=12))
    answer = Api().post("/session", ANNA)
    assert answer.status == 200
    assert answer.headers["ratelimit-limit"] == "5"
    assert answer.headers["ratelimit-remaining"] == "0"


def test_an_account_is_the_same_however_its_address_is_spelled(browser: Api) -> None:
    for _ in range(5):
        wrong()

    assert wrong("ANNA@EXAMPLE.COM").status == 429


def test_twenty_sign_ins_a_minute_from_one_address(browser: Api) -> None:
    for number in range(20):
        assert wrong(f"nobody{number}@example.com").status == 401

    assert_limited(wrong("nobody20@example.com"), retry_after_s=3, limit=20)
    assert wrong("nobody20@example.com", ip="198.51.100.1").status == 401


def test_basic_is_a_sign_in_too(browser: Api) -> None:
    curl = Api(headers=basic(**ANNA))

    statuses = [curl.get("/user").status for _ in range(6)]

    assert statuses == [200] * 5 + [429]
    assert wrong().status == 429


@pytest.mark.parametrize(
    ("ips", "is_one"),
    [
        (["203.0.113.7"], True),
        (["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"], True),
        (["2001:db8:1:2::1", "2001:db8:1:3::1"], False),
        (["203.0.113.7", "203.0.113.8"], False),
        (["203.0.113.7", "::ffff:203.0.113.7"], True),
        ([""], True),
    ],
)
def test_five_registrations_an_hour_from_one_address(
    aws: None, ips: list[str], is_one: bool
) -> None:
    statuses = []
    for number in range(6):
        ip = ips[number % len(ips)]
        body = {**ANNA, "email": f"anna{number}@example.com"}
        statuses.append(Api(ip=ip).post("/user", body).status)

    assert statuses == [200] * 5 + [429 if is_one else 200]


def test_a_sixth_registration_waits_twelve_minutes(aws: None, time: time_machine.Traveller) -> None:
    for number in range(5):
        Api().post("/user", {**ANNA, "email": f"anna{number}@example.com"})

    assert_limited(Api().post("/user", ANNA), retry_after_s=720, limit=5)

    time.shift(timedelta(minutes=12))
    assert Api().post("/user", ANNA).status == 200


def test_an_address_that_a_header_claims_is_not_believed(aws: None) -> None:
    statuses = []
    for number in range(6):
        claimed = {
            "X-Forwarded-For": f"198.51.100.{number}",
            "Forwarded": f"for=198.51.100.{number}",
        }
        body = {**ANNA, "email": f"anna{number}@example.com"}
        statuses.append(Api().post("/user", body, headers=claimed).status)

    assert statuses[-1] == 429


def test_thirty_refreshes_a_minute_for_each_session(browser: Api) -> None:
    statuses = [browser.post("/session/refresh").status for _ in range(30)]
    assert set(statuses) == {200}

    assert_limited(browser.post("/session/refresh"), retry_after_s=2, limit=30)
    other = Api()
    other.post("/session", ANNA)
    assert other.post("/session/refresh").status == 200


def test_sixty_link_codes_a_minute(program: Api, time: time_machine.Traveller) -> None:
    for _ in range(60):
        assert program.post("/telegram/link").status == 201
        time.shift(timedelta(milliseconds=500))  # the general limit lets two a second pass
    for _ in range(30):
        assert program.post("/telegram/link").status == 201

    assert_limited(program.post("/telegram/link"), retry_after_s=1, limit=60)


def test_sixty_calls_at_once_then_two_a_second_for_each_user(
    program: Api, time: time_machine.Traveller
) -> None:
    answers = [program.get("/user") for _ in range(60)]
    assert {answer.status for answer in answers} == {200}
    assert answers[0].headers["ratelimit-remaining"] == "59"

    assert_limited(program.get("/user"), retry_after_s=1, limit=60)

    time.shift(timedelta(seconds=1))
    assert [program.get("/user").status for _ in range(3)] == [200, 200, 429]


def test_the_local_stage_is_a_hundred_times_looser_not_off(
    configured: Callable[[dict[str, str]], None], time: time_machine.Traveller
) -> None:
    configured({"LIMITS_FACTOR": "100"})

    answer = Api().post("/user", ANNA)

    assert answer.headers["ratelimit-limit"] == "500"
    assert answer.headers["ratelimit-remaining"] == "499"


def test_who_can_not_be_counted_neither_registers_nor_signs_in(
    browser: Api, program: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_args: object, **_named: object) -> None:
        raise TransientError("storage_unavailable")

    monkeypatch.setattr(bootstrap.rate_limiter(), "take", unreachable)

    assert Api().post("/session", ANNA).status == 503
    assert Api().post("/user", {**ANNA, "email": "boris@example.com"}).status == 503
    assert Api(headers=basic(**ANNA)).get("/user").status == 503
    assert program.get("/user").status == 200
