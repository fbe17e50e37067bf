"""The inbox in a real browser: live, with faults to order; a hostile mail can do nothing."""

import re
import smtplib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.screens import check_screen
from tests.front_door.door import Door

pytestmark = pytest.mark.browser

Opened = Callable[..., Page]

# Whatever may fetch, connect, run, lead away or send by itself.
HOSTILE = """<html><head><base href="{evil}/base/">
<meta http-equiv="refresh" content="0;url={evil}/refresh">
<link rel="preconnect" href="{aside}"><link rel="prefetch" href="{evil}/prefetch">
<link rel="stylesheet" href="{evil}/style"><link rel="icon" href="{evil}/icon">
<style>@import url({evil}/import); body {{ background: url({evil}/background) }}
@font-face {{ font-family: f; src: url({evil}/font) }} body {{ font-family: f }}</style>
<script>fetch("{evil}/inline"); top.document.title = "mine"</script><script src="{evil}/script">
</script></head><body onload="fetch('{evil}/load')">
<img src="{evil}/image" onerror="fetch('{evil}/error')"><img src="relative">
<iframe src="{aside}/frame"></iframe><object data="{evil}/object"></object>
<iframe srcdoc="<link rel=preconnect href={aside}><img src={evil}/srcdoc>"></iframe>
<video src="{evil}/video" poster="{evil}/poster" autoplay></video>
<svg><image href="{evil}/drawing" /></svg><table background="{evil}/table"><tr><td>x</table>
<form action="{evil}/form" method="post"><button>Send</button></form>
<a href="{evil}/top" target="_top">Away</a> <a href="javascript:fetch('{evil}/js')">Run</a>
<a href="{evil}/followed">Follow</a></body></html>"""


@pytest.fixture
def opened(door: Door, browser: Browser) -> Iterator[Opened]:
    """Opens the inbox."""
    contexts = []

    def open_inbox(*, width: int = 1280, theme: str = "light") -> Page:
        contexts.append(
            browser.new_context(
                locale="en-US",
                viewport={"width": width, "height": 800},
                color_scheme="dark" if theme == "dark" else "light",
            )
        )
        page = contexts[-1].new_page()
        page.goto(f"{door.origin}/_local/mail")
        return page

    yield open_inbox
    for context in contexts:
        context.close()


def send(door: Door, subject: str, *, text: str = "Buy milk", html: str = "") -> None:
    mail = EmailMessage()
    mail["From"] = "Vestnik <noreply@example.com>"
    mail["To"] = "anna@example.com"
    mail["Subject"] = subject
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    with smtplib.SMTP("127.0.0.1", door.settings.smtp_port, timeout=60) as smtp:
        smtp.send_message(mail)


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address, and the first line of what is said by each who connects."""
    server, heard = socket.create_server(("127.0.0.1", 0)), list[str]()

    def listen() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            with caller:
                heard.append("nothing yet")
                heard[-1] = caller.recv(4096).decode().partition("\r\n")[0]
                caller.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")

    with server:
        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", heard


def test_a_mail_appears_by_itself_and_is_read_in_every_way(door: Door, opened: Opened) -> None:
    page = opened()
    expect(page.get_by_text("No mail yet")).to_be_visible()

    send(door, "Welcome", html="<h1>Good morning</h1>")
    page.get_by_role("link", name="Welcome").click()

    expect(page.frame_locator("iframe").get_by_role("heading")).to_have_text("Good morning")
    page.get_by_role("button", name="Text").click()
    expect(page.locator("pre")).to_have_text("Buy milk\n")
    page.get_by_role("button", name="Source").click()
    expect(page.locator("pre")).to_contain_text("multipart/alternative")


def test_mails_are_searched_by_what_they_say(door: Door, opened: Opened) -> None:
    send(door, "Welcome", text="Good morning")
    send(door, "Summary", text="Good night")
    page = opened()

    page.get_by_role("searchbox").fill("NIGHT")

    expect(page.get_by_role("listitem").get_by_role("link")).to_have_text([re.compile("^Summary")])
    page.get_by_role("searchbox").fill("noon")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()


def test_a_hostile_mail_runs_nothing_and_reaches_nobody(door: Door, opened: Opened) -> None:
    with listener() as (evil, heard), listener() as (aside, heard_aside):
        send(door, "<img src=x onerror=alert(1)>", html=HOSTILE.format(evil=evil, aside=aside))
        page = opened()
        page.get_by_role("link", name="<img src=x onerror=alert(1)>").click()
        mail = page.frame_locator("iframe")
        for name in ("Send", "Away", "Run"):
            mail.get_by_text(name, exact=True).click()

        with page.context.expect_event("response", lambda answer: answer.url.startswith(evil)):
            mail.get_by_text("Follow").click()

        assert (heard, heard_aside) == (["GET /followed HTTP/1.1"], [])
        assert page.url.startswith(door.origin)
        assert page.title() == "Mail · Vestnik"


def test_a_fault_is_ordered_beside_the_mails_it_is_about(door: Door, opened: Opened) -> None:
    page = opened()
    page.get_by_text("Faults of the mail server").click()
    page.get_by_label("Times").fill("1")

    page.get_by_role("button", name="Order").click()

    expect(page.get_by_text("refuse (550) · × 1")).to_be_visible()
    with pytest.raises(smtplib.SMTPDataError):
        send(door, "refused")
    expect(page.get_by_text("No faults ordered.")).to_be_visible()
    send(door, "taken")
    expect(page.get_by_role("listitem").get_by_role("link")).to_have_text([re.compile("^taken")])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_list_and_mail_are_whole_and_back_leads_to_the_list(
    door: Door, opened: Opened, width: int, theme: str
) -> None:
    send(door, "You have 5 unfinished tasks; " * 3, html="<p>Buy milk</p>")
    page = opened(width=width, theme=theme)
    page.get_by_text("Faults of the mail server").click()
    check_screen(page, f"inbox-{width}-{theme}")

    page.get_by_role("link", name="unfinished").click()
    expect(page.frame_locator("iframe").get_by_text("Buy milk")).to_be_visible()
    check_screen(page, f"inbox-mail-{width}-{theme}")
    page.go_back()

    expect(page.get_by_role("link", name="unfinished")).to_be_visible()
    expect(page.get_by_role("article")).to_be_hidden()
