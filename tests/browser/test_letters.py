"""Mails as a mail program on a phone shows them, by day and by night."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.factories import a_mail
from tests.support.letters import one_of
from tests.support.mail import LINKS
from vestnik.emails.letter import letter
from vestnik.emails.model import MailKind
from vestnik.texts import LANGUAGES, Language

pytestmark = pytest.mark.browser

SCREENSHOTS = Path(__file__).parents[2] / ".build" / "screenshots"
GROUND = {"light": "rgb(243, 245, 248)", "dark": "rgb(21, 24, 30)"}
SEEN = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((one) => {
    const part = Number(one) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const ground = (element) => {
    const own = getComputedStyle(element).backgroundColor;
    return own === 'rgba(0, 0, 0, 0)' ? ground(element.parentElement) : own;
  };
  const texts = [...document.querySelectorAll('body *')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  const contrast = (element) => {
    const pair = [getComputedStyle(element).color, ground(element)];
    const [darker, lighter] = pair.map((one) => light(channels(one))).sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  return {
    contrast: Math.min(...texts.map(contrast)),
    ground: ground(document.body),
    width: document.documentElement.scrollWidth,
  };
}"""  # the worst contrast of a text to what is behind it, and how far the page reaches
ENOUGH = 4.5  # WCAG 2.2, 1.4.3


@contextmanager
def mail_program(browser: Browser, scheme: str, *, width: int = 390) -> Iterator[Page]:
    """A page that may fetch nothing."""
    context = browser.new_context(
        viewport={"width": width, "height": 400},
        color_scheme=scheme,  # type: ignore[arg-type] # one of the two
        offline=True,
    )
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert asked == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mail_can_be_read_on_a_phone(
    browser: Browser, language: Language, scheme: str
) -> None:
    with mail_program(browser, scheme) as page:
        for kind in MailKind:
            page.set_content(letter(one_of(kind, language), LINKS).html)

            seen = page.evaluate(SEEN)
            assert seen["ground"] == GROUND[scheme], kind
            assert seen["contrast"] >= ENOUGH, kind
            assert seen["width"] == 390, kind
            picture = SCREENSHOTS / f"mail-{kind}-{language}-{scheme}.png"
            page.screenshot(path=picture, full_page=True)


def test_a_title_without_a_space_stays_inside_a_small_phone(browser: Browser) -> None:
    values = {"task_id": "tea00001", "title": "т" * 300, "late_s": 0}

    with mail_program(browser, "light", width=320) as page:
        page.set_content(letter(a_mail(values=values), LINKS).html)

        assert page.evaluate(SEEN)["width"] == 320
