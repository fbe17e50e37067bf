"""What a session family makes of each of its refresh tokens, second by second."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.factories import NOON
from vestnik.accounts.session_family import Session, Standing, standing

FIRST = Session(
    id="s1",
    user_id="anna",
    seed="seed",
    current="one",
    created_at=NOON,
    rotated_at=NOON,
    expires_at=NOON + timedelta(days=30),
)
SECOND = FIRST.rotated("two", now=NOON)
THIRD = SECOND.rotated("three", now=NOON)


@pytest.mark.parametrize(
    ("family", "token", "made_by_us", "after_s", "wanted"),
    [
        (FIRST, "one", True, 0, Standing.YOUNG),
        (FIRST, "one", True, 29.999, Standing.YOUNG),
        (FIRST, "one", True, 30, Standing.DUE),
        (SECOND, "two", True, 29.999, Standing.YOUNG),
        (SECOND, "two", True, 30, Standing.DUE),
        (SECOND, "one", True, 0, Standing.GRACE),
        (SECOND, "one", True, 30, Standing.GRACE),
        (SECOND, "one", True, 30.001, Standing.REPLAYED),
        (THIRD, "one", True, 0, Standing.REPLAYED),
        (THIRD, "two", True, 30, Standing.GRACE),
        (THIRD, "two", False, 31, Standing.REPLAYED),
        (THIRD, "never", False, 0, Standing.FOREIGN),
    ],
)
def test_a_token_stands_by_its_generation_and_age(
    family: Session, token: str, made_by_us: bool, after_s: float, wanted: Standing
) -> None:
    now = NOON + timedelta(seconds=after_s)

    assert standing(family, token, made_by_us=made_by_us, now=now) is wanted


def test_a_clock_that_was_set_back_rotates_nothing() -> None:
    an_hour_ago = NOON - timedelta(hours=1)

    assert standing(FIRST, "one", made_by_us=True, now=an_hour_ago) is Standing.YOUNG


def test_a_family_dies_at_its_absolute_expiry_however_often_it_is_rotated() -> None:
    rotated = replace(THIRD, rotated_at=NOON + timedelta(days=29))

    assert rotated.is_alive(NOON + timedelta(days=30) - timedelta(milliseconds=1))
    assert not rotated.is_alive(NOON + timedelta(days=30))
