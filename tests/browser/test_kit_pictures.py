"""
How each component looks, beside pictures of it that somebody has looked at.

RENEW_PICTURES=1 makes the pictures anew: look at them before you commit them.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kit import insert_rule, open_kit
from tests.support.pictures import Comparer, Difference

pytestmark = pytest.mark.browser

REFERENCES = Path(__file__).parent / "pictures"
ACTUAL = Path(__file__).parents[2] / ".build" / "screenshots"
RENEW = "RENEW_PICTURES" in os.environ
# What letters look like here: with other ones, every picture would differ.
FONTS = """() => ['normal', '600'].map((weight) => {
    const context = document.createElement('canvas').getContext('2d');
    context.font = `${weight} 100px ${getComputedStyle(document.body).fontFamily}`;
    return Math.round(context.measureText('Съешь ещё этих мягких булок & Vestnik').width);
}).join(' ')"""


@pytest.fixture(scope="module")
def comparer(browser: Browser) -> Iterator[Comparer]:
    made = Comparer(browser)
    yield made
    made.close()


@pytest.fixture
def kit(browser: Browser, kit_url: str) -> Iterator[Page]:
    page = open_kit(browser, kit_url, width=1280, theme="light")
    yield page
    page.context.close()


def expect_our_fonts(page: Page) -> None:
    fonts, file = page.evaluate(FONTS), REFERENCES / "fonts.txt"
    if RENEW:
        REFERENCES.mkdir(exist_ok=True)
        file.write_text(fonts)
    assert file.read_text() == fonts, "the pictures need DejaVu Sans: install fonts-dejavu-core"


def shots(page: Page) -> Iterator[tuple[str, bytes]]:
    """Every section, then what opens over the page."""
    for section in page.locator(".kit-section").all():
        yield section.get_attribute("id") or "", section.screenshot(animations="disabled")
    page.locator("#Menu button").first.click()
    yield "Menu-open", page.locator(".menu").screenshot()
    page.keyboard.press("Escape")
    yield "Dialog-open", dialog_shot(page)


def dialog_shot(page: Page) -> bytes:
    page.locator("#Dialog button").first.click()
    page.get_by_role("dialog").locator(".dialog-foot .btn").first.click()
    # The whole window: what shines through a dialog is a part of how it looks.
    return page.screenshot(animations="disabled")


def difference(comparer: Comparer, name: str, screenshot: bytes) -> Difference:
    """How it differs from its reference; the actual picture is kept with the places marked."""
    reference = REFERENCES / f"{name}.png"
    if RENEW and not reference.exists():
        reference.write_bytes(comparer.reduced(screenshot))
    found = comparer.difference(reference.read_bytes(), screenshot)
    if RENEW and found:
        reference.write_bytes(comparer.reduced(screenshot))
        found = comparer.difference(reference.read_bytes(), screenshot)
    ACTUAL.mkdir(parents=True, exist_ok=True)
    (ACTUAL / f"kit-{name}.png").write_bytes(found.marked)
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "locale"), [(390, "ru-RU"), (1280, "en-US")])
def test_every_component_looks_as_it_did(
    browser: Browser, kit_url: str, comparer: Comparer, width: int, locale: str, theme: str
) -> None:
    page = open_kit(browser, kit_url, width=width, theme=theme, locale=locale)
    expect_our_fonts(page)
    found = {
        name: difference(comparer, f"{name}-{theme}-{width}", screenshot)
        for name, screenshot in shots(page)
    }
    page.context.close()

    assert {name: str(differs) for name, differs in found.items() if differs} == {}


# Broken on purpose: the check must see what an eye sees.
TRANSPARENT = "#app .dialog, #app .dialog * { background: transparent }"
SHIFTED = "#Switch .form-check:first-child { translate: 12px }"
DISCOLOURED = ".badge.is-good { color: #7a4d00 !important; background: #fdf0d5 !important }"
UNFRAMED = "#Field .form-control { border-color: transparent !important }"


@pytest.mark.parametrize(
    ("section", "rule"),
    [("Switch", SHIFTED), ("Badge", DISCOLOURED), ("Field", UNFRAMED)],
    ids=["shifted by 12 px", "in another colour", "without borders"],
)
def test_a_component_that_looks_otherwise_is_seen(
    kit: Page, comparer: Comparer, section: str, rule: str
) -> None:
    part = kit.locator(f"#{section}")
    reference = comparer.reduced(part.screenshot(animations="disabled"))

    insert_rule(kit, rule)

    assert comparer.difference(reference, part.screenshot(animations="disabled"))


def test_a_transparent_dialog_is_seen(
    kit: Page, browser: Browser, kit_url: str, comparer: Comparer
) -> None:
    reference = comparer.reduced(dialog_shot(kit))
    broken = open_kit(browser, kit_url, width=1280, theme="light")
    insert_rule(broken, TRANSPARENT)

    assert comparer.difference(reference, dialog_shot(broken))
    broken.context.close()


@pytest.mark.parametrize(
    "rule",
    [
        ".btn-primary { background: linear-gradient(#000 0 0) 9px / 1px 1px no-repeat #2b5fc7 }",
        ".kit-section { text-shadow: 0.3px 0 0.3px rgb(0 0 0 / 30%) }",
    ],
    ids=["one pixel", "letters smoothed otherwise"],
)
def test_a_pixel_that_is_smoothed_otherwise_is_no_difference(
    kit: Page, comparer: Comparer, rule: str
) -> None:
    part = kit.locator("#Button")
    before = part.screenshot(animations="disabled")

    insert_rule(kit, rule)
    after = part.screenshot(animations="disabled")

    assert after != before
    assert not comparer.difference(comparer.reduced(before), after)
