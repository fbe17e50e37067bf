"""What people do in the browser, in their own words."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from playwright.sync_api import Locator, Page, Response, expect

PASSWORD = "a-quiet-morning-42"


@dataclass(frozen=True)
class Words:
    """The labels that a person of one language looks for."""

    register: str
    email: str
    password: str
    password_repeat: str
    create: str
    new_task: str
    add: str


EN = Words(
    register="Register",
    email="E-mail",
    password="Password",
    password_repeat="Password again",
    create="Create account",
    new_task="New task",
    add="Add",
)
RU = Words(
    register="Регистрация",
    email="Электронная почта",
    password="Пароль",
    password_repeat="Пароль ещё раз",
    create="Зарегистрироваться",
    new_task="Новая задача",
    add="Добавить",
)


def answered(page: Page, method: str, path: str) -> AbstractContextManager[Any]:
    """
    Ends when the API has done what such a call within asked for.

    The page may show it later: before it is used on, wait for what a person would see.
    """

    def is_it(response: Response) -> bool:
        asked, where = response.request.method, urlsplit(response.url).path
        # An edit that meets another is merged by the page and sent again: 412, then 200.
        return asked == method and where.startswith(path) and response.ok

    return page.expect_response(is_it)


def register(page: Page, *, email: str | None = None, words: Words = EN) -> str:
    """Register as somebody new (or with this address) and wait for the board."""
    email = email or f"{uuid4().hex}@example.com"
    page.get_by_role("button", name=words.register).click()
    page.get_by_label(words.email).fill(email)
    page.get_by_label(words.password, exact=True).fill(PASSWORD)
    page.get_by_label(words.password_repeat, exact=True).fill(PASSWORD)
    page.get_by_role("button", name=words.create).click()
    expect(page.get_by_label(words.new_task)).to_be_visible()
    return email


def log_out(page: Page, email: str) -> None:
    """Log out by the menu of the address."""
    page.get_by_role("button", name=email).click()
    page.get_by_role("menuitem", name="Log out").click()
    expect(page.get_by_role("button", name="Register")).to_be_visible()


def sign_in(page: Page, *, email: str, password: str = PASSWORD) -> None:
    """Sign in with an account that is there and wait until its menu is."""
    page.get_by_role("button", name="Sign in").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill(email)
    dialog.get_by_label("Password", exact=True).fill(password)
    dialog.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def add_task(page: Page, title: str, marks: str = "", *, words: Words = EN) -> Locator:
    """Add a task, answers its row. `marks`: what else the line says: time, tags, priority."""
    page.get_by_label(words.new_task).fill(f"{title} {marks}".strip())
    with answered(page, "POST", "/api/tasks"):
        page.get_by_role("button", name=words.add, exact=True).click()
    row = page.get_by_role("listitem").filter(has_text=title)
    expect(row).to_be_visible()
    return row
