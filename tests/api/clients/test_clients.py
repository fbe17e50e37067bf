"""Clients over the API."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from tests.factories import NOON
from tests.support.api import Api

PHONE = "+7 (916) 123-45-67"


def given_client(manager: Api, phone: str = PHONE, **wishes: Any) -> dict[str, Any]:
    """A new client, as it is answered."""
    answer = manager.post("/clients", {"phone": phone, **wishes})
    assert answer.status == 201, answer.text
    made: dict[str, Any] = answer.json
    return made


def phones_of(manager: Api, query: str = "") -> list[str]:
    """The phones of a list, all its pages."""
    found, address = [], f"/clients?{query}"
    while address:
        page = manager.get(address)
        found += [client["phone"] for client in page.json]
        address = page.headers.get("link", "")[len("</api") :].partition(">")[0]
    return found


def test_a_client_is_made_with_what_is_known_of_him(manager: Api) -> None:
    answer = manager.post("/clients", {"phone": PHONE, "tag": "vip", "fields": {"name": "Anna"}})

    assert answer.status == 201
    made = answer.json
    assert made == {
        "id": made["id"],
        "phone": "79161234567",
        "operator_code": "916",
        "tag": "vip",
        "timezone": "Europe/Moscow",
        "opted_out": False,
        "fields": {"name": "Anna"},
        "consent_at": None,
        "consent_source": None,
        "created_at": made["created_at"],
        "version": 1,
    }
    assert answer.headers["location"] == f"/api/clients/{made['id']}"
    assert answer.headers["etag"] == '"1"'
    assert manager.get(f"/clients/{made['id']}").json == made


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        ({"phone": "+1 916 123-45-67"}, "phone"),
        ({"phone": "916"}, "phone"),
        ({"phone": None}, "phone"),
        ({}, "phone"),
        ({"phone": PHONE, "timezone": "Europe/Moscov"}, "timezone"),
        ({"phone": PHONE, "operator_code": "91"}, "operator_code"),
        ({"phone": PHONE, "tag": " "}, "tag"),
        ({"phone": PHONE, "fields": {"name": 1}}, "fields.name"),
        ({"phone": PHONE, "fields": {f"f{n}": "" for n in range(31)}}, "fields"),
        ({"phone": PHONE, "name": "Anna"}, "name"),
        ({"phone": PHONE, "opted_out": "no"}, "opted_out"),
    ],
)
def test_what_makes_no_client_is_refused(manager: Api, wishes: dict[str, Any], field: str) -> None:
    answer = manager.post("/clients", wishes)

    assert (answer.status, list(answer.json["fields"])) == (422, [field])
    assert manager.get("/clients").json == []


def test_a_wrong_zone_comes_with_a_hint(manager: Api) -> None:
    answer = manager.post("/clients", {"phone": PHONE, "timezone": "Europe/Moscov"})

    assert "Europe/Moscow" in answer.json["fields"]["timezone"]


def test_one_phone_is_one_client(manager: Api) -> None:
    given_client(manager)
    other = given_client(manager, "8 999 000-00-01")

    again = manager.post("/clients", {"phone": "8 916 123 45 67"})
    moved = manager.patch(f"/clients/{other['id']}", {"phone": PHONE})

    assert (again.status, again.json["code"]) == (409, "phone_taken")
    assert (moved.status, moved.json["code"]) == (409, "phone_taken")
    assert manager.get(f"/clients/{other['id']}").json == other


def test_a_phone_is_free_again_when_its_client_has_another_or_is_gone(manager: Api) -> None:
    first = given_client(manager)
    manager.patch(f"/clients/{first['id']}", {"phone": "8 999 000-00-01"})
    second = given_client(manager)
    assert manager.delete(f"/clients/{second['id']}").status == 204

    third = given_client(manager)

    assert third["id"] not in {first["id"], second["id"]}
    assert manager.get(f"/clients/{second['id']}").status == 404


def test_the_code_follows_the_phone_unless_it_is_given(manager: Api) -> None:
    client = f"/clients/{given_client(manager, operator_code='903')['id']}"
    assert manager.get(client).json["operator_code"] == "903"

    assert manager.patch(client, {"operator_code": None}).json["operator_code"] == "916"
    assert manager.patch(client, {"phone": "89990000001"}).json["operator_code"] == "999"
    both = {"phone": "89990000002", "operator_code": "903"}
    assert manager.patch(client, both).json["operator_code"] == "903"


def test_an_edit_changes_what_it_mentions(manager: Api) -> None:
    made = given_client(manager, tag="vip", fields={"name": "Anna"})

    edited = manager.patch(
        f"/clients/{made['id']}",
        {"tag": None, "opted_out": True, "timezone": "Asia/Omsk", "consent_source": "web"},
    )

    assert edited.json == {
        **made,
        "tag": None,
        "opted_out": True,
        "timezone": "Asia/Omsk",
        "consent_source": "web",
        "version": 2,
    }
    assert manager.patch(f"/clients/{made['id']}", {"opted_out": True}).json["version"] == 2


def test_an_edit_of_an_old_version_is_shown_the_current_one(manager: Api) -> None:
    made = given_client(manager)
    address = f"/clients/{made['id']}"
    current = manager.patch(address, {"tag": "vip"}, headers={"If-Match": '"1"'}).json

    for late in (
        manager.patch(address, {"tag": "new"}, headers={"If-Match": '"1"'}),
        manager.delete(address, headers={"If-Match": '"1"'}),
    ):
        assert (late.status, late.json["current"]) == (412, current)


def test_a_key_makes_one_client(manager: Api) -> None:
    key = {"Idempotency-Key": "k1"}
    body = {"phone": PHONE, "tag": "vip"}
    first = manager.post("/clients", body, headers=key)

    again = manager.post("/clients", body, headers=key)
    other = manager.post("/clients", {"phone": "89990000001"}, headers=key)

    assert (again.status, again.json) == (201, first.json)
    assert (other.status, list(other.json["fields"])) == (422, ["Idempotency-Key"])
    assert len(manager.get("/clients").json) == 1


def test_lists_are_newest_first_and_filtered(manager: Api) -> None:
    with time_machine.travel(NOON, tick=False) as time:
        given_client(manager, "79160000001", tag="vip", fields={"name": "Анна Ёлкина"})
        time.shift(timedelta(milliseconds=1))
        given_client(manager, "79160000002", tag="new", timezone="Asia/Omsk")
        time.shift(timedelta(milliseconds=1))
        given_client(manager, "79030000003", tag="vip", fields={"name": "Борис"})

    newest = ["79030000003", "79160000002", "79160000001"]
    assert phones_of(manager) == newest
    assert phones_of(manager, "limit=1") == newest
    assert phones_of(manager, "tag=vip&limit=1") == ["79030000003", "79160000001"]
    assert phones_of(manager, "operator_code=916&tag=vip") == ["79160000001"]
    assert phones_of(manager, "timezone=Asia/Omsk") == ["79160000002"]
    assert phones_of(manager, "q=елкина+АННА") == ["79160000001"]
    assert phones_of(manager, "q=0003") == ["79030000003"]
    assert phones_of(manager, "q=8(916)000-00-02") == ["79160000002"]
    assert phones_of(manager, "q=8(916)000-00-02&tag=vip") == []
    assert phones_of(manager, "tag=none") == []


def test_who_has_moved_is_listed_where_he_is(manager: Api) -> None:
    made = given_client(manager, tag="vip")

    manager.patch(f"/clients/{made['id']}", {"tag": "new"})
    assert (phones_of(manager, "tag=vip"), len(phones_of(manager, "tag=new"))) == ([], 1)
    manager.patch(f"/clients/{made['id']}", {"tag": "vip"})
    assert (phones_of(manager, "tag=new"), len(phones_of(manager, "tag=vip"))) == ([], 1)
    manager.delete(f"/clients/{made['id']}")
    assert phones_of(manager, "tag=vip") == phones_of(manager) == []


def test_clients_are_for_managers_alone(anna: Api, manager: Api, anybody: Api) -> None:
    made = given_client(manager)

    for method, path in (("GET", "/clients"), ("POST", "/clients")):
        assert anybody.request(method, path).status == 401
        assert anna.request(method, path).json["code"] == "role_missing"
    for method in ("GET", "PATCH", "DELETE"):
        assert anna.request(method, f"/clients/{made['id']}").status == 403
    assert manager.get("/clients/nobody").status == 404
