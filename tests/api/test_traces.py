"""Life stories over the API."""

from collections.abc import Callable

import pytest

from tests.factories import a_client
from tests.support.api import Api
from tests.support.mailings import SENT, a_mailing, an_addressee, given_pages
from vestnik.accounts.rows import UserRow, user_pk
from vestnik.clients.store import ClientStore


@pytest.fixture
def somebody(sign_up: Callable[[str], Api]) -> Callable[[str], Api]:
    """Makes an account with a role."""

    def make(role: str) -> Api:
        found = sign_up(f"{role}@example.com")
        row = UserRow(user_pk(found.get("/user").json["id"]), UserRow.SK)
        row.update([UserRow.roles.set({role})])
        return found

    return make


@pytest.fixture(autouse=True)
def _mailing(aws: None) -> None:
    ClientStore().add(a_client("anna"))
    given_pages(a_mailing(5), [(an_addressee("anna", fields={"name": "Anna"}), SENT)])


@pytest.mark.parametrize("role", ["manager", "operator", "admin"])
@pytest.mark.parametrize(
    ("thing_id", "kind", "events"),
    [("5", "mailing", 2), ("500000000", "message", 2), ("anna", "client", 3)],
)
def test_whoever_may_sees_what_happened(
    somebody: Callable[[str], Api], role: str, thing_id: str, kind: str, events: int
) -> None:
    answer = somebody(role).get(f"/trace/{thing_id}")

    assert answer.status == 200, answer.text
    assert list(answer.json) == ["id", "kind", "events", "complete"]
    assert (answer.json["id"], answer.json["kind"]) == (thing_id, kind)
    assert len(answer.json["events"]) == events
    assert list(answer.json["events"][0]) == ["at", "what", "actor", "detail"]
    assert ("Anna" in answer.text) is (role != "operator" and kind != "mailing")


def test_nobody_else_does(anna: Api, somebody: Callable[[str], Api], anybody: Api) -> None:
    assert anybody.get("/trace/5").status == 401
    assert anna.get("/trace/5").status == 403
    assert somebody("distributor").get("/trace/5").status == 403


def test_what_does_not_exist_is_not_found(somebody: Callable[[str], Api]) -> None:
    assert somebody("manager").get("/trace/6").status == 404


def test_each_change_of_a_mailing_is_told_with_who_made_it(manager: Api) -> None:
    begins = {"text": "Tea", "filter": {"everyone": True}, "start_at": "2030-01-01T09:00:00Z"}
    made = manager.post("/mailings", {**begins, "end_at": "2030-01-01T10:00:00Z"}).json
    address = f"/mailings/{made['id']}"
    manager.patch(address, {"text": "Coffee"})
    manager.patch(address, {"text": "Coffee"})  # changes nothing
    for deed in ("pause", "resume", "cancel"):
        assert manager.post(f"{address}/{deed}").status == 200
    copy = manager.post(f"{address}/clone").json
    manager.delete(address)

    events = manager.get(f"/trace/{made['id']}").json["events"]

    assert [event["what"] for event in events] == [
        *("mailing_created", "mailing_edited", "mailing_paused", "mailing_resumed"),
        *("mailing_cancelled", "mailing_deleted"),
    ]
    user_id = manager.get("/user").json["id"]
    assert {event["actor"] for event in events} == {f"user:{user_id}"}
    assert events[0]["detail"]["text"] == "Tea"
    assert events[1]["detail"] == {"text": {"from": "Tea", "to": "Coffee"}}
    [cloned] = manager.get(f"/trace/{copy['id']}").json["events"]
    assert cloned["detail"]["cloned_from"] == made["id"]


def test_each_change_of_a_client_is_told_even_when_he_is_gone(manager: Api) -> None:
    made = manager.post("/clients", {"phone": "+7 999 000-00-01", "fields": {"name": "Anna"}}).json
    address = f"/clients/{made['id']}"
    manager.patch(address, {"tag": "vip", "fields": {"name": "Ann"}})
    manager.patch(address, {"opted_out": True})
    manager.delete(address)

    events = manager.get(f"/trace/{made['id']}").json["events"]

    assert [event["what"] for event in events] == [
        *("client_created", "client_changed", "client_opted_out", "client_deleted")
    ]
    assert {event["actor"] for event in events} == {f"user:{manager.get('/user').json['id']}"}
    changed = {"tag": {"from": None, "to": "vip"}, "changed_fields": ["name"]}
    assert events[1]["detail"] == changed
    assert events[3]["detail"] == {}


def test_a_file_that_changes_clients_is_told_of_each(manager: Api) -> None:
    made = manager.post("/clients", {"phone": "+7 999 000-00-01"}).json

    file = "phone,tag\n79990000001,gold\n79990000002,gold\n"
    answer = manager.post("/clients/import", raw=file, headers={"Content-Type": "text/csv"})

    assert answer.status == 200, answer.text
    events = manager.get(f"/trace/{made['id']}").json["events"]
    assert [event["what"] for event in events] == ["client_created", "client_changed"]
    assert events[1]["detail"] == {"tag": {"from": None, "to": "gold"}}
