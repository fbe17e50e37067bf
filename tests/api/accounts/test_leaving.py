"""Leaving for good: what proves it, what ends at once, and that nothing is left in the end."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests.api.accounts.test_credentials import basic
from tests.explore import emulator
from tests.factories import NOON, a_mail
from tests.support.api import Answered, Api
from tests.support.permissions import permitted
from vestnik import bootstrap, clock, ids
from vestnik.accounts.model import TelegramIdentity, User
from vestnik.accounts.sessions import open_session
from vestnik.accounts.telegram_link import link_telegram, telegram_account
from vestnik.conversations.model import Place, Waiting
from vestnik.emails.store import add_mail
from vestnik.erasure.erase import go_on
from vestnik.erasure.model import ERASURE
from vestnik.platform.due import schedule
from vestnik.platform.due.entry import key_of
from vestnik.platform.dynamodb import transaction

PASSWORD = {"password": "correct horse 7"}
TABLES = ("accounts", "tasks", "due", "updates", "ephemeral")
KINDS = ("reminder", "mail", "update", "merge", ERASURE)


def drain(time: time_machine.Traveller) -> None:
    """Let the worker see to every erasure in its time."""
    while found := _entries(ERASURE):
        entry = min(found, key=lambda one: one.due_ms)
        time.move_to(max(clock.now(), clock.from_ms(entry.due_ms)), tick=False)
        with permitted("updates"):
            go_on(entry, bootstrap.eraser(lambda: True))


def _entries(kind: str) -> list[Any]:
    part = bootstrap.due().read(kind, from_key="", before_key=key_of(10**13 - 1), limit=1000)
    return list(part.entries)


def traces(*names: str) -> list[str]:
    """Rows that name somebody; limits do, for an hour."""
    found = []
    for table in TABLES:
        for row in emulator.rows(table):
            text = json.dumps(row, default=str)
            if any(name in text for name in names) and not row["pk"].startswith("limit#"):
                found.append(f"{table}: {row['pk']} {row['sk']}")
    return found


def settle_in(owner: Api, chat_id: int) -> str:
    """Somebody with one of everything; answers the account's id."""
    user = owner.get("/user").json
    _tasks(owner)
    for _ in range(2):
        link = owner.post("/link", {}).json["url"].partition("#")[2]
    assert Api().post("/link/session", {"token": link}).status == 200
    owner.post("/tokens", {"name": "cron", "scopes": ["jobs"]})
    owner.post("/calendar")
    for _ in range(2):
        code = owner.post("/telegram/link").json["url"].partition("start=")[2]
    link_telegram(
        code,
        TelegramIdentity(chat_id, chat_id, username=f"person{chat_id}"),
        now=clock.now(),
        accounts=bootstrap.accounts(),
        joining=bootstrap.joining(),
    )
    _mail(user["id"], user["email"])
    _conversation(owner, chat_id)
    return str(user["id"])


def _tasks(owner: Api) -> None:
    for title, at in (("Soon", "2026-11-22T12:10:00Z"), ("Far", "2031-01-01T12:00:00Z")):
        owner.post("/tasks", {"title": title, "reminder_time": at, "description": "щ" * 2000})
    done = owner.post("/tasks", {"title": "Done"}).json["id"]
    owner.patch(f"/tasks/{done}", {"done": True})
    gone = owner.post("/tasks", {"title": "Gone"}).json["id"]
    owner.delete(f"/tasks/{gone}")


def _mail(user_id: str, address: str) -> None:
    now = clock.now()
    mail = a_mail(user_id=user_id, address=address, made_at=now, next_at=now)

    def write() -> None:
        with transaction() as written:
            add_mail(written, mail)

    schedule(
        [mail.plan()],
        write,
        due=bootstrap.due(),
        hints=bootstrap.hints("mail"),
        now_ms=clock.now_ms,
    )


def _conversation(owner: Api, chat_id: int) -> None:
    assert owner.post("/telegram/test").status == 202
    holder, now = ids.new_id(), clock.now()
    bootstrap.updates().take_chat(chat_id, holder=holder, now=now, until=now)
    bootstrap.conversations(chat_id, holder).wait(
        Place(chat_id, chat_id), Waiting("title"), update_id=1, now=now
    )


def left(owner: Api, **body: str) -> Answered:
    return owner.delete("/user", body=body or PASSWORD)


