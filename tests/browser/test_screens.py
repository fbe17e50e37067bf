"""Every screen, at the width of a phone and of a desk, by day and by night, in long Russian."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import RU, add_task, register
from tests.browser.screens import check_screen

pytestmark = pytest.mark.browser

LONG = (
    "Согласовать превысокомногорассмотрительствующее переосвидетельствование"
    " рентгеноэлектрокардиографического отделения с подрядчиком"
)
SETTINGS = ("", "/reminders", "/mail", "/sessions", "/tokens", "/calendar", "/data")


def fill_board(page: Page) -> None:
    add_task(page, LONG, "#документы", words=RU)
    add_task(page, "Полить цветы", "каждую среду в 19:00 #дом", words=RU)
    add_task(page, "Сдать отчёт", "завтра в 10:00 !1 #работа", words=RU)
    add_task(page, "Купить молоко", words=RU)
    page.get_by_label("Сделано: Купить молоко").click()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_screen_is_whole(open_page: OpenPage, width: int, theme: str) -> None:
    page = open_page(width=width, theme=theme, locale="ru-RU")

    def check(name: str) -> None:
        check_screen(page, f"{name}-{width}-{theme}")

    expect(page.get_by_role("button", name="Вход")).to_be_visible()
    check("welcome")
    page.get_by_role("button", name="Регистрация").first.click()
    page.get_by_role("button", name="Зарегистрироваться").click()
    check("register")
    page.get_by_role("button", name="Закрыть").click()

    register(page, words=RU)
    check("board-empty")
    fill_board(page)
    page.get_by_label("Новая задача").fill("Забрать посылку в пятницу в 18:00 !2 #дела")
    expect(page.locator(".understood .chip")).to_have_count(3)
    check("board")
    page.get_by_label("Новая задача").fill("")

    page.get_by_role("link", name="Сдать отчёт").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Название")).to_have_value("Сдать отчёт")
    check("task")
    dialog.get_by_role("button", name="Добавить напоминание").click()
    check("reminder-picker")
    dialog.get_by_label("Повтор", exact=True).select_option("weekly")
    expect(dialog.locator(".next-times li")).to_have_count(5)
    dialog.locator(".next-times").scroll_into_view_if_needed()
    check("repeat")
    dialog.get_by_role("button", name="Удалить", exact=True).click()
    expect(page.get_by_role("button", name="Вернуть")).to_be_visible()
    check("undo")
    page.keyboard.press("Shift+Slash")
    expect(page.get_by_role("dialog")).to_be_visible()
    check("keys")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_telegram_and_links_and_what_a_link_opens_are_whole(
    open_page: OpenPage, width: int, theme: str
) -> None:
    page = open_page(width=width, theme=theme, locale="ru-RU")
    register(page, words=RU)
    fill_board(page)

    page.goto("telegram")
    page.get_by_role("button", name="Привязать Telegram").click()
    # Its card grows, and on a phone moves what is below it.
    expect(page.get_by_role("link", name="Открыть Telegram")).to_be_visible()
    page.get_by_role("button", name="Создать ссылку").click()
    address = page.get_by_role("textbox", name="Адрес ссылки")
    expect(address).to_be_visible()
    check_screen(page, f"telegram-{width}-{theme}")
    page.goto(address.input_value())
    expect(page.get_by_role("link", name="Сдать отчёт")).to_be_visible()
    check_screen(page, f"link-{width}-{theme}")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_of_settings_is_whole(open_page: OpenPage, width: int, theme: str) -> None:
    page = open_page(width=width, theme=theme, locale="ru-RU")
    register(page, words=RU)

    for part in SETTINGS:
        page.goto(f"settings{part}")
        expect(page.locator(".card h2").first).to_be_visible()
        expect(page.locator(".skeleton")).to_have_count(0)
        check_screen(page, f"settings{part.replace('/', '-')}-{width}-{theme}")
