"""On a slow network the page answers at once, and its words say what still goes on."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import register

pytestmark = pytest.mark.browser

LATENCY_MS = 1_500


def slow_down(page: Page) -> None:
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    conditions = {"offline": False, "latency": LATENCY_MS}
    rates = {"downloadThroughput": 50_000, "uploadThroughput": 50_000}
    network.send("Network.emulateNetworkConditions", {**conditions, **rates})


def hold_back(page: Page) -> list[Route]:
    """Keep changes from the API, as a very slow network does; answers what is kept."""
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.method == "GET":
            route.continue_()
        else:
            held.append(route)

    page.route("**/api/tasks**", answer)
    return held


def test_what_is_done_is_shown_before_it_is_answered(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    held = hold_back(page)

    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_label("New task").fill("Call mum !1")
        page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Call mum")).to_be_visible()
    page.get_by_label("Done: Call mum").click()
    expect(page.get_by_role("region", name="Done").get_by_role("link")).to_be_visible()

    assert held
    page.unroute("**/api/tasks**")  # what was held goes on
    expect(page.get_by_role("region", name="Done").get_by_text("Priority 1")).to_be_visible()


def test_a_page_says_that_it_is_loading_until_it_is_there(open_page: OpenPage) -> None:
    page = open_page()
    register(page)
    page.get_by_label("New task").fill("Call mum")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Call mum")).to_be_visible()
    slow_down(page)

    page.reload(wait_until="commit")
    expect(page.get_by_role("status").filter(has_text="Loading…").first).to_be_visible()

    expect(page.get_by_role("link", name="Call mum")).to_be_visible(timeout=60_000)
