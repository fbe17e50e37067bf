"""The index in a real browser: the clock's buttons."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from aiohttp import web
from playwright.sync_api import Browser, Page, expect

from tests.front_door.door import Door

pytestmark = pytest.mark.browser


@pytest.fixture
def page(door: Door, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", timezone_id="Europe/Moscow")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ("+15 min", {"advance_s": 900}),
        ("+1 h", {"advance_s": 3600}),
        ("reset", {"reset": True}),
    ],
)
def test_a_button_moves_the_clock(
    door: Door, page: Page, button: str, order: dict[str, Any]
) -> None:
    page.goto(f"{door.origin}/_local/")

    page.click(f".clock >> text={button}")

    expect(page.locator(f".clock >> text={button}")).to_be_enabled()
    assert [json.loads(request.body) for request in door.api.received] == [order]


def test_to_midnight_is_the_midnight_of_who_looks(door: Door, page: Page) -> None:
    door.settings.clock_file.write_text("0")
    page.goto(f"{door.origin}/_local/")

    page.click(".clock >> text=to midnight")

    expect(page.locator(".clock >> text=to midnight")).to_be_enabled()
    [order] = [json.loads(request.body) for request in door.api.received]
    assert (order["set_s"] + 3 * 3600) % 86400 == 0


def test_the_page_shows_that_it_moves_then_by_how_much(door: Door, page: Page) -> None:
    async def moves(_request: web.BaseRequest) -> web.Response:
        door.settings.clock_file.write_text("900")
        return web.json_response({})

    door.api.answers = moves
    page.goto(f"{door.origin}/_local/")
    expect(page.locator("#clock-offset")).to_have_text("runs with the machine's clock")

    page.click(".clock >> text=+15 min")

    expect(page.locator("#clock-offset")).to_have_text("moved by +00:15:00")


def test_an_order_that_fails_is_said(door: Door, page: Page) -> None:
    async def fails(_request: web.BaseRequest) -> web.Response:
        return web.Response(status=500)

    door.api.answers = fails
    page.goto(f"{door.origin}/_local/")

    page.click(".clock >> text=+1 h")

    expect(page.locator("#clock-offset")).to_have_text("The service did not answer.")
