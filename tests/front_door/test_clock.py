"""The clock that is shown is the product's."""

import time
from datetime import datetime

import pytest

from tests.front_door.door import Door


@pytest.mark.parametrize(("written", "offset"), [(None, 0), ("900", 900), ("-0.5", -0.5), ("", 0)])
def test_the_clock_shows_the_offset_of_its_file(
    door: Door, written: str | None, offset: float
) -> None:
    if written is not None:
        door.settings.clock_file.write_text(written)

    shown = door.http.get("/_local/api/clock").json()

    now = datetime.fromisoformat(shown["now"]).timestamp()
    assert shown["offset_s"] == offset
    assert now == pytest.approx(time.time() + offset, abs=5)
