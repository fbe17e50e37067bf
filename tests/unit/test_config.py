"""Settings: declared once, listed for people, refused when they can't work."""

import re
from pathlib import Path

import pytest

from vestnik.config import SETTINGS, read

EXAMPLE = Path(__file__).parents[2] / ".env.example"
KEY = "k" * 32


def test_the_example_lists_every_setting_with_its_default_and_what_it_is_for() -> None:
    text = EXAMPLE.read_text()
    listed = dict(re.findall(r"^# ([A-Z_]+)=(.*)$", text, re.MULTILINE))

    assert listed == {setting.name: setting.default for setting in SETTINGS}
    assert all(f"# {setting.doc}" in text for setting in SETTINGS)


@pytest.mark.parametrize("values", [{}, {"SESSION_KEY": "short"}])
def test_without_a_good_session_key_nothing_starts(values: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="SESSION_KEY"):
        read(values)


def test_mail_goes_by_a_way_that_there_is() -> None:
    with pytest.raises(ValueError, match="MAIL_VIA"):
        read({"SESSION_KEY": KEY, "MAIL_VIA": "pigeon"})


def test_a_rotated_key_is_accepted_beside_the_new_one() -> None:
    config = read({"SESSION_KEY": KEY, "SESSION_KEY_PREVIOUS": "p" * 32})

    assert config.session_keys == (KEY, "p" * 32)


def test_no_empty_secret_is_one_that_cloudfront_could_send() -> None:
    assert read({"SESSION_KEY": KEY}).origin_secrets == ()
    rotating = {"ORIGIN_SECRET": "new", "ORIGIN_SECRET_PREVIOUS": "old"}
    assert read({"SESSION_KEY": KEY, **rotating}).origin_secrets == ("new", "old")


def test_cookies_are_secure_but_for_plain_http() -> None:
    assert not read({"SESSION_KEY": KEY}).secure_origin
    assert read({"SESSION_KEY": KEY, "APP_URL": "https://vestnik.example"}).secure_origin
