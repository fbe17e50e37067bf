"""Accounts as administrators see and change them."""

from base64 import b64encode
from collections.abc import Callable

import pytest

from tests.support.api import Answered, Api
from vestnik.accounts.rows import UserRow, user_pk

SIGN_IN = {"email": "anna@example.com", "password": "correct horse 7"}


@pytest.fixture
def admin(sign_up: Callable[[str], Api]) -> Api:
    found = sign_up("admin@example.com")
    row = UserRow(user_pk(id_of(found)), UserRow.SK)
    row.update([UserRow.roles.set({"admin"})])
    return found


def id_of(somebody: Api) -> str:
    return str(somebody.get("/user").json["id"])


def change(admin: Api, somebody: Api, **rights: object) -> int:
    return admin.patch(f"/users/{id_of(somebody)}", rights).status


def test_a_role_opens_its_part_at_once_and_closes_it_again(admin: Api, anna: Api) -> None:
    assert anna.get("/clients").status == 403

    assert change(admin, anna, roles=["manager"]) == 200
    assert anna.get("/clients").status == 200
    assert anna.get("/user").json["roles"] == ["manager", "user"]
    assert change(admin, anna, roles=[]) == 200

    assert anna.get("/clients").status == 403
    assert anna.get("/user").json["roles"] == ["user"]


def test_a_disabled_account_is_shut_in_every_way_until_it_is_let_in(admin: Api, anna: Api) -> None:
    address = f"/users/{id_of(anna)}"
    token = anna.post("/tokens", {"name": "t", "scopes": ["tasks:read"]}).json["token"]
    link = anna.post("/link", {}).json["url"].partition("#")[2]
    calendar = anna.post("/calendar").json["url"].rpartition("/api")[2]
    ways: list[Callable[[], Answered]] = [
        lambda: anna.get("/tasks"),
        lambda: Api(headers={"Authorization": f"Bearer {token}"}).get("/tasks"),
        lambda: Api(headers=basic()).get("/tasks"),
        lambda: Api().post("/session", SIGN_IN),
        lambda: Api().post("/link/session", {"token": link}),
        lambda: Api().get(calendar),
    ]
    assert [way().status for way in ways] == [200] * 6

    assert admin.patch(address, {"disabled": True}).json["disabled"] is True
    assert [way().status for way in ways] == [401, 401, 401, 401, 404, 404]
    assert Api().post("/session", SIGN_IN).json["code"] == "account_disabled"
    wrong = Api().post("/session", {**SIGN_IN, "password": "another one 8"})
    assert wrong.json["code"] == "wrong_credentials"

    assert admin.patch(address, {"disabled": False}).status == 200
    assert [way().status for way in ways] == [200] * 6


def basic() -> dict[str, str]:
    pair = b64encode(f"{SIGN_IN['email']}:{SIGN_IN['password']}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}


def test_an_administrator_locks_everybody_out_but_himself(admin: Api) -> None:
    assert change(admin, admin, disabled=True) == 409
    assert change(admin, admin, roles=["manager"]) == 409
    assert change(admin, admin, roles=["manager", "admin"]) == 200


def test_accounts_are_listed_page_by_page_and_found(admin: Api, anna: Api, boris: Api) -> None:
    found, address = list[str](), "/users?limit=1"
    while address:
        page = admin.get(address)
        found += [user["email"] for user in page.json]
        address = page.headers.get("link", "")[len("</api") :].partition(">")[0]

    assert sorted(found) == ["admin@example.com", "anna@example.com", "boris@example.com"]
    [one] = admin.get("/users?q=BORIS").json
    assert one == {
        "id": id_of(boris),
        "email": "boris@example.com",
        "telegram": None,
        "language": "en",
        "timezone": "Europe/Moscow",
        "roles": ["user"],
        "disabled": False,
        "created_at": one["created_at"],
        "version": 1,
    }


def test_who_has_left_is_listed_no_more(admin: Api, anna: Api) -> None:
    anna.delete("/user", body={"password": "correct horse 7"})

    assert [user["email"] for user in admin.get("/users").json] == ["admin@example.com"]


def test_a_change_of_an_old_version_is_shown_the_current_one(admin: Api, anna: Api) -> None:
    address = f"/users/{id_of(anna)}"
    admin.patch(address, {"roles": ["operator"]})

    late = admin.patch(address, {"disabled": True}, headers={"If-Match": '"1"'})

    assert (late.status, late.json["current"]["roles"]) == (412, ["user", "operator"])


@pytest.mark.parametrize("body", [{"roles": ["king"]}, {"roles": "admin"}, {"disabled": 1}])
def test_what_is_no_right_is_refused(admin: Api, anna: Api, body: dict[str, object]) -> None:
    assert admin.patch(f"/users/{id_of(anna)}", body).status == 422


def test_only_administrators_see_and_change_accounts(
    admin: Api, manager: Api, anybody: Api
) -> None:
    assert [one.get("/users").status for one in (manager, anybody)] == [403, 401]
    assert change(manager, manager, roles=["admin"]) == 403
    assert admin.patch("/users/nobody", {"disabled": True}).status == 404