def test_whoever_leaves_is_signed_out_everywhere_at_once(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    anna = sign_up("anna@example.com")
    browser = Api()
    browser.post("/session", {"email": "anna@example.com", **PASSWORD})
    link = anna.post("/link", {}).json["url"].partition("#")[2]
    visitor = Api()
    visitor.post("/link/session", {"token": link})
    token = anna.post("/tokens", {"name": "cron", "scopes": ["tasks:read"]}).json["token"]
    calendar = anna.post("/calendar").json["url"].partition("/api")[2]
    program = Api(headers={"Authorization": f"Bearer {token}"})
    assert program.get("/tasks").status == 200
    assert Api().get(calendar).status == 200

    assert left(browser).status == 204

    assert not browser.cookies
    assert anna.get("/user").status == 401
    assert program.get("/tasks").status == 401
    assert visitor.get("/tasks").status == 401
    assert Api().post("/link/session", {"token": link}).status == 404
    assert Api().get(calendar).status == 404
    assert Api().post("/session", {"email": "anna@example.com", **PASSWORD}).status == 401
    assert Api(headers=basic("anna@example.com", PASSWORD["password"])).get("/user").status == 401


def test_nothing_is_left_and_others_keep_what_is_theirs(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    anna, boris = sign_up("anna@example.com"), sign_up("boris@example.com")
    anna_id, boris_id = settle_in(anna, 515151), settle_in(boris, 616161)
    his = traces(boris_id, "boris@example.com", "616161")
    assert len(traces(anna_id, "anna@example.com", "515151")) == len(his) > 20

    left(anna)
    mails = traces("anna@example.com")
    assert len(mails) == 3  # a welcome, a linked chat, a reminder
    assert all(one.startswith(f"accounts: U#{anna_id} M#") for one in mails)
    drain(time)

    assert clock.now() < NOON + timedelta(hours=1)
    assert traces(anna_id, "anna@example.com", "515151") == []
    assert traces(boris_id, "boris@example.com", "616161") == his
    assert boris.get("/user").status == 200


def test_the_address_and_the_chat_are_free_at_once(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    anna = sign_up("anna@example.com")
    anna_id = settle_in(anna, 515151)
    left(anna)

    again = sign_up("anna@example.com")
    identity = TelegramIdentity(telegram_id=515151, chat_id=515151)
    newcomer = telegram_account(identity, now=clock.now(), accounts=bootstrap.accounts())
    again.post("/tasks", {"title": "New"})

    assert again.get("/user").json["id"] != anna_id
    assert newcomer.id != anna_id
    drain(time)
    assert traces(anna_id) == []
    assert bootstrap.accounts().user(newcomer.id) == newcomer
    assert [one["title"] for one in again.get("/tasks").json] == ["New"]


def test_what_was_begun_before_and_is_written_late_goes_too(
    time: time_machine.Traveller, sign_up: Callable[[str], Api]
) -> None:
    anna = sign_up("anna@example.com")
    anna_id = anna.get("/user").json["id"]
    user = bootstrap.accounts().user(anna_id)
    assert user is not None
    left(anna)
    [entry] = _entries(ERASURE)
    go_on(entry, bootstrap.eraser(lambda: True))

    settle_in_late(user)

    drain(time)
    assert traces(anna_id, "anna@example.com") == []
    assert _entries("reminder") == []


def settle_in_late(user: User) -> None:
    """Requests that had read the account before it ended."""
    from vestnik.tasks.edits import TaskChanges
    from vestnik.tasks.use_cases import CreateTask, create_task
    from vestnik.weblinks.model import MakeLink
    from vestnik.weblinks.use_cases import make_link

    at = clock.now() + timedelta(days=400)
    command = CreateTask(
        user_id=user.id,
        changes=TaskChanges(title="Late", reminder_time=at),
        source="api",
        request_hash="hash",
    )
    create_task(command, bootstrap.desk(user.cleared))
    make_link(MakeLink(user.id), bootstrap.weblinks_desk())
    sessions, tokens = bootstrap.sessions(), bootstrap.tokens()
    open_session(user, device="", now=clock.now(), sessions=sessions, tokens=tokens)
    _mail(user.id, user.email or "")


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"password": "wrong horse 7"}, {"password": "This is not the present password."}),
        ({}, {"password": "This is required."}),
        ({"code": "12345678"}, {"password": "This is required."}),
        ({"code": "1"}, {"code": "This has not the expected form."}),
        ({"password": ""}, {"password": "At least 1 character."}),
        ({"sure": True}, {"sure": "There is no such field."}),
    ],
)
def test_without_the_password_nobody_leaves(
    anna: Api, body: dict[str, Any], fields: dict[str, str]
) -> None:
    answer = anna.delete("/user", body=body)

    assert (answer.status, answer.json["fields"]) == (422, fields)
    assert anna.get("/user").status == 200


@pytest.fixture
def from_telegram(time: time_machine.Traveller) -> Api:
    """Somebody who has no password, but a session."""
    identity = TelegramIdentity(telegram_id=7, chat_id=7, language_code="en")
    user = telegram_account(identity, now=clock.now(), accounts=bootstrap.accounts())
    sessions, tokens = bootstrap.sessions(), bootstrap.tokens()
    signed_in = open_session(user, device="", now=clock.now(), sessions=sessions, tokens=tokens)
    return Api(headers={"Authorization": f"Bearer {signed_in.access_token}"})


