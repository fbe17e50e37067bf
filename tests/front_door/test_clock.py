"""The clock that is shown is the product's; orders to move it are checked and handed on."""

import json
import time
from datetime import datetime
from typing import Any

import pytest
from aiohttp import web

from tests.front_door.door import Door

CLOCK = "/_local/api/clock"


@pytest.mark.parametrize(("written", "offset"), [(None, 0), ("900", 900), ("-0.5", -0.5), ("", 0)])
def test_the_clock_shows_the_offset_of_its_file(
    door: Door, written: str | None, offset: float
) -> None:
    if written is not None:
        door.settings.clock_file.write_text(written)

    shown = door.http.get(CLOCK).json()

    now = datetime.fromisoformat(shown["now"]).timestamp()
    assert shown["offset_s"] == offset
    assert now == pytest.approx(time.time() + offset, abs=60)


@pytest.mark.parametrize(
    ("order", "handed_on"),
    [
        ({"advance_s": 900}, {"advance_s": 900}),
        ({"advance_s": 0.5}, {"advance_s": 0.5}),
        ({"advance_s": 0}, {"advance_s": 0}),
        ({"set": "2026-11-22T00:00:00Z"}, {"set_s": 1795305600.0}),
        ({"set": "2026-11-22T03:00:00.250+03:00"}, {"set_s": 1795305600.25}),
        ({"reset": True}, {"reset": True}),
    ],
)
def test_an_order_is_handed_to_the_embedded_aws_and_answered_with_the_clock(
    door: Door, order: dict[str, Any], handed_on: dict[str, Any]
) -> None:
    answer = door.http.post(CLOCK, json=order)

    [received] = door.api.received
    assert (received.method, received.raw_path) == ("POST", "/_launcher/clock")
    assert json.loads(received.body) == handed_on
    assert answer.status_code == 200
    assert set(answer.json()) == {"now", "offset_s"}


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("{}", {"advance_s", "set", "reset"}),
        ('{"advance_s": 1, "reset": true}', {"advance_s", "reset"}),
        ('{"advance_s": 1, "set": "2026-11-22T00:00:00Z"}', {"advance_s", "set"}),
        ('{"advance_s": 1, "when": 2}', {"when"}),
        ('{"advance_s": -1}', {"advance_s"}),
        ('{"advance_s": "900"}', {"advance_s"}),
        ('{"advance_s": true}', {"advance_s"}),
        ('{"advance_s": null}', {"advance_s"}),
        ('{"advance_s": NaN}', {"advance_s"}),
        ('{"advance_s": 1e999}', {"advance_s"}),
        ('{"advance_s": 4e9}', {"advance_s"}),
        ('{"advance_s": ' + "9" * 400 + "}", {"advance_s"}),
        ('{"set": 1795305600}', {"set"}),
        ('{"set": "2026-11-22T00:00:00"}', {"set"}),
        ('{"set": "2026-11-22"}', {"set"}),
        ('{"set": "tomorrow"}', {"set"}),
        ('{"set": "2026-02-30T00:00:00Z"}', {"set"}),
        ('{"set": "2026-11-22T25:00:00Z"}', {"set"}),
        ('{"set": "1999-12-31T23:59:59Z"}', {"set"}),
        ('{"set": "2100-01-01T00:00:00Z"}', {"set"}),
        ('{"set": "0000-01-01T00:00:00Z"}', {"set"}),
        ('{"set": "0001-01-01T00:00:00+23:59"}', {"set"}),
        ('{"reset": false}', {"reset"}),
        ('{"reset": 1}', {"reset"}),
    ],
)
def test_an_order_that_makes_no_sense_names_its_fields_and_moves_nothing(
    door: Door, body: str, wrong: set[str]
) -> None:
    answer = door.http.post(CLOCK, content=body)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert set(answer.json()["fields"]) == wrong
    assert door.api.received == []


@pytest.mark.parametrize("body", ["", "[]", '{"advance_s": 1', "900"])
def test_a_body_that_is_no_object_is_malformed(door: Door, body: str) -> None:
    answer = door.http.post(CLOCK, content=body)

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_an_embedded_aws_that_fails_is_a_bad_gateway(door: Door) -> None:
    async def fails(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=500)

    door.api.answers = fails

    answer = door.http.post(CLOCK, json={"reset": True})

    assert (answer.status_code, answer.json()["code"]) == (502, "bad_gateway")


def test_a_foreign_page_can_not_move_it(door: Door) -> None:
    answer = door.http.post(CLOCK, json={"reset": True}, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert door.api.received == []
