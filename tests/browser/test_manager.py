"""Managers in the browser: clients from a file, a mailing from its text to its report; roles."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.people import RU, register, sign_in
from tests.browser.screens import check_screen

pytestmark = pytest.mark.browser

CLIENTS = 3


def file_of(tag: str) -> FilePayload:
    """What a Russian office program writes: three clients and a row that is none."""
    number = int(tag, 16) % 10_000_000
    rows = [f"8 (903) {(number + n) % 10_000_000:07d};{tag};Анна" for n in range(CLIENTS)]
    text = "\r\n".join(["Телефон;Метка;name", *rows, "нет;;", ""])
    return {"name": "clients.csv", "mimeType": "text/csv", "buffer": text.encode("cp1251")}


def import_clients(page: Page, tag: str) -> None:
    """Three clients with this tag, in the steps of the screen."""
    page.goto("clients/import")
    page.get_by_label("CSV file").set_input_files(file_of(tag))
    expect(page.get_by_text("4 rows, Windows-1251")).to_be_visible()
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("table", name="Rows with errors").get_by_role("row")).to_have_count(2)
    page.get_by_role("button", name="Import 3 clients").click()
    expect(page.get_by_text("The import is finished.")).to_be_visible()


def as_admin(page: Page, product: dict[str, Any]) -> None:
    admin = product["users"]["admin"]
    sign_in(page, email=admin["email"], password=admin["password"])


def give_all_roles(page: Page, product: dict[str, Any]) -> None:
    """Make whoever is signed in here an administrator."""
    user_id = page.request.get("api/user").json()["id"]
    api = product["api"]
    token = httpx.post(f"{api}/session", json=product["users"]["admin"]).json()["access_token"]
    given = httpx.patch(
        f"{api}/users/{user_id}",
        json={"roles": ["admin"]},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert given.status_code == 200, given.text


def test_clients_from_a_file_get_a_mailing_whose_report_makes_up_the_total(
    open_page: OpenPage, product: dict[str, Any]
) -> None:
    tag = uuid4().hex[:8]
    page = open_page()
    as_admin(page, product)
    import_clients(page, tag)

    page.goto("mailings/new")
    page.get_by_label("Text", exact=True).fill("Hello, {name}!")
    page.get_by_label("Tags").fill(tag)
    page.keyboard.press("Enter")
    preview = page.get_by_role("complementary", name="Preview")
    expect(preview).to_contain_text("3 recipients")
    expect(preview).to_contain_text("Hello, Анна!")
    page.get_by_role("button", name="Send…").click()
    expect(page.get_by_role("dialog")).to_contain_text("3 recipients")
    page.get_by_role("dialog").get_by_role("button", name="Send").click()

    figures = page.get_by_role("region", name="Progress")
    expect(figures).to_contain_text("3 of 3")
    expect(page.get_by_text("Finished")).to_be_visible()
    rows = page.get_by_role("table", name="Messages").locator("tbody tr")
    expect(rows).to_have_count(CLIENTS)
    expect(rows.filter(has_text="Sent")).to_have_count(CLIENTS)


def test_clients_that_are_chosen_get_a_tag_and_are_deleted_with_their_count(
    open_page: OpenPage, product: dict[str, Any]
) -> None:
    tag, other = uuid4().hex[:8], uuid4().hex[:8]
    page = open_page()
    as_admin(page, product)
    import_clients(page, tag)
    page.goto("clients")
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Tag", exact=True).fill(tag)
    rows = page.get_by_role("table", name="Clients").locator("tbody tr")
    expect(rows).to_have_count(CLIENTS)

    page.get_by_label("Choose all").check()
    page.get_by_role("button", name="Set a tag").click()
    page.get_by_role("dialog").get_by_label("Tag").fill(other)
    page.get_by_role("dialog").get_by_role("button", name="Set a tag").click()
    expect(page.get_by_text("Tag set for 3 clients")).to_be_visible()
    page.get_by_label("Tag", exact=True).fill(other)
    expect(rows.filter(has_text=other)).to_have_count(CLIENTS)
    page.get_by_label("Choose all").check()
    page.get_by_role("button", name="Delete: 3").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete: 3").click()

    expect(page.get_by_text("There are no such clients.")).to_be_visible()


def test_an_administrator_makes_a_manager_and_ends_his_access(
    open_page: OpenPage, product: dict[str, Any]
) -> None:
    manager = open_page()
    email = register(manager)
    page = open_page()
    as_admin(page, product)
    page.goto("users")
    page.get_by_label("Search by address").fill(email)
    row = page.get_by_role("table", name="Users").locator("tbody tr").filter(has_text=email)

    row.get_by_role("button", name="Roles of").click()
    page.get_by_role("checkbox", name="Manager").check()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(row).to_contain_text("Manager")
    manager.reload()
    manager.get_by_role("link", name="Clients").click()
    expect(manager.get_by_role("button", name="Add a client")).to_be_visible()
    row.get_by_role("button", name="Disable").click()
    page.get_by_role("dialog").get_by_role("button", name="Disable").click()
    expect(row).to_contain_text("Disabled")

    manager.reload()
    expect(manager.get_by_role("button", name="Register")).to_be_visible()


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (1280, "light")])
def test_every_screen_of_managers_is_whole(
    open_page: OpenPage, product: dict[str, Any], width: int, theme: str
) -> None:
    page = open_page(width=width, theme=theme, locale="ru-RU")
    tag = uuid4().hex[:8]
    register(page, words=RU)
    give_all_roles(page, product)

    def check(name: str) -> None:
        expect(page.locator(".skeleton")).to_have_count(0)
        check_screen(page, f"{name}-{width}-{theme}")

    page.goto("clients/import")
    page.get_by_label("Файл CSV").set_input_files(file_of(tag))
    check("import-columns")
    page.get_by_role("button", name="Проверить").click()
    expect(page.get_by_text("Пока ничего не изменено")).to_be_visible()
    check("import-check")
    page.get_by_role("button", name="Загрузить 3 клиентов").click()
    page.get_by_role("link", name="К клиентам").click()
    expect(page.get_by_role("table", name="Клиенты")).to_be_visible()
    page.get_by_label("Выбрать +7").first.check()
    check("clients")
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check("client")
    page.goto("mailings/new")
    page.get_by_label("Текст", exact=True).fill("Здравствуйте, {name|друг}! Ваш заказ готов.")
    page.get_by_label("Метки").fill(tag)
    page.keyboard.press("Enter")
    page.get_by_label("Только в удобные часы").click()
    expect(page.get_by_text("3 получателя")).to_be_visible()
    check("mailing-editor")
    page.get_by_role("button", name="Сохранить черновик").click()
    expect(page.get_by_role("link", name="Изменить")).to_be_visible()
    check("mailing-draft")
    page.goto("users")
    expect(page.get_by_role("table", name="Пользователи")).to_be_visible()
    check("users")