def code_sent() -> str:
    """The code in the last message to the chat."""
    last = max(bootstrap.updates().open_ones(7), key=lambda one: one.update_id)
    [call] = last.replies or ()
    assert (call.method, call.params["chat_id"]) == ("sendMessage", 7)
    return str(call.params["text"]).partition(": ")[2][:9]


def test_an_account_without_a_password_is_sent_a_code(
    time: time_machine.Traveller, from_telegram: Api
) -> None:
    user_id = from_telegram.get("/user").json["id"]

    asked = from_telegram.delete("/user", body={})

    assert asked.status == 202
    assert asked.json == {"confirmation": "telegram", "expires_at": "2026-11-22T12:10:00.000Z"}
    assert left(from_telegram, code=code_sent()).status == 204
    assert from_telegram.get("/user").status == 401
    drain(time)
    assert traces(user_id, '"C#7"') == []


def wrong_code(caller: Api, code: str = "1234 5678") -> bool:
    answer = left(caller, code=code)
    return (answer.status, answer.json.get("fields", {}).keys()) == (422, {"code"})


def test_a_code_ends_after_ten_minutes(time: time_machine.Traveller, from_telegram: Api) -> None:
    from_telegram.delete("/user", body={})

    time.shift(timedelta(minutes=10))
    identity = TelegramIdentity(telegram_id=7, chat_id=7)
    user = bootstrap.accounts().user_of_telegram(identity.telegram_id)
    assert user is not None
    sessions, tokens = bootstrap.sessions(), bootstrap.tokens()
    signed_in = open_session(user, device="", now=clock.now(), sessions=sessions, tokens=tokens)
    later = Api(headers={"Authorization": f"Bearer {signed_in.access_token}"})

    assert wrong_code(later, code_sent())
    assert later.get("/user").status == 200


def test_a_code_is_dead_after_five_tries(from_telegram: Api) -> None:
    from_telegram.delete("/user", body={})
    code = code_sent()

    for _ in range(5):
        assert wrong_code(from_telegram, "0000 0000" if code != "0000 0000" else "1111 1111")

    assert wrong_code(from_telegram, code)
    assert from_telegram.get("/user").status == 200


def test_a_new_code_takes_the_place_of_the_old_one(
    time: time_machine.Traveller, from_telegram: Api
) -> None:
    from_telegram.delete("/user", body={})
    old = code_sent()
    time.shift(timedelta(seconds=1))
    from_telegram.delete("/user", body={})

    assert wrong_code(from_telegram, old)
    assert left(from_telegram, code=code_sent().replace(" ", "")).status == 204


def test_nobody_leaves_with_another_persons_code(from_telegram: Api) -> None:
    from_telegram.delete("/user", body={})
    code = code_sent()
    identity = TelegramIdentity(telegram_id=8, chat_id=8, language_code="en")
    user = telegram_account(identity, now=clock.now(), accounts=bootstrap.accounts())
    sessions, tokens = bootstrap.sessions(), bootstrap.tokens()
    signed_in = open_session(user, device="", now=clock.now(), sessions=sessions, tokens=tokens)
    other = Api(headers={"Authorization": f"Bearer {signed_in.access_token}"})

    assert wrong_code(other, code)
    other.delete("/user", body={})
    assert wrong_code(other, code)


def test_without_a_chat_that_can_be_written_to_no_code_is_sent(from_telegram: Api) -> None:
    user = bootstrap.accounts().user_of_telegram(7)
    assert user is not None
    bootstrap.accounts().set_blocked(user.id, 7, blocked=True)

    answer = from_telegram.delete("/user", body={})

    assert (answer.status, answer.json["code"]) == (409, "telegram_blocked")


def test_nobody_guesses_the_password_by_leaving(anna: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.support import processes

    monkeypatch.setenv("LIMITS_FACTOR", "1")
    processes.forget_adapters()

    answers = [left(anna, password="wrong horse").status for _ in range(6)]

    assert answers == [422] * 5 + [429]


def test_a_token_and_a_link_do_not_let_anybody_leave(anna: Api) -> None:
    token = anna.post("/tokens", {"name": "x", "scopes": ["tasks:write"]}).json["token"]
    visitor = Api()
    link = anna.post("/link", {}).json["url"].partition("#")[2]
    visitor.post("/link/session", {"token": link})

    assert left(Api(headers={"Authorization": f"Bearer {token}"})).status == 403
    assert left(visitor).status == 401
    assert anna.get("/user").status == 200
