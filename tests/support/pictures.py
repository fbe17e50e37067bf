"""Pictures compared as an eye at arm's length does; the browser is what blurs and counts."""

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

_SCRIPT = Path(__file__).with_suffix(".js")
_CALL = """([source, name, pictures]) =>
    import(URL.createObjectURL(new Blob([source], {type: 'text/javascript'})))
        .then((module) => module[name](...pictures))"""


@dataclass(frozen=True)
class Difference:
    """
    How a screenshot differs from its reference.

    `tiles` are corners of squares of 60 px that differ; `marked` is the screenshot that shows them.
    """

    size: str
    tiles: list[tuple[int, int]]
    marked: bytes

    def __bool__(self) -> bool:
        return bool(self.size or self.tiles)

    def __str__(self) -> str:
        places = ", ".join(f"{x};{y}" for x, y in self.tiles)
        return "; ".join(filter(None, [self.size, places and f"differs at {places} px"]))


class Comparer:
    """Reduces and compares pictures on an empty page of the browser."""

    def __init__(self, browser: Browser) -> None:
        self._page: Page = browser.new_page()

    def close(self) -> None:
        """Close the page."""
        self._page.close()

    def reduced(self, screenshot: bytes) -> bytes:
        """What is kept as a reference: blurred, a sixth as wide and high."""
        return base64.b64decode(self._call("reduce", screenshot))

    def difference(self, reference: bytes, screenshot: bytes) -> Difference:
        """How a screenshot differs from a reduced one; false when it does not to the eye."""
        found = self._call("compare", reference, screenshot)
        tiles = [(x, y) for x, y in found["tiles"]]
        return Difference(found["size"], tiles, base64.b64decode(found["marked"]))

    def _call(self, name: str, *pictures: bytes) -> Any:
        encoded = [base64.b64encode(picture).decode() for picture in pictures]
        return self._page.evaluate(_CALL, [_SCRIPT.read_text(), name, encoded])
