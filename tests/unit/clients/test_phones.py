"""Phones as people write them."""

import pytest

from vestnik.clients.phones import masked, normalised, operator_code


@pytest.mark.parametrize(
    "written",
    [
        "+7 (916) 123-45-67",
        "8 916 123 45 67",
        "8(916)1234567",
        "79161234567",
        "9161234567",
        "+7\u00a0916\u2011123\u201345\u201467",
        " 8.916.123.45.67 ",
    ],
)
def test_one_number_is_kept_in_one_form(written: str) -> None:
    assert normalised(written) == "79161234567"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "+8 916 123-45-67",
        "+1 916 123-45-67",
        "916 123 45",
        "8 916 123 45 678",
        "1161234567",
        "8 916 123-45-67 доб. 2",
        "٨٩١٦١٢٣٤٥٦٧",
        "7.91612E+10",
    ],
)
def test_what_is_no_number_of_ours_is_none(written: str) -> None:
    assert normalised(written) is None


def test_the_code_is_the_operators_and_a_log_shows_no_whole_number() -> None:
    assert operator_code("79161234567") == "916"
    assert masked("79161234567") == "7916***4567"
