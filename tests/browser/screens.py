"""What every screen must be: without a finding of axe, as wide as the window, kept as a picture."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # untyped
from playwright.sync_api import Page

PICTURES = Path(__file__).parents[2] / ".build" / "screenshots"
OVERFLOW_PX = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
DIALOG_ALPHA = """() => [...document.querySelectorAll('dialog[open]')].map((dialog) => {
    const [, alpha] = getComputedStyle(dialog)
        .backgroundColor.match(/rgba\\(.*, ([\\d.]+)\\)/) ?? [null, 1];
    return Number(alpha);
})"""


def check_screen(page: Page, name: str) -> None:
    """Fail on what axe finds, on what is cut off and on what shines through; keep a picture."""
    # axe reads colours as they are: not while one fades into another.
    page.wait_for_function("() => document.getAnimations().length === 0")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(OVERFLOW_PX) <= 0, f"{name} is wider than its window"
    assert set(page.evaluate(DIALOG_ALPHA)) <= {1}, f"{name} shines through"
