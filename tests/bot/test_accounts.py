"""A chat and an account of the web app; the page that opens without a password."""

from collections.abc import Callable

import pytest

from tests.bot.people import account, tasks
from tests.support.api import Api
from tests.support.chat import Chat
from vestnik import bootstrap
from vestnik.emails.model import MailKind

PASSWORD = "correct horse 7"


@pytest.fixture
def web(aws: None) -> Callable[[str], Api]:
    """Makes an account of the web app and answers its program."""

    def sign_up(email: str) -> Api:
        Api().post("/user", {"email": email, "password": PASSWORD, "language": "ru"})
        signed = Api().post("/session", {"email": email, "password": PASSWORD})
        return Api(headers={"Authorization": f"Bearer {signed.json['access_token']}"})

    return sign_up


def code_of(program: Api) -> str:
    url: str = program.post("/telegram/link").json["url"]
    return url.partition("start=")[2]


def test_a_deep_link_ties_a_new_chat_without_a_question(
    anna: Chat, web: Callable[[str], Api]
) -> None:
    program = web("anna@example.com")

    [text] = anna.says(f"/start {code_of(program)}")

    assert text.startswith("Готово")
    assert program.get("/telegram/link").json["linked"] is True
    anna.says("купить молоко")
    assert [one["title"] for one in program.get("/tasks").json] == ["купить молоко"]


def test_the_owner_is_told_by_mail_once_of_a_chat_that_is_linked(
    anna: Chat, web: Callable[[str], Api]
) -> None:
    program = web("anna@example.com")

    anna.says(f"/start {code_of(program)}")
    anna.delivers(anna.updates[-1])

    mails = bootstrap.mails().of_user(program.get("/user").json["id"])
    [told] = [one for one in mails if one.kind is MailKind.TELEGRAM_LINKED]
    assert (told.address, told.values["username"]) == ("anna@example.com", None)


def test_tasks_of_the_chat_move_to_the_account_after_a_question(
    anna: Chat, web: Callable[[str], Api]
) -> None:
    program = web("anna@example.com")
    program.post("/tasks", {"title": "из веба"})
    anna.says("из чата завтра в 9")
    anna.says("сделанное")
    anna.presses("✅ Готово")

    [question] = anna.says(f"/start {code_of(program)}")
    assert question.startswith("Привязать этот чат")
    assert program.get("/telegram/link").json["linked"] is False
    anna.presses("Да, привязать")

    opened = {one["title"]: one for one in program.get("/tasks").json}
    assert opened.keys() == {"из веба", "из чата"}
    assert opened["из чата"]["reminder_set"] is True
    assert [one["title"] for one in program.get("/tasks?status=done").json] == ["сделанное"]
    assert account(anna).email == "anna@example.com"


@pytest.mark.parametrize("code", ["nothing", "x" * 43])
def test_a_code_that_is_not_ours_says_so(anna: Chat, code: str) -> None:
    [text] = anna.says(f"/start {code}")

    assert text.startswith("Ссылка уже не действует")


def test_a_code_links_nobody_else(anna: Chat, boris: Chat, web: Callable[[str], Api]) -> None:
    code = code_of(web("anna@example.com"))
    anna.says(f"/start {code}")

    [text] = boris.says(f"/start {code}")

    assert text.startswith("This link no longer works")


def test_unlinking_is_asked_and_the_tasks_stay_in_the_account(
    anna: Chat, web: Callable[[str], Api]
) -> None:
    program = web("anna@example.com")
    anna.says(f"/start {code_of(program)}")
    anna.says("купить молоко")
    anna.says("/unlink")

    anna.presses("Отвязать")

    assert program.get("/telegram/link").json == {"linked": False}
    assert len(program.get("/tasks").json) == 1
    anna.says("/start")
    assert tasks(anna) == []


def test_a_chat_that_is_the_only_way_in_is_not_unlinked(anna: Chat) -> None:
    [text] = anna.says("/unlink")

    assert text.startswith("У этой учётной записи нет адреса почты")


def test_the_web_page_opens_until_it_is_revoked(anna: Chat) -> None:
    anna.says("купить молоко")
    [text] = anna.says("Ссылка на веб")
    assert "до 22.12.2026" in text
    token = anna.buttons()["Открыть в браузере"].partition("#")[2]
    visitor = Api()
    assert visitor.post("/link/session", {"token": token}).status == 200
    assert [one["title"] for one in visitor.get("/tasks").json] == ["купить молоко"]

    assert anna.presses("Отозвать") == "Ссылка отозвана."

    assert visitor.get("/tasks").status == 401
    assert Api().post("/link/session", {"token": token}).status == 404
