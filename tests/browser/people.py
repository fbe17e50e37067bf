"""What people do in the browser, in their own words."""

from dataclasses import dataclass
from uuid import uuid4

from playwright.sync_api import Locator, Page, expect

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
    remind_at: str
    add: str


EN = Words(
    register="Register",
    email="E-mail",
    password="Password",
    password_repeat="Password again",
    create="Create account",
    new_task="New task",
    remind_at="Remind at (optional)",
    add="Add",
)
RU = Words(
    register="Регистрация",
    email="Электронная почта",
    password="Пароль",
    password_repeat="Пароль ещё раз",
    create="Зарегистрироваться",
    new_task="Новая задача",
    remind_at="Напомнить (необязательно)",
    add="Добавить",
)


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


def add_task(page: Page, title: str, *, at: str = "", words: Words = EN) -> Locator:
    """Add a task, answers its row. `at`: local wall time, YYYY-MM-DDThh:mm[:ss]."""
    page.get_by_label(words.new_task).fill(title)
    page.get_by_label(words.remind_at).fill(at)
    page.get_by_role("button", name=words.add, exact=True).click()
    row = page.get_by_role("listitem").filter(has_text=title)
    expect(row).to_be_visible()
    return row
