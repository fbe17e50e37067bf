"""Addresses, zones and common passwords: tables of what is what."""

from zoneinfo import ZoneInfo

import pytest
from argon2 import PasswordHasher, extract_parameters

from vestnik.accounts import passwords, timezones
from vestnik.accounts.addresses import lookup_key, normalised


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("anna@example.com", "anna@example.com"),
        ("Anna@EXAMPLE.com", "anna@example.com"),
        ("anna+tag@example.com", "anna+tag@example.com"),
        ("a.b@sub.example.co", "a.b@sub.example.co"),
        ("Анна@почта.рф", "анна@почта.рф"),
        ("anna@xn--80a1acny.xn--p1ai", "anna@почта.рф"),
        ("cafe\u0301@example.com", "caf\u00e9@example.com"),
        ("anna@test.test", "anna@test.test"),
        ("anna", None),
        ("anna@localhost", None),
        ("anna@b", None),
        ("anna@example..com", None),
        (".anna@example.com", None),
        ("anna@example.com\r\nBcc: x@example.com", None),
        ("Anna <anna@example.com>", None),
        ("anna@[127.0.0.1]", None),
        ('"a b"@example.com', None),
        ("a" * 65 + "@example.com", None),
        ("a@" + "b" * 250 + ".com", None),
        ("", None),
    ],
)
def test_an_address_has_one_form(given: str, wanted: str | None) -> None:
    assert normalised(given) == wanted


def test_normalising_twice_is_normalising_once() -> None:
    once = normalised("Анна@ПОЧТА.рф")

    assert once is not None
    assert normalised(once) == once


def test_what_is_no_address_has_a_key_all_the_same() -> None:
    assert lookup_key("  Not An Address ") == "not an address"


@pytest.mark.parametrize("name", ["Europe/Moscow", "UTC", "Asia/Kolkata", "US/Pacific", "GMT"])
def test_an_iana_name_is_a_zone(name: str) -> None:
    assert timezones.is_zone(name)


@pytest.mark.parametrize(
    "name", ["", "moscow", "europe/moscow", "MSK", "UTC+3", "../etc/passwd", "posix/UTC", "Mars/X"]
)
def test_other_names_are_no_zones(name: str) -> None:
    assert not timezones.is_zone(name)


def test_each_zone_can_be_used() -> None:
    assert len(timezones.names()) > 500
    assert all(ZoneInfo(name) for name in timezones.names())


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("europe/moscow", "Europe/Moscow"),
        ("Moscow", "Europe/Moscow"),
        ("Europe/Moskow", "Europe/Moscow"),
        ("new york", "America/New_York"),
        ("Asia/Calcuta", "Asia/Calcutta"),
        ("qqqqqqqqqqqq", None),
        ("", None),
    ],
)
def test_a_near_miss_gets_a_hint(given: str, hint: str | None) -> None:
    assert timezones.nearest(given) == hint


def test_the_list_of_common_passwords_holds_only_what_could_be_chosen() -> None:
    common = passwords._common()

    assert len(common) >= 1000
    assert all(passwords.SHORTEST <= len(word) <= passwords.LONGEST for word in common)
    assert all(word == word.casefold() for word in common)


def test_nothing_is_the_password_of_nobody() -> None:
    assert not passwords.matches("nobody has this password", None)
    assert not passwords.matches("correct horse", "not a hash")


def test_an_unknown_address_costs_as_much_as_a_wrong_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = passwords.hashed("correct horse")
    passwords._dummy.cache_clear()  # others may have made it with a cheaper hash
    verify, costs = PasswordHasher.verify, []

    def noted(hasher: PasswordHasher, password_hash: str, password: str) -> bool:
        costs.append(extract_parameters(password_hash))
        return verify(hasher, password_hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", noted)
    for password_hash in (known, None):
        passwords.matches("wrong horse", password_hash)

    assert costs == [extract_parameters(known)] * 2
