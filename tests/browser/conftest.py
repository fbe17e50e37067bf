"""A real browser on the running product; no page may break the content policy or raise an error."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.kit import kit_address

ZONE = "Europe/Moscow"

OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(app_url: str, browser: Browser) -> Iterator[OpenPage]:
    """Opens the app as somebody new; afterwards no page may have complained."""
    complaints: list[str] = []
    contexts = []

    def listen(message: ConsoleMessage) -> None:
        # The browser itself reports every 4xx answer, also those that the app asks for.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    def open_as_somebody_new(
        path: str = "",
        *,
        width: int = 1280,
        theme: str = "light",
        locale: str = "en-US",
        zone: str = ZONE,
    ) -> Page:
        context = browser.new_context(
            base_url=app_url,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if theme == "dark" else "light",
            locale=locale,
            timezone_id=zone,
        )
        contexts.append(context)
        context.on("console", listen)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(path)
        return page

    yield open_as_somebody_new
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def kit_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the page with the components, from a front door of its own."""
    with kit_address(tmp_path_factory.mktemp("kit")) as url:
        yield url
